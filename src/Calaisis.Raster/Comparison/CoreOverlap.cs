namespace Calaisis.Raster.Comparison;

/// <summary>
/// How many cells core areas of two scenarios share. Whole numbers, so counts of tiles add up in any order.
/// </summary>
public sealed class CoreOverlap
{
    readonly Dictionary<(int Before, int After), long> _cells = [];

    /// <summary>Pairs that share cells, by the id before, then the id after.</summary>
    public IEnumerable<SharedCore> Pairs => _cells
        .OrderBy(pair => pair.Key.Before).ThenBy(pair => pair.Key.After)
        .Select(pair => new SharedCore(pair.Key.Before, pair.Key.After, pair.Value));

    /// <summary>Counts cells that both core areas have.</summary>
    public void Add(int before, int after, long cells) =>
        _cells[(before, after)] = _cells.GetValueOrDefault((before, after)) + cells;

    internal void Add(CoreOverlap other)
    {
        foreach (var (pair, cells) in other._cells) Add(pair.Before, pair.After, cells);
    }

    internal void Clear() => _cells.Clear();
}

/// <summary>Cells that a core area of one scenario shares with one of another.</summary>
/// <param name="Before">Its id in the scenario compared with.</param>
/// <param name="After">Its id in the other scenario.</param>
/// <param name="Cells">How many.</param>
public readonly record struct SharedCore(int Before, int After, long Cells);
