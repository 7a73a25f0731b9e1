using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Xunit;

namespace Calaisis.Raster.Tests.Flow;

/// <summary>The first error stops everything and comes out as it was thrown; none is lost; no task is left.</summary>
public sealed class FlowFailureTests
{
    static readonly RasterException Broken = new($"tile 3 is broken");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Places => new(Graphs.Keys);

    static Dictionary<string, Action<Flow<int>, Func<int, int>>> Graphs { get; } = new()
    {
        ["select"] = (flow, work) => flow.Select(work).ForEach(_ => { }),
        ["ordered"] = (flow, work) => flow.SelectParallel(3, work).ForEach(_ => { }),
        ["unordered"] = (flow, work) => flow.SelectParallel(3, work, ordered: false).ForEach(_ => { }),
        ["consumer"] = (flow, work) => flow.ForEach(item => work(item)),
        ["one branch"] = (flow, work) =>
        {
            var branches = flow.Broadcast(3);
            branches[0].ForEach(_ => { });
            branches[1].Select(work).ForEach(_ => { });
            branches[2].Batch(4).ForEach(_ => { });
        },
        ["zip"] = (flow, work) =>
        {
            var branches = flow.Broadcast(2);
            branches[0].Zip(branches[1], (left, _) => work(left)).ForEach(_ => { });
        },
        ["merge"] = (flow, work) =>
        {
            var branches = flow.Broadcast(2);
            branches[0].Merge(branches[1].Select(work)).ForEach(_ => { });
        },
    };

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Places))]
    public async Task An_error_stops_the_graph_wherever_it_is_thrown(string place)
    {
        var source = new EndlessSource();
        var inside = 0;
        var graph = new FlowGraph(1);
        Graphs[place](graph.From(source.Items()), item =>
        {
            Interlocked.Increment(ref inside);
            try
            {
                return item == 3 ? throw Broken : item;
            }
            finally
            {
                Interlocked.Decrement(ref inside);
            }
        });

        var error = await Assert.ThrowsAsync<RasterException>(() => graph.RunAsync(Stop));
        Assert.Same(Broken, error);
        Assert.Empty(error.AlsoFailed());
        Assert.True(source.IsDisposed);
        Assert.Equal(0, inside);
    }

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Places))]
    public async Task An_error_of_the_source_stops_the_graph(string place)
    {
        var graph = new FlowGraph(1);
        Graphs[place](graph.From(new EndlessSource(failsAt: 5).Items()), item => item);
        Assert.Same(Broken, await Assert.ThrowsAsync<RasterException>(() => graph.RunAsync(Stop)));
    }

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Places))]
    public async Task Cancelling_stops_the_graph_and_is_told_as_such(string place)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var source = new EndlessSource();
        var graph = new FlowGraph(1);
        Graphs[place](graph.From(source.Items()), item =>
        {
            if (item == 10) cancel.Cancel();
            return item;
        });
        var stopped = await Assert.ThrowsAsync<OperationCanceledException>(() => graph.RunAsync(cancel.Token));
        Assert.Equal(cancel.Token, stopped.CancellationToken);
        Assert.Null(stopped.InnerException);
        Assert.True(source.IsDisposed);
    }

    [Fact(Timeout = 20_000)]
    public async Task Work_that_waits_is_woken_by_an_error_elsewhere()
    {
        var waits = new Gate();
        var never = new Gate();
        var graph = new FlowGraph(1);
        graph.From([1]).ForEach(async (_, stopping) =>
        {
            waits.Open();
            await never.PassAsync(stopping);
        });
        graph.From([1]).ForEach(async (_, stopping) =>
        {
            await waits.PassAsync(stopping);
            throw Broken;
        });
        Assert.Same(Broken, await Assert.ThrowsAsync<RasterException>(() => graph.RunAsync(Stop)));
    }

    [Fact(Timeout = 20_000)]
    public async Task Of_two_errors_the_first_comes_out_and_the_second_is_attached()
    {
        var first = new RasterException($"first");
        var second = new RasterException($"second");
        var graph = new FlowGraph(1);
        var waits = new Gate();
        graph.From([1]).ForEach(async (_, stopping) =>
        {
            await waits.PassAsync(stopping);
            throw first;
        });
        graph.From([1]).ForEach(async (_, stopping) =>
        {
            try
            {
                waits.Open();
                await new Gate().PassAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                throw second;
            }
        });
        var error = await Assert.ThrowsAsync<RasterException>(() => graph.RunAsync(Stop));
        Assert.Same(first, error);
        Assert.Equal([second], error.AlsoFailed());
    }

    [Fact(Timeout = 20_000)]
    public async Task Ordered_work_reports_its_earliest_item_even_when_a_later_one_failed_before()
    {
        var laterFailed = new Gate();
        var errors = Enumerable.Range(0, 4).Select(item => new RasterException($"item {item}")).ToArray();
        var graph = new FlowGraph(1);
        var seen = new List<int>();
        graph.From(Enumerable.Range(0, 4)).SelectParallel(4, WorkAsync).ForEach(seen.Add);
        var error = await Assert.ThrowsAsync<RasterException>(() => graph.RunAsync(Stop));
        Assert.Same(errors[1], error);
        Assert.Equal([errors[3]], error.AlsoFailed());

        async ValueTask<int> WorkAsync(int item, CancellationToken stopping)
        {
            if (item == 3)
            {
                laterFailed.Open();
                throw errors[item];
            }

            // All four have been started by now, as this waits for the last of them.
            await laterFailed.PassAsync(stopping);
            return item == 1 ? throw errors[item] : item;
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task Nothing_queued_is_consumed_after_the_graph_was_stopped()
    {
        var queued = new Gate();
        var seen = new List<int>();
        var graph = new FlowGraph(8);
        graph.From(Items()).ForEach(async (item, stopping) =>
        {
            seen.Add(item);
            await queued.PassAsync(stopping);
            throw Broken;
        });
        await Assert.ThrowsAsync<RasterException>(() => graph.RunAsync(Stop));
        Assert.Equal([0], seen);

        IEnumerable<int> Items()
        {
            for (var item = 0; item < 6; item++) yield return item;
            queued.Open();
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task An_error_that_follows_a_cancellation_is_kept_inside_it()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var graph = new FlowGraph(1);
        graph.From([1]).ForEach(_ =>
        {
            cancel.Cancel();
            throw Broken;
        });
        var stopped = await Assert.ThrowsAsync<OperationCanceledException>(() => graph.RunAsync(cancel.Token));
        Assert.Same(Broken, stopped.InnerException);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timeout_inside_a_stage_is_an_error_not_a_cancellation()
    {
        var timeout = new TaskCanceledException("the server did not answer");
        var graph = new FlowGraph(1);
        graph.From([1]).ForEach(_ => throw timeout);
        Assert.Same(timeout, await Assert.ThrowsAsync<TaskCanceledException>(() => graph.RunAsync(Stop)));
    }

    [Fact]
    public async Task A_graph_that_is_cancelled_before_it_runs_starts_nothing()
    {
        var source = new EndlessSource();
        var graph = new FlowGraph();
        graph.From(source.Items()).ForEach(_ => { });
        await Assert.ThrowsAsync<OperationCanceledException>(() => graph.RunAsync(new CancellationToken(true)));
        Assert.False(source.IsStarted);
    }

    /// <summary>Counts without end, so that only the graph's stop can end it; knows whether it was closed.</summary>
    sealed class EndlessSource(int failsAt = -1)
    {
        public bool IsStarted { get; set; }

        public bool IsDisposed { get; set; }

        public IEnumerable<int> Items()
        {
            IsStarted = true;
            try
            {
                for (var item = 0; ; item++) yield return item == failsAt ? throw Broken : item;
            }
            finally
            {
                IsDisposed = true;
            }
        }
    }
}
