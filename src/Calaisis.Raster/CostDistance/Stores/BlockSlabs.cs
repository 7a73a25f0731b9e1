using System.Runtime.InteropServices;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// Memory for a number of blocks, outside the managed heap, in slabs so large that the system takes each back when it
/// is freed (single blocks would stay with the process).
/// </summary>
sealed unsafe class BlockSlabs : IDisposable
{
    const long SlabBytes = 64L << 20;

    readonly nint[] _slabs;
    readonly long _blockBytes;
    readonly int _blocksPerSlab;
    readonly int _blocks;

    /// <param name="blocks">How many blocks there may be at most.</param>
    /// <param name="blockBytes">Bytes of a block, a multiple of 64.</param>
    public BlockSlabs(int blocks, long blockBytes)
    {
        _blockBytes = blockBytes;
        _blocks = blocks;
        _blocksPerSlab = (int)Math.Max(1, SlabBytes / blockBytes);
        _slabs = new nint[(blocks + _blocksPerSlab - 1) / _blocksPerSlab];
    }

    ~BlockSlabs() => Free();

    /// <summary>
    /// Address of a block, aligned to 64 bytes; its slab is taken from the system when first asked for.
    /// </summary>
    /// <remarks>Thread rule: a block's first caller is alone; afterwards any number.</remarks>
    public nint this[int block]
    {
        get
        {
            ref var slab = ref _slabs[block / _blocksPerSlab];
            if (slab == 0)
            {
                var blocks = Math.Min(_blocksPerSlab, _blocks - (block / _blocksPerSlab * _blocksPerSlab));
                slab = (nint)NativeMemory.AlignedAlloc((nuint)(blocks * _blockBytes), 64);
            }

            return slab + (nint)(block % _blocksPerSlab * _blockBytes);
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        for (var slab = 0; slab < _slabs.Length; slab++)
        {
            NativeMemory.AlignedFree((void*)_slabs[slab]);
            _slabs[slab] = 0;
        }
    }
}
