using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>Where the tiles live: all in memory, or in a scratch file with a bounded number in memory.</summary>
/// <remarks>Thread rule: any worker may hold tiles, but a tile has one holder at a time (the schedule sees to it).</remarks>
interface ITileStore : IDisposable
{
    /// <summary>Takes a tile into memory; its address holds until it is released.</summary>
    TileBlock Acquire(int tile);

    /// <summary>Gives the tile back.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="changed">Whether its values were changed.</param>
    void Release(int tile, bool changed);

    /// <summary>Whether acquiring the tile needs no reading.</summary>
    bool IsResident(int tile);
}
