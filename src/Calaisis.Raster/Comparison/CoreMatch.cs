namespace Calaisis.Raster.Comparison;

/// <summary>
/// Which core areas of two scenarios are the same one. Ids are given by position and shift when a patch is added, so
/// they say nothing: cells do. Pairs are taken by the number of cells they share, the most first (then the lower ids),
/// and a core area belongs to one pair at most. What is left over is new, gone, merged into another or split off from
/// one.
/// </summary>
public sealed class CoreMatch
{
    readonly Dictionary<int, int> _after = [];
    readonly Dictionary<int, int> _before = [];
    readonly Dictionary<int, int> _mostlyIn;
    readonly Dictionary<int, int> _mostlyFrom;

    /// <param name="overlap">The cells that core areas share.</param>
    public CoreMatch(CoreOverlap overlap)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        var byCells = overlap.Pairs.OrderByDescending(pair => pair.Cells).ToList();
        foreach (var pair in byCells)
        {
            if (_after.ContainsKey(pair.Before) || _before.ContainsKey(pair.After)) continue;
            _after[pair.Before] = pair.After;
            _before[pair.After] = pair.Before;
        }

        _mostlyIn = byCells.GroupBy(pair => pair.Before).ToDictionary(group => group.Key, group => group.First().After);
        _mostlyFrom = byCells.GroupBy(pair => pair.After)
            .ToDictionary(group => group.Key, group => group.First().Before);
    }

    /// <summary>The id it has afterwards; null where it is gone or merged.</summary>
    public int? After(int before) => _after.TryGetValue(before, out var after) ? after : null;

    /// <summary>The id it had before; null where it is new or split off.</summary>
    public int? Before(int after) => _before.TryGetValue(after, out var before) ? before : null;

    /// <summary>
    /// The core area that holds most of it afterwards, its own or not; null where none holds any of it.
    /// </summary>
    public int? MostlyIn(int before) => _mostlyIn.TryGetValue(before, out var after) ? after : null;

    /// <summary>The core area that most of it was before, itself or not; null where none was.</summary>
    public int? MostlyFrom(int after) => _mostlyFrom.TryGetValue(after, out var before) ? before : null;
}
