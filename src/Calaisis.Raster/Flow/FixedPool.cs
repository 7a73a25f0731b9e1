using System.Threading.Channels;

namespace Calaisis.Raster.Flow;

/// <summary>
/// A fixed number of things that are used again and again, mostly buffers. As a stage waits for a free one, the pool
/// also bounds how many items are on their way between the stage that takes and the one that gives back, however many
/// stages and branches lie in between.
/// </summary>
/// <remarks>Thread rule: any number of callers. Whoever takes one owns it until it is given back.</remarks>
public sealed class FixedPool<T>
{
    readonly Channel<T> _free;

    /// <summary>Makes all of them at once.</summary>
    public FixedPool(int count, Func<T> make)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(make);
        Count = count;
        _free = Channel.CreateBounded<T>(count);
        for (var i = 0; i < count; i++) Give(make());
    }

    public int Count { get; }

    /// <summary>How many nobody holds at this moment.</summary>
    public int Free => _free.Reader.Count;

    /// <summary>Takes one, as soon as one is free.</summary>
    public ValueTask<T> TakeAsync(CancellationToken stopping) => _free.Reader.ReadAsync(stopping);

    /// <summary>Takes one that must be free, because the pool has one for each worker.</summary>
    public T Take() => _free.Reader.TryRead(out var taken)
        ? taken
        : throw new InvalidOperationException($"all {Count} of the pool are taken");

    /// <summary>Gives one back; nobody else may hold it any more.</summary>
    public void Give(T used)
    {
        if (!_free.Writer.TryWrite(used)) throw new InvalidOperationException("more was given back than taken");
    }
}
