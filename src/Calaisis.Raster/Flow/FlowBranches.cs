using System.Threading.Channels;

namespace Calaisis.Raster.Flow;

/// <summary>Operators that part flows and join them.</summary>
public static class FlowBranches
{
    /// <summary>
    /// Gives every item to each of several consumers, in the same order. The slowest sets the pace: the others get no
    /// further ahead of it than a queue holds.
    /// </summary>
    public static IReadOnlyList<Flow<T>> Broadcast<T>(this Flow<T> flow, int consumers)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentOutOfRangeException.ThrowIfLessThan(consumers, 1);
        var input = flow.Take();
        var outputs = Enumerable.Range(0, consumers).Select(_ => flow.Graph.NewChannel<T>()).ToArray();
        flow.Graph.Add(async run =>
        {
            await foreach (var item in input.ReadAllAsync(run.Stopping))
            {
                foreach (var output in outputs) await output.Writer.WriteAsync(item, run.Stopping);
            }

            foreach (var output in outputs) output.Writer.Complete();
        });
        return Array.ConvertAll(outputs, output => flow.Graph.Open(output.Reader));
    }

    /// <summary>
    /// Joins the first items of both flows, the second items, and so on. Flows that differ in length are an error: what
    /// is left over would be lost without a word.
    /// </summary>
    public static Flow<TOut> Zip<TLeft, TRight, TOut>(
        this Flow<TLeft> left, Flow<TRight> right, Func<TLeft, TRight, TOut> join)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(join);
        RequireOneGraph(left.Graph, right.Graph);
        var lefts = left.Take();
        var rights = right.Take();
        return left.Graph.Produce<TOut>(async (output, stopping) =>
        {
            for (var pairs = 0L; ; pairs++)
            {
                var hasLeft = await lefts.WaitToReadAsync(stopping);
                var hasRight = await rights.WaitToReadAsync(stopping);
                if (hasLeft != hasRight) throw new InvalidOperationException(UnequalLengths(pairs, hasLeft));
                if (!hasLeft) return;
                var joined = join(await lefts.ReadAsync(stopping), await rights.ReadAsync(stopping));
                await output.WriteAsync(joined, stopping);
            }
        });
    }

    /// <summary>
    /// The items of several flows as they come: each flow's in its order, the flows among each other in any.
    /// </summary>
    public static Flow<T> Merge<T>(this Flow<T> first, params IReadOnlyList<Flow<T>> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        foreach (var other in others) RequireOneGraph(first.Graph, other.Graph);
        return first.Graph.Produce(others.Prepend(first).Select(Pump).ToArray());
    }

    static Func<ChannelWriter<T>, CancellationToken, Task> Pump<T>(Flow<T> flow)
    {
        var input = flow.Take();
        return async (output, stopping) =>
        {
            await foreach (var item in input.ReadAllAsync(stopping)) await output.WriteAsync(item, stopping);
        };
    }

    static void RequireOneGraph(FlowGraph one, FlowGraph other)
    {
        if (one != other) throw new ArgumentException("the flows belong to different graphs");
    }

    static string UnequalLengths(long pairs, bool leftGoesOn) => leftGoesOn
        ? $"the right flow ended after {pairs} items, the left one goes on"
        : $"the left flow ended after {pairs} items, the right one goes on";
}
