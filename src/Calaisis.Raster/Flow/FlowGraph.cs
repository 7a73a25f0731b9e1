using System.Threading.Channels;

namespace Calaisis.Raster.Flow;

/// <summary>
/// A graph of stages joined by bounded channels. Stages are declared first, with the operators of
/// <see cref="Flow{T}"/>; nothing runs before <see cref="RunAsync"/>, and nothing that the graph started outlives it.
/// </summary>
/// <remarks>
/// A writer waits while its channel is full, so the slowest stage sets the pace and memory stays bounded. Branches that
/// part in a broadcast and meet again in a zip must each hold back fewer items than the other's queues take, or both
/// wait for ever: do not batch on one side only.
/// </remarks>
public sealed class FlowGraph
{
    /// <summary>How many items a channel holds when the caller does not say.</summary>
    public const int DefaultQueueLength = 4;

    readonly List<Func<FlowRun, Task>> _stages = [];
    readonly List<Func<bool>> _flowsAreRead = [];
    bool _started;

    /// <param name="queueLength">How many items each channel of the graph holds; at least 1.</param>
    public FlowGraph(int queueLength = DefaultQueueLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queueLength, 1);
        QueueLength = queueLength;
    }

    public int QueueLength { get; }

    /// <summary>
    /// The items of a sequence, enumerated once, on the thread pool, no further ahead than there is room.
    /// </summary>
    public Flow<T> From<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Produce<T>(async (output, stopping) =>
        {
            foreach (var item in items) await output.WriteAsync(item, stopping);
        });
    }

    /// <summary>The items of an asynchronous sequence; it is given the token that stops the graph.</summary>
    public Flow<T> From<T>(IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Produce<T>(async (output, stopping) =>
        {
            await foreach (var item in items.WithCancellation(stopping)) await output.WriteAsync(item, stopping);
        });
    }

    /// <summary>
    /// Runs every stage to its end. When it returns or throws, all stages have ended.
    /// </summary>
    /// <exception cref="Exception">
    /// The first error of any stage, as it was thrown: same object, same type. It stops all other stages; what they
    /// threw besides is found with <see cref="FlowErrors.AlsoFailed"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The caller cancelled before any stage failed and before the graph was done. Errors that followed are its inner
    /// exception.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A flow of the graph is read by nobody, or the graph ran before.
    /// </exception>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        if (_started) throw new InvalidOperationException("this graph has been run already; declare a new one");
        if (!_flowsAreRead.TrueForAll(isRead => isRead()))
        {
            throw new InvalidOperationException("a flow of this graph is read by nobody; end each with ForEach");
        }

        cancel.ThrowIfCancellationRequested();
        _started = true;
        using var run = new FlowRun(cancel);
        await Task.WhenAll(_stages.Select(stage => Task.Run(() => run.GuardAsync(stage), CancellationToken.None)));
        run.ThrowUnlessDone();
    }

    /// <summary>Adds a stage that writes nothing to a channel of the graph.</summary>
    internal void Add(Func<FlowRun, Task> stage) => _stages.Add(stage);

    /// <summary>A channel with the graph's queue length, for use inside a stage.</summary>
    internal Channel<T> NewChannel<T>() => Channel.CreateBounded<T>(QueueLength);

    /// <summary>
    /// Adds producers that share one output. It is completed when the last of them succeeded; the output of a failed
    /// producer stays open until the graph stops, so that no reader can take a broken flow for one that ended.
    /// </summary>
    internal Flow<T> Produce<T>(params IReadOnlyList<Func<ChannelWriter<T>, CancellationToken, Task>> producers)
    {
        var channel = NewChannel<T>();
        var running = producers.Count;
        foreach (var produce in producers)
        {
            Add(async run =>
            {
                await produce(channel.Writer, run.Stopping);
                if (Interlocked.Decrement(ref running) == 0) channel.Writer.Complete();
            });
        }

        return Open(channel.Reader);
    }

    /// <summary>Makes a channel's reading end a flow of the graph.</summary>
    internal Flow<T> Open<T>(ChannelReader<T> reader)
    {
        var flow = new Flow<T>(this, reader);
        _flowsAreRead.Add(() => flow.IsTaken);
        return flow;
    }
}
