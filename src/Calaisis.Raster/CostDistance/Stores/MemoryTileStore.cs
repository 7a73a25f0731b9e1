using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>All tiles in memory, each in one piece, outside the managed heap: nothing to move, nothing to collect.</summary>
sealed unsafe class MemoryTileStore : ITileStore
{
    readonly nint[] _blocks;
    readonly BlockLayout _layout;

    public MemoryTileStore(BlockLayout layout, int tiles)
    {
        _layout = layout;
        _blocks = new nint[tiles];
        for (var tile = 0; tile < tiles; tile++)
        {
            _blocks[tile] = (nint)NativeMemory.AlignedAlloc((nuint)layout.Bytes, 64);
        }
    }

    ~MemoryTileStore() => Free();

    public TileBlock Acquire(int tile)
    {
        ObjectDisposedException.ThrowIf(_blocks[tile] == 0, this);
        return _layout.At(_blocks[tile]);
    }

    public void Release(int tile, TileChange change)
    {
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        for (var tile = 0; tile < _blocks.Length; tile++)
        {
            NativeMemory.AlignedFree((void*)_blocks[tile]);
            _blocks[tile] = 0;
        }
    }
}
