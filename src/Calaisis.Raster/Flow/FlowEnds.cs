namespace Calaisis.Raster.Flow;

/// <summary>Operators that gather and consume items.</summary>
public static class FlowEnds
{
    /// <summary>Groups of <paramref name="size"/> items in a row; the last may hold fewer, never none.</summary>
    public static Flow<IReadOnlyList<T>> Batch<T>(this Flow<T> flow, int size)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var input = flow.Take();
        return flow.Graph.Produce<IReadOnlyList<T>>(async (output, stopping) =>
        {
            var batch = new List<T>(size);
            await foreach (var item in input.ReadAllAsync(stopping))
            {
                batch.Add(item);
                if (batch.Count < size) continue;
                await output.WriteAsync(batch, stopping);
                batch = new List<T>(size);
            }

            if (batch.Count > 0) await output.WriteAsync(batch, stopping);
        });
    }

    /// <summary>Calls an action with one item after the other.</summary>
    public static void ForEach<T>(this Flow<T> flow, Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        flow.ForEach((item, _) =>
        {
            action(item);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Calls an asynchronous action with one item after the other.</summary>
    public static void ForEach<T>(this Flow<T> flow, Func<T, CancellationToken, ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(action);
        var input = flow.Take();
        flow.Graph.Add(async run =>
        {
            await foreach (var item in input.ReadAllAsync(run.Stopping))
            {
                // Items may still be queued when the graph is stopped; they must not reach a file any more.
                run.Stopping.ThrowIfCancellationRequested();
                await action(item, run.Stopping);
            }
        });
    }
}
