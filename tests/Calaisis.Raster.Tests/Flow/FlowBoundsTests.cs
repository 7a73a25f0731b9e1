using System.Threading.Channels;
using Calaisis.Raster.Flow;
using Xunit;

namespace Calaisis.Raster.Tests.Flow;

/// <summary>Nothing runs further ahead, and nothing holds more, than the graph was told.</summary>
public sealed class FlowBoundsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 20_000)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task A_producer_gets_a_full_queue_ahead_of_its_consumer_and_no_further(int queueLength)
    {
        // One item in the consumer's hands, the queue full, one that the producer holds until there is room.
        var most = queueLength + 2;
        var reached = new Gate();
        var lead = new Lead();
        var graph = new FlowGraph(queueLength);
        graph.From(Items()).ForEach(async (item, stopping) =>
        {
            await reached.PassAsync(stopping);
            if (item % 7 == 0) await Task.Yield();
            lead.Fall();
        });
        await graph.RunAsync(Stop);
        Assert.Equal(most, lead.Largest);

        IEnumerable<int> Items()
        {
            for (var item = 0; item < 2000; item++)
            {
                if (lead.Rise() == most) reached.Open();
                yield return item;
            }
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_slow_consumer_holds_the_fast_one_back_and_both_get_everything(int slow)
    {
        const int Queue = 2;
        var ahead = new Lead();
        var reached = new Gate();
        var graph = new FlowGraph(Queue);
        var branches = graph.From(Enumerable.Range(0, 500)).Broadcast(2);
        var seenSlow = new List<int>();
        var seenFast = new List<int>();

        // At most: a queue full for the slow one, the item it is working on, the item being handed out.
        branches[1 - slow].ForEach(item =>
        {
            seenFast.Add(item);
            if (ahead.Rise() == Queue + 1) reached.Open();
        });
        branches[slow].ForEach(async (item, stopping) =>
        {
            await reached.PassAsync(stopping);
            seenSlow.Add(item);
            ahead.Fall();
        });
        await graph.RunAsync(Stop);
        Assert.InRange(ahead.Largest, Queue + 1, Queue + 2);
        Assert.Equal(Enumerable.Range(0, 500), seenFast);
        Assert.Equal(Enumerable.Range(0, 500), seenSlow);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public async Task As_many_workers_as_told_work_at_once_and_no_more(int degree, bool ordered)
    {
        var running = new Lead();
        var all = new Gate();
        var graph = new FlowGraph(1);
        graph.From(Enumerable.Range(0, 200)).SelectParallel(degree, WorkAsync, ordered).ForEach(_ => { });
        await graph.RunAsync(Stop);
        Assert.Equal(degree, running.Largest);

        async ValueTask<int> WorkAsync(int item, CancellationToken stopping)
        {
            if (running.Rise() == degree) all.Open();
            await all.PassAsync(stopping);
            await Task.Yield();
            running.Fall();
            return item;
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task Ordered_work_starts_nothing_beyond_the_items_in_flight()
    {
        const int InFlight = 5;
        var head = new Gate();
        var lastAllowed = new Gate();
        var tooEarly = 0;
        var graph = new FlowGraph(1);
        var seen = new List<int>();
        graph.From(Enumerable.Range(0, 100)).SelectParallel(2, WorkAsync, ordered: true, InFlight).ForEach(seen.Add);
        var run = graph.RunAsync(Stop);

        // Item 0 is held: one worker gets as far as item 4 and then finds nothing it may start.
        await lastAllowed.PassAsync(Stop);
        for (var turn = 0; turn < 1000; turn++) await Task.Yield();
        Assert.Equal(0, Volatile.Read(ref tooEarly));
        Assert.Empty(seen);
        head.Open();
        await run;
        Assert.Equal(Enumerable.Range(0, 100), seen);

        async ValueTask<int> WorkAsync(int item, CancellationToken stopping)
        {
            if (item == 0) await head.PassAsync(stopping);
            if (item == InFlight - 1) lastAllowed.Open();
            if (item >= InFlight && !head.IsOpen) Interlocked.Increment(ref tooEarly);
            return item;
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 3)]
    public async Task Ordered_results_come_in_order_whichever_is_ready_first(int degree, int seed)
    {
        const int Count = 120;
        var started = Channel.CreateUnbounded<(int Item, Gate Gate)>();
        var graph = new FlowGraph(1);
        var seen = new List<int>();
        graph.From(Enumerable.Range(0, Count)).SelectParallel(degree, WorkAsync).ForEach(seen.Add);
        var run = graph.RunAsync(Stop);
        await OpenInRandomOrderAsync();
        await run;
        Assert.Equal(Enumerable.Range(0, Count), seen);

        async ValueTask<int> WorkAsync(int item, CancellationToken stopping)
        {
            var gate = new Gate();
            await started.Writer.WriteAsync((item, gate), stopping);
            await gate.PassAsync(stopping);
            return item;
        }

        async Task OpenInRandomOrderAsync()
        {
            var random = new Random(seed);
            var held = new List<Gate>();
            for (var opened = 0; opened < Count; opened++)
            {
                if (held.Count == 0) held.Add((await started.Reader.ReadAsync(Stop)).Gate);
                while (started.Reader.TryRead(out var more)) held.Add(more.Gate);
                var next = random.Next(held.Count);
                held[next].Open();
                held.RemoveAt(next);
            }
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task Unordered_results_come_as_they_are_ready()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new Gate()).ToArray();
        var graph = new FlowGraph(1);
        var seen = new List<int>();
        graph.From([0, 1, 2]).SelectParallel(3, WorkAsync, ordered: false).ForEach(item =>
        {
            seen.Add(item);
            if (item > 0) gates[item - 1].Open();
        });
        gates[2].Open();
        await graph.RunAsync(Stop);
        Assert.Equal([2, 1, 0], seen);

        async ValueTask<int> WorkAsync(int item, CancellationToken stopping)
        {
            await gates[item].PassAsync(stopping);
            return item;
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_pool_bounds_the_items_across_stages_and_branches(int count)
    {
        var made = 0;
        var pool = new FixedPool<int[]>(count, () => [made++]);
        var inside = new Lead();
        var used = new int[300];
        var graph = new FlowGraph(8);
        var branches = graph.From(Enumerable.Range(0, used.Length))
            .Select(async (item, stopping) => (Item: item, Buffer: await pool.TakeAsync(stopping)))
            .Select(held =>
            {
                inside.Rise();
                return held;
            })
            .SelectParallel(7, held => held, inFlight: 20)
            .Broadcast(2);
        foreach (var branch in branches)
        {
            branch.ForEach(held =>
            {
                if (Interlocked.Increment(ref used[held.Item]) < 2) return;
                inside.Fall();
                pool.Give(held.Buffer);
            });
        }

        await graph.RunAsync(Stop);
        Assert.Equal(count, made);
        Assert.Equal(count, pool.Free);
        Assert.InRange(inside.Largest, 1, count);
    }

    [Fact]
    public void A_pool_gives_no_more_than_it_has_and_takes_no_more_than_it_gave()
    {
        var pool = new FixedPool<string>(1, () => "buffer");
        Assert.Throws<InvalidOperationException>(() => pool.Give("another"));
        Assert.Equal("buffer", pool.Take());
        Assert.Throws<InvalidOperationException>(() => pool.Take());
    }

    /// <summary>Counts up and down from several threads and remembers the largest count.</summary>
    sealed class Lead
    {
        readonly Lock _gate = new();
        int _now;

        public int Largest { get; private set; }

        public int Rise()
        {
            lock (_gate)
            {
                _now++;
                Largest = Math.Max(Largest, _now);
                return _now;
            }
        }

        public void Fall()
        {
            lock (_gate) _now--;
        }
    }
}
