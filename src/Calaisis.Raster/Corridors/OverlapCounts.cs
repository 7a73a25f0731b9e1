using Calaisis.Raster.Grids;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// How many cells the corridors of each combination of trames have: exactly these trames and no other. Trame number i
/// is bit i of a combination.
/// </summary>
/// <remarks>Whole numbers only, so counts of tiles add up to the same in any order.</remarks>
public sealed class OverlapCounts
{
    readonly IReadOnlyList<ZoneLayer> _layers;
    readonly long[] _all;
    readonly long[][] _byZone;

    internal OverlapCounts(IReadOnlyList<string> trames, IReadOnlyList<ZoneLayer> layers, bool startsWithTerritory)
    {
        StartsWithTerritory = startsWithTerritory;
        Trames = trames;
        _layers = layers;
        _all = new long[1 << trames.Count];
        _byZone = [.. layers.Select(layer => new long[(layer.HighestNumber + 1) << trames.Count])];
    }

    /// <summary>Names of the trames, in the order of the bits.</summary>
    public IReadOnlyList<string> Trames { get; }

    /// <summary>The zone layers counted in.</summary>
    public IReadOnlyList<ZoneLayer> Layers => _layers;

    /// <summary>Whether the first layer is the territory, its only zone.</summary>
    public bool StartsWithTerritory { get; }

    /// <summary>Whether any cell lies in a zone of a layer.</summary>
    public bool HasCells(int layer, int zone) =>
        _byZone[layer].AsSpan(zone << Trames.Count, 1 << Trames.Count).ContainsAnyExcept(0);

    /// <summary>Cells on which exactly these trames have a corridor.</summary>
    public long Exactly(int combination) => _all[combination];

    /// <summary>The same in a zone of a layer, 1 to n; 0 for what lies in no zone.</summary>
    public long Exactly(int combination, int layer, int zone) => _byZone[layer][(zone << Trames.Count) + combination];

    /// <summary>Cells on which all of these trames have a corridor, others too or not.</summary>
    public long Together(int combination) => Supersets(combination).Sum(Exactly);

    /// <summary>The same in a zone of a layer, 1 to n; 0 for what lies in no zone.</summary>
    public long Together(int combination, int layer, int zone) =>
        Supersets(combination).Sum(found => Exactly(found, layer, zone));

    internal void Clear()
    {
        Array.Clear(_all);
        foreach (var counts in _byZone) Array.Clear(counts);
    }

    internal void Add(ReadOnlySpan<int> combinations)
    {
        foreach (var combination in combinations) _all[combination]++;
    }

    internal void Add(int layer, ReadOnlySpan<int> combinations, ReadOnlySpan<float> zones)
    {
        var counts = _byZone[layer];
        for (var i = 0; i < combinations.Length; i++)
            counts[((float.IsNaN(zones[i]) ? 0 : (int)zones[i]) << Trames.Count) + combinations[i]]++;
    }

    internal void Add(OverlapCounts other)
    {
        Add(_all, other._all);
        for (var layer = 0; layer < _byZone.Length; layer++) Add(_byZone[layer], other._byZone[layer]);
    }

    static void Add(long[] counts, long[] others)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += others[i];
    }

    IEnumerable<int> Supersets(int combination) =>
        Enumerable.Range(0, _all.Length).Where(candidate => (candidate & combination) == combination);
}

/// <summary>The corridors of one trame, all links together.</summary>
/// <param name="Trame">Its name.</param>
/// <param name="Cells">NaN where it has no corridor.</param>
public sealed record TrameCorridors(string Trame, ITileSource Cells);
