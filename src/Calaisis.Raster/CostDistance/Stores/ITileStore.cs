using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>Where the tiles live: all in memory, or in a scratch file with a bounded number in memory.</summary>
/// <remarks>
/// Thread rule: any worker may hold tiles, and a tile may have several holders; what one of them changes no other reads
/// (the schedule sees to it).
/// </remarks>
interface ITileStore : IDisposable
{
    /// <summary>Takes a tile into memory; its address holds until it is released.</summary>
    TileBlock Acquire(int tile);

    /// <summary>Gives the tile back.</summary>
    void Release(int tile, TileChange change);
}
