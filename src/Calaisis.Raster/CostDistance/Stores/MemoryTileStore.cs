using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>All tiles in memory, each in one piece, outside the managed heap: nothing to move, nothing to collect.</summary>
sealed unsafe class MemoryTileStore : ITileStore
{
    readonly nint[] _blocks;
    readonly nuint _costBytes;

    public MemoryTileStore(TileFrame frame, int tiles)
    {
        _costBytes = (nuint)frame.Length * sizeof(double);
        _blocks = new nint[tiles];
        var bytes = Bytes(frame);
        for (var tile = 0; tile < tiles; tile++) _blocks[tile] = (nint)NativeMemory.AlignedAlloc((nuint)bytes, 64);
    }

    ~MemoryTileStore() => Free();

    /// <summary>Bytes of one tile.</summary>
    public static long Bytes(TileFrame frame) => (long)frame.Length * (sizeof(double) + sizeof(float));

    public TileBlock Acquire(int tile)
    {
        ObjectDisposedException.ThrowIf(_blocks[tile] == 0, this);
        return new TileBlock((double*)_blocks[tile], (float*)(_blocks[tile] + (nint)_costBytes));
    }

    public void Release(int tile, bool changed)
    {
    }

    public bool IsResident(int tile) => true;

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
