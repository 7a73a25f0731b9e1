namespace Calaisis.Raster.Circuits;

/// <summary>
/// The nodes of a circuit: a cell that conducts is one, and so is each group of joined cells of which one conducts.
/// Numbered by their first cells.
/// </summary>
public sealed class CellNodes
{
    const int None = -1;

    readonly int[] _nodeOf;
    readonly int[] _firstCells;
    readonly Dictionary<int, int[]> _joined = [];

    public CellNodes(Conductances conductances, CellGroups groups)
    {
        ArgumentNullException.ThrowIfNull(conductances);
        ArgumentNullException.ThrowIfNull(groups);
        var values = conductances.Values;
        var firsts = new Dictionary<int, int[]>();
        _nodeOf = new int[values.Length];
        foreach (var group in groups.All().Where(group => Array.Exists(group, cell => values[cell] > 0)))
        {
            firsts.Add(group[0], group);
            foreach (var cell in group) _nodeOf[cell] = group[0] + 1;
        }

        _firstCells = new int[CountOf(values)];
        var next = 0;
        for (var cell = 0; cell < values.Length; cell++)
        {
            var first = _nodeOf[cell] - 1;
            if (first >= 0 && first < cell)
            {
                _nodeOf[cell] = _nodeOf[first];
                continue;
            }

            if (first < 0 && values[cell] <= 0)
            {
                _nodeOf[cell] = None;
                continue;
            }

            if (first == cell) _joined.Add(next, firsts[cell]);
            _firstCells[next] = cell;
            _nodeOf[cell] = next++;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _firstCells.Length;

    /// <summary>The node of a cell, or -1 where it belongs to none.</summary>
    public int Of(int cell) => _nodeOf[cell];

    /// <summary>The node of each cell.</summary>
    public ReadOnlySpan<int> OfCells => _nodeOf;

    /// <summary>The first cell of a node.</summary>
    public int FirstCell(int node) => _firstCells[node];

    /// <summary>All cells of a node that has several; null for a node of one cell.</summary>
    public int[]? Joined(int node) => _joined.Count == 0 ? null : _joined.GetValueOrDefault(node);

    /// <summary>The nodes of several cells.</summary>
    public IReadOnlyDictionary<int, int[]> AllJoined => _joined;

    int CountOf(double[] values)
    {
        var count = 0;
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (_nodeOf[cell] > 0 ? _nodeOf[cell] == cell + 1 : values[cell] > 0) count++;
        }

        return count;
    }
}
