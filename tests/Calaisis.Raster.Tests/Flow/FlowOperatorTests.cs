using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.Flow;

public sealed class FlowOperatorTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 20_000)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(100, 4)]
    public async Task A_chain_hands_on_every_item_in_order(int count, int queueLength)
    {
        var graph = new FlowGraph(queueLength);
        var seen = new List<string>();
        graph.From(Enumerable.Range(0, count)).Select(n => n * 2).Select(n => $"<{n}>").ForEach(seen.Add);
        await graph.RunAsync(Stop);
        Assert.Equal(Enumerable.Range(0, count).Select(n => $"<{2 * n}>"), seen);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_asynchronous_sequence_is_a_source_like_any_other()
    {
        var graph = new FlowGraph(1);
        var seen = new List<int>();
        graph.From(Numbers()).ForEach(seen.Add);
        await graph.RunAsync(Stop);
        Assert.Equal([0, 1, 2], seen);

        static async IAsyncEnumerable<int> Numbers()
        {
            for (var n = 0; n < 3; n++)
            {
                await Task.Yield();
                yield return n;
            }
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData(0, new int[0])]
    [InlineData(3, new[] { 3 })]
    [InlineData(7, new[] { 3, 3, 1 })]
    public async Task Batches_are_full_but_for_the_last(int count, int[] sizes)
    {
        var graph = new FlowGraph(1);
        var batches = new List<IReadOnlyList<int>>();
        graph.From(Enumerable.Range(0, count)).Batch(3).ForEach(batches.Add);
        await graph.RunAsync(Stop);
        Assert.Equal(sizes, batches.Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(0, count), batches.SelectMany(batch => batch));
    }

    [Fact(Timeout = 20_000)]
    public async Task Merged_flows_keep_their_own_order()
    {
        var graph = new FlowGraph(1);
        var seen = new List<int>();
        var tens = graph.From(Enumerable.Range(10, 10));
        var hundreds = graph.From(Enumerable.Range(100, 50));
        graph.From(Enumerable.Empty<int>()).Merge(tens, hundreds).ForEach(seen.Add);
        await graph.RunAsync(Stop);
        Assert.Equal(60, seen.Count);
        Assert.Equal(Enumerable.Range(10, 10), seen.Where(n => n < 100));
        Assert.Equal(Enumerable.Range(100, 50), seen.Where(n => n >= 100));
    }

    [Theory(Timeout = 20_000)]
    [InlineData(3, 4, "the left flow ended after 3 items, the right one goes on")]
    [InlineData(4, 3, "the right flow ended after 3 items, the left one goes on")]
    public async Task Zipping_flows_of_different_length_is_an_error(int left, int right, string sentence)
    {
        var graph = new FlowGraph(1);
        graph.From(Enumerable.Range(0, left)).Zip(graph.From(Enumerable.Range(0, right)), (a, b) => a + b)
            .ForEach(_ => { });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => graph.RunAsync(Stop));
        Assert.Equal(sentence, error.Message);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(7, 1)]
    [InlineData(1, 4)]
    [InlineData(7, 4)]
    public async Task Tiles_of_3x5_part_and_meet_again_whatever_the_workers_and_queues(int workers, int queueLength)
    {
        var layout = new TileLayout(new Shape(31, 47), 3, 5);
        var graph = new FlowGraph(queueLength);
        var branches = graph.From(layout.Windows()).SelectParallel(workers, w => w).Broadcast(3);
        var cells = branches[0].SelectParallel(workers, w => w.CellCount);
        var zipped = new List<(Window Window, long Cells)>();
        branches[1].Zip(cells, (window, count) => (window, count)).ForEach(zipped.Add);
        var unordered = new List<Window>();
        branches[2].SelectParallel(workers, w => w, ordered: false).ForEach(unordered.Add);
        await graph.RunAsync(Stop);
        Assert.Equal(layout.Windows().Select(w => (w, w.CellCount)), zipped);
        Assert.Equal(layout.Windows(), unordered.OrderBy(w => w.Row).ThenBy(w => w.Col));
    }

    [Fact]
    public void A_flow_has_one_reader()
    {
        var flow = new FlowGraph().From([1]);
        flow.ForEach(_ => { });
        var error = Assert.Throws<InvalidOperationException>(() => flow.Select(n => n));
        Assert.Equal("two operators would read the same flow; use Broadcast", error.Message);
    }

    [Fact]
    public async Task A_flow_that_nobody_reads_is_refused_before_anything_runs()
    {
        var graph = new FlowGraph();
        var pulled = false;
        graph.From(Items()).Broadcast(2)[0].ForEach(_ => { });
        await Assert.ThrowsAsync<InvalidOperationException>(() => graph.RunAsync(Stop));
        Assert.False(pulled);

        IEnumerable<int> Items()
        {
            pulled = true;
            yield return 1;
        }
    }

    [Fact]
    public async Task A_graph_runs_once()
    {
        var graph = new FlowGraph();
        graph.From([1]).ForEach(_ => { });
        await graph.RunAsync(Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => graph.RunAsync(Stop));
    }

    [Fact]
    public void Flows_of_two_graphs_do_not_join()
    {
        var one = new FlowGraph().From([1]);
        var other = new FlowGraph().From([1]);
        Assert.Throws<ArgumentException>(() => one.Zip(other, (a, b) => a + b));
        Assert.Throws<ArgumentException>(() => one.Merge(other));
    }
}
