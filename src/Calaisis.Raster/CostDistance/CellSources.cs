using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Sources given cell by cell: points, patches. Where two sources share a cell, the one that starts cheaper has it,
/// and of equals the lower label.
/// </summary>
public sealed class CellSources : ICostSources
{
    readonly SourceCell[] _cells;
    readonly StartCosts _startCosts;

    public CellSources(string name, IEnumerable<SourceCell> cells, StartCosts? startCosts = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        Name = name;
        _startCosts = startCosts ?? StartCosts.None;
        _cells =
        [
            .. cells.OrderBy(source => source.Cell.Row).ThenBy(source => source.Cell.Col)
                .ThenBy(source => _startCosts[source.Label]).ThenBy(source => source.Label)
                .DistinctBy(source => source.Cell),
        ];
        foreach (var source in _cells) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(source.Label, nameof(cells));
    }

    public string Name { get; }

    /// <summary>All cells, row after row.</summary>
    public IReadOnlyList<SourceCell> Cells => _cells;

    public double StartCost(int label) => _startCosts[label];

    public void Read(Window window, Span<int> labels)
    {
        labels[..(window.Rows * window.Cols)].Clear();
        for (var next = FirstFrom(window.Row); next < _cells.Length; next++)
        {
            var (cell, label) = _cells[next];
            if (cell.Row >= window.EndRow) return;
            if (!window.Contains(cell)) continue;
            labels[((cell.Row - window.Row) * window.Cols) + cell.Col - window.Col] = label;
        }
    }

    int FirstFrom(int row)
    {
        var (low, high) = (0, _cells.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle].Cell.Row < row) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
