using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Flow;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class ResistancePassTests
{
    const long Ample = 100_000_000;

    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(17, 23));

    static readonly TileLayout Small = new(Grid.Shape, 3, 5);

    readonly List<string> _journal = [];
    readonly RecordingListener _listener = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, int, int, int> Ways => new(
        from workers in new[] { 1, 2, 7 }
        from tile in new[] { (3, 5), (17, 23), (100, 100), (1, 23) }
        from queue in new[] { 1, 4 }
        select (workers, tile.Item1, tile.Item2, queue));

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Ways))]
    public async Task Workers_tiles_and_queues_do_not_change_a_byte(int workers, int tileRows, int tileCols, int queue)
    {
        var land = new ArraySource("land", (row, col) => col == 4 ? float.PositiveInfinity : 1 + (Math.Abs(row) % 3));
        var light = new ArraySource("light", (row, col) => ((row * 7) + (col * 13) + 400) % 31 / 8f);
        var green = Trame("green", new PatchLayer("land"), new PatchLayer("light", 2));
        var dark = Trame("dark", new PatchLayer("light", 1));
        var limits = new PassLimits(workers, Ample) { QueueLength = queue };
        var layout = new TileLayout(Grid.Shape, tileRows, tileCols);
        var statistics = await RunAsync(layout, [light, land], [green, dark], limits);

        Assert.Equal(Expected((row, col) => col == 4 ? float.NaN : 1 + (row % 3) + Sum(row, col, 2)), Values(green));
        Assert.Equal(Expected((row, col) => Sum(row, col, 1)), Values(dark));
        Assert.Equal(layout.Windows(), ((ArraySink)green.Sink).Written);
        Assert.Equal(Grid.Shape.Rows, statistics[0].Barriers);
        Assert.Equal(0, statistics[1].Barriers);

        static float Sum(int row, int col, int margin)
        {
            var sum = 0f;
            for (var r = row - margin; r <= row + margin; r++)
            {
                for (var c = col - margin; c <= col + margin; c++) sum += ((r * 7) + (c * 13) + 400) % 31 / 8f;
            }

            return sum;
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_source_is_read_once_per_tile_with_the_largest_margin_anyone_needs()
    {
        var land = new ArraySource("land", (_, _) => 1);
        var light = new ArraySource("light", (_, _) => 1);
        var unused = new ArraySource("unused", (_, _) => 1);
        var first = Trame("first", new PatchLayer("light", 2), new PatchLayer("land"));
        var second = Trame("second", new PatchLayer("light", 3));
        await RunAsync(Small, [land, light, unused], [first, second], new PassLimits(7, Ample));

        Assert.Equal(Small.Windows().Select(w => w.Grow(3)), InOrder(light));
        Assert.Equal(Small.Windows(), InOrder(land));
        Assert.Empty(unused.WindowsRead);

        static IEnumerable<Window> InOrder(ArraySource source) =>
            source.WindowsRead.OrderBy(w => w.Row).ThenBy(w => w.Col);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_broken_source_stops_the_pass_and_nothing_is_committed(int workers)
    {
        var broken = Small.Windows().Skip(8).ToArray();
        var source = new ArraySource("land", (_, _) => 1)
        {
            Reading = window =>
            {
                if (broken.Contains(window)) throw new RasterException($"land cannot be read at {window}");
            },
        };
        var error = await Assert.ThrowsAsync<RasterException>(
            () => RunAsync(Small, [source], [Trame("green", new PatchLayer("land"))], new PassLimits(workers, Ample)));
        Assert.Equal($"land cannot be read at {broken[0]}", error.Message);
        Assert.Empty(_journal);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_trame_that_leaves_cells_uncovered_by_mistake_keeps_all_trames_from_being_committed()
    {
        var holes = new ArraySource("holes", (row, col) => row == 9 && col is 7 or 20 ? float.NaN : 1);
        var whole = new ArraySource("whole", (_, _) => 1);
        var trames = new[]
        {
            Trame("first", new PatchLayer("whole")),
            Trame("second", UncoveredRule.Error, new PatchLayer("holes")),
        };
        var error = await Assert.ThrowsAsync<RasterException>(
            () => RunAsync(Small, [holes, whole], trames, new PassLimits(7, Ample)));
        Assert.StartsWith("trame 'second'", error.Message, StringComparison.Ordinal);
        Assert.Contains("row 9, column 7 ", error.Message, StringComparison.Ordinal);
        Assert.Empty(_journal);
    }

    [Fact(Timeout = 20_000)]
    public async Task All_rasters_are_completed_before_the_first_is_committed()
    {
        var source = new ArraySource("land", (_, _) => 1);
        var trames = new[] { "a", "b", "c" }.Select(name => Trame(name, new PatchLayer("land"))).ToArray();
        await RunAsync(Small, [source], trames, new PassLimits(2, Ample));
        Assert.Equal(["a completed", "b completed", "c completed"], _journal.Take(3).Order());
        Assert.Equal(["a committed", "b committed", "c committed"], _journal.Skip(3));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_raster_that_cannot_be_completed_keeps_all_from_being_committed()
    {
        var source = new ArraySource("land", (_, _) => 1);
        var trames = new[] { "a", "b", "c" }.Select(name => Trame(name, new PatchLayer("land"))).ToArray();
        ((ArraySink)trames[1].Sink).Completing = () => throw new OutputException($"the disk is full");
        await Assert.ThrowsAsync<OutputException>(() => RunAsync(Small, [source], trames, new PassLimits(2, Ample)));
        Assert.DoesNotContain(_journal, step => step.EndsWith("committed", StringComparison.Ordinal));
    }

    [Fact(Timeout = 20_000)]
    public async Task Cancelling_stops_the_pass_and_nothing_is_committed()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var source = new ArraySource("land", (_, _) => 1);
        var trame = Trame("green", new PatchLayer("land"));
        ((ArraySink)trame.Sink).Writing = window =>
        {
            if (window.Row == 6) cancel.Cancel();
        };
        var pass = new ResistancePass(Grid, Small, [source], [trame]);
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => pass.RunAsync(new PassLimits(2, Ample), _listener, cancel.Token));
        Assert.Empty(_journal);
        Assert.Equal(6, ((ArraySink)trame.Sink).Written[^1].Row);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(1, 540, 1)]
    [InlineData(7, 540, 1)]
    [InlineData(1, 540 + 59, 1)]
    [InlineData(1, 540 + 60, 2)]
    [InlineData(2, (2 * 540) + (3 * 60), 5)]
    [InlineData(7, 3 * 540, 3)]
    public async Task The_memory_limit_bounds_the_tiles_in_flight(int workers, long memory, int tiles)
    {
        // A tile of 3 x 5 cells with one source and one trame: 60 bytes read, 60 written, 28 of scratch per cell.
        var gate = new Lock();
        using var full = new ManualResetEventSlim();
        var (inFlight, most) = (0, 0);
        var source = new ArraySource("land", (_, _) => 1)
        {
            Reading = _ =>
            {
                lock (gate) most = Math.Max(most, ++inFlight);
                if (most == tiles) full.Set();
            },
        };
        var trame = Trame("green", new PatchLayer("land"));
        ((ArraySink)trame.Sink).Writing = _ =>
        {
            // The first write waits until as many tiles have been read as may be; from then on writing is the slower.
            full.Wait(Stop);
            lock (gate) inFlight--;
        };
        await RunAsync(Small, [source], [trame], new PassLimits(workers, memory) { QueueLength = 8 });
        Assert.Equal(tiles, most);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_memory_limit_below_one_tile_is_said_before_anything_is_read()
    {
        var source = new ArraySource("land", (_, _) => 1);
        var error = await Assert.ThrowsAsync<PipelineException>(
            () => RunAsync(Small, [source], [Trame("green", new PatchLayer("land"))], new PassLimits(1, 539)));
        Assert.Equal(
            "memory limit: one tile needs 540 bytes, found room for 539 bytes; allow more memory or use smaller tiles",
            error.Message);
        Assert.Empty(source.WindowsRead);
    }

    [Fact]
    public void A_trame_whose_source_is_missing_is_refused()
    {
        var trame = Trame("green", new PatchLayer("land"));
        var error = Assert.Throws<ArgumentException>(() => new ResistancePass(Grid, Small, [], [trame]));
        Assert.Contains("'land'", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_listener_hears_each_tile_and_each_file()
    {
        var source = new ArraySource("land", (_, _) => 1);
        var layout = new TileLayout(Grid.Shape, 10, 20);
        var trames = new[] { Trame("a", new PatchLayer("land")), Trame("b", new PatchLayer("land")) };
        await RunAsync(layout, [source], trames, new PassLimits(7, Ample));
        Assert.Equal(
            [
                new StepStarted($"resistance", 4),
                new StepAdvanced($"resistance", 1, 4),
                new StepAdvanced($"resistance", 2, 4),
                new StepAdvanced($"resistance", 3, 4),
                new StepAdvanced($"resistance", 4, 4),
                new StepFinished($"resistance"),
                new StepStarted($"files", 2),
                new StepAdvanced($"files", 1, 2),
                new StepAdvanced($"files", 2, 2),
                new StepFinished($"files"),
            ],
            _listener.Heard);
    }

    Task<IReadOnlyList<TrameStatistics>> RunAsync(
        TileLayout layout, ArraySource[] sources, TrameOutput[] trames, PassLimits limits) =>
        new ResistancePass(Grid, layout, sources, trames).RunAsync(limits, _listener, Stop);

    TrameOutput Trame(string name, params IResistanceLayer[] layers) =>
        Trame(name, UncoveredRule.Impassable, layers);

    TrameOutput Trame(string name, UncoveredRule uncovered, params IResistanceLayer[] layers) => new(
        new ResistanceStack(
            name, [.. layers.Select(layer => new StackedLayer(layer, Combine.Add))], 0.001, 1e6, uncovered),
        new ArraySink(name, Grid.Shape, _journal));

    static float[] Values(TrameOutput trame) => ((ArraySink)trame.Sink).Values;

    static float[] Expected(Func<int, int, float> valueAt) =>
    [
        .. from row in Enumerable.Range(0, Grid.Shape.Rows)
           from col in Enumerable.Range(0, Grid.Shape.Cols)
           select valueAt(row, col),
    ];
}
