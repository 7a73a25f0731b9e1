using System.Threading.Channels;

namespace Calaisis.Raster.Flow;

/// <summary>Operators that turn each item into another one.</summary>
public static class FlowSelect
{
    /// <summary>Applies a function to one item after the other.</summary>
    public static Flow<TOut> Select<TIn, TOut>(this Flow<TIn> flow, Func<TIn, TOut> work) =>
        flow.Select(Async(work));

    /// <summary>Applies an asynchronous function to one item after the other.</summary>
    public static Flow<TOut> Select<TIn, TOut>(
        this Flow<TIn> flow, Func<TIn, CancellationToken, ValueTask<TOut>> work) =>
        flow.SelectParallel(degree: 1, work, ordered: false);

    /// <inheritdoc
    /// cref="SelectParallel{TIn,TOut}(Flow{TIn},int,Func{TIn,CancellationToken,ValueTask{TOut}},bool,int?)"/>
    public static Flow<TOut> SelectParallel<TIn, TOut>(
        this Flow<TIn> flow, int degree, Func<TIn, TOut> work, bool ordered = true, int? inFlight = null) =>
        flow.SelectParallel(degree, Async(work), ordered, inFlight);

    /// <summary>Applies a function to several items at once, on the thread pool.</summary>
    /// <param name="flow">The items.</param>
    /// <param name="degree">At most so many calls of <paramref name="work"/> run at once.</param>
    /// <param name="work">Called from several threads.</param>
    /// <param name="ordered">
    /// True hands results on in the order of the items, and reports the error of the earliest item that failed,
    /// whatever the timing. False hands each on as soon as it is ready, and reports an error at once.
    /// </param>
    /// <param name="inFlight">
    /// Ordered only: at most so many items are between being taken and their result being handed on (waiting, running,
    /// or waiting for an earlier one). At least <paramref name="degree"/>; twice as many when not given.
    /// </param>
    public static Flow<TOut> SelectParallel<TIn, TOut>(
        this Flow<TIn> flow,
        int degree,
        Func<TIn, CancellationToken, ValueTask<TOut>> work,
        bool ordered = true,
        int? inFlight = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        var limit = inFlight ?? checked(2 * degree);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, degree, nameof(inFlight));
        if (ordered) return new OrderedStage<TIn, TOut>(degree, limit, work).Join(flow);

        var input = flow.Take();
        return flow.Graph.Produce(Enumerable.Repeat(Worker, degree).ToArray());

        async Task Worker(ChannelWriter<TOut> output, CancellationToken stopping)
        {
            await foreach (var item in input.ReadAllAsync(stopping))
            {
                await output.WriteAsync(await work(item, stopping), stopping);
            }
        }
    }

    static Func<TIn, CancellationToken, ValueTask<TOut>> Async<TIn, TOut>(Func<TIn, TOut> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return (item, _) => ValueTask.FromResult(work(item));
    }
}
