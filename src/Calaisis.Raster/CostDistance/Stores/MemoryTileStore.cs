using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// All tiles in memory, each in one piece, outside the managed heap: nothing to move, nothing to collect.
/// </summary>
sealed class MemoryTileStore : ITileStore
{
    readonly BlockLayout _layout;
    readonly BlockSlabs _slabs;
    bool _disposed;

    public MemoryTileStore(BlockLayout layout, int tiles)
    {
        _layout = layout;
        _slabs = new BlockSlabs(tiles, layout.Bytes);
        // All slabs now: later, workers would race for them.
        for (var tile = 0; tile < tiles; tile++) _ = _slabs[tile];
    }

    public TileBlock Acquire(int tile)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _layout.At(_slabs[tile]);
    }

    public void Release(int tile, TileChange change)
    {
    }

    public void Dispose()
    {
        _disposed = true;
        _slabs.Dispose();
    }
}
