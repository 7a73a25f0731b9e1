using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Work that whoever brings it does himself where nobody is free to help: so little of it ever waits, and nothing waits
/// for a thread that does not come.
/// </summary>
/// <remarks>Thread rule: <see cref="Add"/> from any thread; the others from one, when no more is added.</remarks>
sealed class HelpedQueue<TItem>(int threads, Action<TItem> work) : IDisposable
{
    readonly ConcurrentQueue<TItem> _waiting = new();
    ExceptionDispatchInfo? _failure;
    int _helpers;

    /// <summary>How many threads may work, those that bring work included.</summary>
    internal int Threads => Math.Max(1, threads);

    /// <summary>Does an item, or hands it to a thread that helps.</summary>
    internal void Add(TItem item)
    {
        _failure?.Throw();
        if (Interlocked.Increment(ref _helpers) >= Threads)
        {
            Interlocked.Decrement(ref _helpers);
            work(item);
            return;
        }

        _waiting.Enqueue(item);
        ThreadPool.UnsafeQueueUserWorkItem(_ => Help(), null);
    }

    /// <summary>Comes back when all is done.</summary>
    internal void Finish(CancellationToken cancel)
    {
        while (_waiting.TryDequeue(out var item))
        {
            Interlocked.Decrement(ref _helpers);
            cancel.ThrowIfCancellationRequested();
            work(item);
        }

        WaitForHelpers();
        _failure?.Throw();
        cancel.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        while (_waiting.TryDequeue(out _)) Interlocked.Decrement(ref _helpers);
        WaitForHelpers();
    }

    void WaitForHelpers()
    {
        var wait = new SpinWait();
        while (Volatile.Read(ref _helpers) > 0) wait.SpinOnce();
    }

    // An item that was taken by Finish leaves its helper with nothing to do.
    void Help()
    {
        if (!_waiting.TryDequeue(out var item)) return;
        try
        {
            if (Volatile.Read(ref _failure) is null) work(item);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        }
        finally
        {
            Interlocked.Decrement(ref _helpers);
        }
    }
}
