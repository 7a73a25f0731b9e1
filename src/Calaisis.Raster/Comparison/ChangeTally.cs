namespace Calaisis.Raster.Comparison;

/// <summary>
/// Cells counted by what became of them, in one zone or everywhere. Whole numbers, so tallies add up in any order.
/// </summary>
public sealed class ChangeTally
{
    internal ChangeTally(int thresholds)
    {
        LevelsBefore = new long[thresholds + 1];
        LevelsAfter = new long[thresholds + 1];
        KeptLevelsBefore = new long[thresholds + 1];
        KeptLevelsAfter = new long[thresholds + 1];
    }

    /// <summary>All corridor before, inside core areas, too.</summary>
    public long CorridorBefore => LevelsBefore.Sum();

    /// <summary>All corridor afterwards, inside core areas, too.</summary>
    public long CorridorAfter => LevelsAfter.Sum();

    /// <summary>Corridor afterwards only, outside the core areas of both.</summary>
    public long CorridorGained => Corridors[(int)CellChangeCode.Gained];

    /// <summary>Corridor before only, outside the core areas of both.</summary>
    public long CorridorLost => Corridors[(int)CellChangeCode.Lost];

    /// <summary>Corridor in both.</summary>
    public long CorridorKept => Corridors[(int)CellChangeCode.Kept];

    /// <summary>Core area afterwards only.</summary>
    public long CoreGained => Cores[(int)CellChangeCode.Gained];

    /// <summary>Core area before only.</summary>
    public long CoreLost => Cores[(int)CellChangeCode.Lost];

    /// <summary>Core area in both.</summary>
    public long CoreKept => Cores[(int)CellChangeCode.Kept];

    /// <summary>Resistance is lower afterwards, by enough to be worth telling.</summary>
    public long Eased => Resistance[(int)ResistanceChangeCode.Eased];

    /// <summary>Resistance is higher afterwards, by enough to be worth telling.</summary>
    public long Hardened => Resistance[(int)ResistanceChangeCode.Hardened];

    /// <summary>Impassable before, passable afterwards.</summary>
    public long Opened => Resistance[(int)ResistanceChangeCode.Opened];

    /// <summary>Passable before, impassable afterwards.</summary>
    public long Closed => Resistance[(int)ResistanceChangeCode.Closed];

    /// <summary>
    /// Cells of core area in one of the two or both that became what a code says: 1 lower, 2 higher, 3 opened, 4
    /// closed.
    /// </summary>
    public long InCores(int code) => ResistanceInCores[code];

    /// <summary>The same of cells of corridor in one of the two or both.</summary>
    public long InCorridors(int code) => ResistanceInCorridors[code];

    /// <summary>Cells whose accumulated cost differs.</summary>
    public long CostChanged => Cost[1];

    /// <summary>Corridor cells before that are brighter than a threshold, by the number of the threshold.</summary>
    public long LitBefore(int threshold) => Above(LevelsBefore, threshold);

    /// <summary>Corridor cells afterwards that are brighter than a threshold.</summary>
    public long LitAfter(int threshold) => Above(LevelsAfter, threshold);

    /// <summary>Cells of corridor in both that are brighter than a threshold before.</summary>
    public long KeptLitBefore(int threshold) => Above(KeptLevelsBefore, threshold);

    /// <summary>Cells of corridor in both that are brighter than a threshold afterwards.</summary>
    public long KeptLitAfter(int threshold) => Above(KeptLevelsAfter, threshold);

    internal long[] Corridors { get; } = new long[4];

    internal long[] Cores { get; } = new long[4];

    internal long[] Resistance { get; } = new long[5];

    internal long[] ResistanceInCores { get; } = new long[5];

    internal long[] ResistanceInCorridors { get; } = new long[5];

    internal long[] Cost { get; } = new long[2];

    /// <summary>Corridor cells by the number of thresholds that they exceed.</summary>
    internal long[] LevelsBefore { get; }

    internal long[] LevelsAfter { get; }

    /// <summary>Cells of corridor in both by the number of thresholds that they exceed.</summary>
    internal long[] KeptLevelsBefore { get; }

    internal long[] KeptLevelsAfter { get; }

    IEnumerable<long[]> All => [Corridors, Cores, Resistance, ResistanceInCores, ResistanceInCorridors, Cost,
        LevelsBefore, LevelsAfter, KeptLevelsBefore, KeptLevelsAfter];

    internal void Add(ChangeTally other)
    {
        foreach (var (mine, theirs) in All.Zip(other.All))
        {
            for (var i = 0; i < mine.Length; i++) mine[i] += theirs[i];
        }
    }

    internal void Clear()
    {
        foreach (var counts in All) Array.Clear(counts);
    }

    static long Above(long[] levels, int threshold) => levels.AsSpan(threshold + 1).ToArray().Sum();
}

/// <summary>What became of the resistance of a cell.</summary>
enum ResistanceChangeCode
{
    None = 0,
    Eased = 1,
    Hardened = 2,
    Opened = 3,
    Closed = 4,
}

/// <summary>
/// What two scenarios differ in, counted: everywhere, zone by zone, and which core areas share cells.
/// </summary>
public sealed class ChangeCounts
{
    internal ChangeCounts(ChangeSettings settings)
    {
        Settings = settings;
        Everywhere = New();
        Territory = settings.Territory is null ? null : New();
        Zones = [.. settings.Zones
            .Select(layer => Enumerable.Range(0, layer.HighestNumber + 1).Select(_ => New()).ToArray())];

        ChangeTally New() => new(settings.LightAbove.Count);
    }

    public ChangeSettings Settings { get; }

    public ChangeTally Everywhere { get; }

    /// <summary>In the territory; null where none is declared.</summary>
    public ChangeTally? Territory { get; }

    /// <summary>By zone layer, then zone, 1 to n; 0 is what lies in no zone.</summary>
    public IReadOnlyList<IReadOnlyList<ChangeTally>> Zones { get; }

    public CoreOverlap Cores { get; } = new();

    /// <summary>Where the resistance differs; null where it was not noted.</summary>
    public ChangedCells? Changed { get; internal set; }

    internal void Add(ChangeCounts other)
    {
        Everywhere.Add(other.Everywhere);
        Territory?.Add(other.Territory!);
        Cores.Add(other.Cores);
        for (var layer = 0; layer < Zones.Count; layer++)
        {
            for (var zone = 0; zone < Zones[layer].Count; zone++) Zones[layer][zone].Add(other.Zones[layer][zone]);
        }
    }

    internal void Clear()
    {
        Everywhere.Clear();
        Territory?.Clear();
        Cores.Clear();
        foreach (var tally in Zones.SelectMany(layer => layer)) tally.Clear();
    }
}
