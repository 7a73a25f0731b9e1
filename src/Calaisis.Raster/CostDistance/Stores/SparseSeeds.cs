using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// The few cells of a tile that have a cost before it is first searched, kept in memory so that a tile full of
/// "unreached" need not be written to the scratch file. A bounded number; what is beyond is written after all.
/// </summary>
/// <remarks>Thread rule: a tile's holder may keep and restore; any number of tiles at a time.</remarks>
sealed unsafe class SparseSeeds(TileFrame frame, int tiles, long mostCells)
{
    const int MostOfTile = 512;

    readonly record struct Seed(short Row, short Col, int Label, double Cost);

    readonly Seed[]?[] _seeds = new Seed[tiles][];
    long _count;

    /// <summary>Bytes of one seed.</summary>
    public static int SeedBytes => sizeof(Seed);

    /// <summary>Keeps the tile's costs and labels; false if there are too many.</summary>
    public bool TryKeep(int tile, TileBlock block, double unreached)
    {
        var found = new List<Seed>();
        for (var row = 0; row < frame.Cells; row++)
        {
            var costs = new ReadOnlySpan<double>(block.Cost + frame.At(row, 0), frame.Cells);
            for (var col = 0; col < costs.Length; col++)
            {
                if (!(costs[col] < unreached)) continue;
                if (found.Count == MostOfTile) return false;
                var label = block.Label is null ? 0 : block.Label[(row * frame.Cells) + col];
                found.Add(new Seed((short)row, (short)col, label, costs[col]));
            }
        }

        if (Interlocked.Add(ref _count, found.Count) > mostCells)
        {
            Interlocked.Add(ref _count, -found.Count);
            return false;
        }

        _seeds[tile] = [.. found];
        return true;
    }

    /// <summary>Whether the tile's seeds are here.</summary>
    public bool Has(int tile) => _seeds[tile] is not null;

    /// <summary>Puts them back into a tile of "unreached".</summary>
    public void Restore(int tile, TileBlock block)
    {
        foreach (var seed in _seeds[tile] ?? [])
        {
            block.Cost[frame.At(seed.Row, seed.Col)] = seed.Cost;
            if (block.Label is not null) block.Label[(seed.Row * frame.Cells) + seed.Col] = seed.Label;
        }
    }

    public void Forget(int tile)
    {
        if (_seeds[tile] is { } seeds) Interlocked.Add(ref _count, -seeds.Length);
        _seeds[tile] = null;
    }
}
