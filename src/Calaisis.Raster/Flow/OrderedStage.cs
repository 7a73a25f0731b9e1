using System.Threading.Channels;

namespace Calaisis.Raster.Flow;

/// <summary>
/// Parallel work whose results leave in the order of the items. A dispatcher gives each item a slot, workers fill the
/// slots, an emitter empties them in order.
/// </summary>
sealed class OrderedStage<TIn, TOut>(
    int degree, int inFlight, Func<TIn, CancellationToken, ValueTask<TOut>> work)
{
    // A slot stays in this channel until its result has been handed on: its capacity is the limit of items in flight.
    readonly Channel<Slot> _inOrder = Channel.CreateBounded<Slot>(inFlight);
    readonly Channel<Slot> _toDo = Channel.CreateBounded<Slot>(inFlight);
    volatile bool _failed;

    public Flow<TOut> Join(Flow<TIn> flow)
    {
        var input = flow.Take();
        flow.Graph.Add(run => DispatchAsync(input, run.Stopping));
        for (var worker = 0; worker < degree; worker++) flow.Graph.Add(WorkAsync);
        return flow.Graph.Produce<TOut>(EmitAsync);
    }

    async Task DispatchAsync(ChannelReader<TIn> input, CancellationToken stopping)
    {
        // Room first, item second: an item in hand would be one more in flight.
        while (await _inOrder.Writer.WaitToWriteAsync(stopping)
            && !_failed
            && await input.WaitToReadAsync(stopping))
        {
            var slot = new Slot(await input.ReadAsync(stopping));
            await _inOrder.Writer.WriteAsync(slot, stopping);
            await _toDo.Writer.WriteAsync(slot, stopping);
        }

        _inOrder.Writer.Complete();
        _toDo.Writer.Complete();
    }

    async Task WorkAsync(FlowRun run)
    {
        // Slots are started in order, so whatever is still to do when one fails comes after it and is not needed. The
        // question is asked before a slot is taken: one that was taken is always filled, as the emitter waits for it.
        while (!_failed && await _toDo.Reader.WaitToReadAsync(run.Stopping))
        {
            if (_toDo.Reader.TryRead(out var slot)) await FillAsync(slot, run);
        }
    }

    async Task FillAsync(Slot slot, FlowRun run)
    {
        try
        {
            slot.Result.SetResult(await work(slot.Item, run.Stopping));
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            slot.Fail(error);
            _failed = true;

            // The emitter throws the earliest error and so stops the run; only then come the others, so none is lost.
            await run.UntilStoppingAsync();
            throw;
        }
    }

    async Task EmitAsync(ChannelWriter<TOut> output, CancellationToken stopping)
    {
        while (await _inOrder.Reader.WaitToReadAsync(stopping))
        {
            if (!_inOrder.Reader.TryPeek(out var slot)) continue;
            var result = await slot.Result.Task.WaitAsync(stopping);
            await output.WriteAsync(result, stopping);
            await _inOrder.Reader.ReadAsync(stopping);
        }
    }

    sealed class Slot(TIn item)
    {
        public TIn Item { get; } = item;

        public TaskCompletionSource<TOut> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Fail(Exception error)
        {
            Result.SetException(error);
            _ = Result.Task.Exception; // Seen: the emitter may never get to this slot.
        }
    }
}
