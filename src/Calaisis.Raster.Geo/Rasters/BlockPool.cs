using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>A block of which some cells are there.</summary>
/// <remarks>Whoever looks at it holds its lock.</remarks>
sealed class BlockPart<T>(T noData)
    where T : unmanaged
{
    /// <summary>What stands where nothing was written.</summary>
    internal T NoData => noData;

    /// <summary>How many cells were written.</summary>
    internal long Filled { get; set; }

    /// <summary>Its cells; null where they are in the scratch file.</summary>
    internal T[]? Values { get; set; }

    /// <summary>Its place in the scratch file, counted in blocks; -1 where it has none.</summary>
    internal long Slot { get; set; } = -1;
}

/// <summary>
/// The arrays of blocks, used again, and a bound for those that wait for their last cells: the one that was touched
/// longest ago goes to a scratch file, uncompressed, until its next cells come. That happens only where windows cut
/// many blocks, as those of very wide rasters do.
/// </summary>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
sealed class BlockPool<T>(string scratch, int mostWaiting) : IDisposable
    where T : unmanaged
{
    const int Cells = CogContent.BlockSide * CogContent.BlockSide;

    readonly ConcurrentBag<T[]> _idle = [];
    readonly LinkedList<BlockPart<T>> _waiting = [];
    readonly Stack<long> _freeSlots = [];
    readonly Lock _gate = new();
    SafeFileHandle? _file;
    long _slots;

    /// <summary>An array for a block; what stands in it is of no meaning.</summary>
    internal T[] Rent() => _idle.TryTake(out var values) ? values : GC.AllocateUninitializedArray<T>(Cells);

    internal void Return(T[] values) => _idle.Add(values);

    /// <summary>Brings a part into memory.</summary>
    /// <exception cref="IOException">The scratch file cannot be written or read.</exception>
    internal void Require(BlockPart<T> part)
    {
        lock (_gate)
        {
            if (part.Values is null) Load(part);
            else _waiting.Remove(part);
            _waiting.AddLast(part);
            for (var oldest = _waiting.First; _waiting.Count > mostWaiting && oldest is not null;)
            {
                var next = oldest.Next;
                if (!ReferenceEquals(oldest.Value, part) && Monitor.TryEnter(oldest.Value))
                {
                    try
                    {
                        Store(oldest.Value);
                        _waiting.Remove(oldest);
                    }
                    finally
                    {
                        Monitor.Exit(oldest.Value);
                    }
                }

                oldest = next;
            }
        }
    }

    /// <summary>Hands over the cells of a part that is whole and in memory.</summary>
    internal T[] Release(BlockPart<T> part)
    {
        lock (_gate)
        {
            _waiting.Remove(part);
            if (part.Slot >= 0) _freeSlots.Push(part.Slot);
        }

        var values = part.Values!;
        part.Values = null;
        return values;
    }

    public void Dispose() => _file?.Dispose();

    void Load(BlockPart<T> part)
    {
        var values = Rent();
        if (part.Slot < 0)
        {
            values.AsSpan().Fill(part.NoData);
        }
        else
        {
            var bytes = MemoryMarshal.AsBytes(values.AsSpan());
            for (var offset = part.Slot * bytes.Length; bytes.Length > 0;)
            {
                var read = RandomAccess.Read(_file!, bytes, offset);
                if (read == 0) throw new EndOfStreamException();
                bytes = bytes[read..];
                offset += read;
            }
        }

        part.Values = values;
    }

    void Store(BlockPart<T> part)
    {
        _file ??= File.OpenHandle(scratch, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        if (part.Slot < 0) part.Slot = _freeSlots.TryPop(out var free) ? free : _slots++;
        var bytes = MemoryMarshal.AsBytes(part.Values.AsSpan());
        RandomAccess.Write(_file, bytes, part.Slot * bytes.Length);
        Return(part.Values!);
        part.Values = null;
    }
}
