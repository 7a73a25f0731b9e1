namespace Calaisis.Raster.Circuits;

/// <summary>What currents flow between: a cell, or a region of several.</summary>
/// <param name="Id">Its number, above 0.</param>
/// <param name="Cells">Its cells, at least one; the first is where current enters.</param>
public sealed record FocalPoint(int Id, IReadOnlyList<int> Cells)
{
    public bool IsRegion => Cells.Count > 1;

    /// <summary>Points of the numbers of cells, by number; what is not above 0 is none.</summary>
    public static IReadOnlyList<FocalPoint> Of(IEnumerable<(int Cell, double Number)> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var cells = new SortedDictionary<int, List<int>>();
        foreach (var (cell, number) in numbers)
        {
            if (!(number > 0)) continue;
            var id = (int)number;
            if (!cells.TryGetValue(id, out var region)) cells.Add(id, region = []);
            region.Add(cell);
        }

        return [.. cells.Select(point => new FocalPoint(point.Key, [.. point.Value.Distinct()]))];
    }
}
