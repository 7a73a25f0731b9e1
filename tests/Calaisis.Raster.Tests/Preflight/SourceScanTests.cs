using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tests.Flow;
using Calaisis.Raster.Tests.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Preflight;

public sealed class SourceScanTests
{
    static readonly Shape Shape = new(29, 31);

    static readonly PassLimits Two = new(2, 1_000_000);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, int, int, int> Ways => new(
        from seed in Enumerable.Range(1, 4)
        from way in new[] { (1, 29, 31), (2, 3, 5), (7, 3, 5), (7, 100, 4) }
        select (seed, way.Item1, way.Item2, way.Item3));

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Ways))]
    public async Task Statistics_are_those_of_plain_counting(int seed, int workers, int tileRows, int tileCols)
    {
        var classes = RandomValues(seed, fractions: seed % 2 == 0);
        var values = RandomValues(seed + 100, fractions: true);
        var scanned = await SourceScan.RunAsync(
            new TileLayout(Shape, tileRows, tileCols),
            [
                new ScannedSource(Source("land", classes), CellKind.Classes, null),
                new ScannedSource(Source("ph", values), CellKind.Values, new PlausibleRange(-10, 10)),
            ],
            new PassLimits(workers, 1_000_000) { QueueLength = 1 },
            new RecordingListener(),
            Stop);
        Same(Count(classes, value => false, value => value != Math.Floor(value), countClasses: true), scanned[0]);
        Same(Count(values, value => value is < -10 or > 10, value => false, countClasses: false), scanned[1]);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_source_without_any_value_is_empty()
    {
        var statistics = await ScanAsync((_, _) => float.NaN, CellKind.Classes);
        Assert.True(statistics.IsEmpty);
        Assert.Equal(Shape.CellCount, statistics.NoDataCells);
        Assert.Equal(float.NaN, statistics.Min);
        Assert.Equal(float.NaN, statistics.Max);
        Assert.Empty(statistics.Classes!);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(65_536, 1)]
    [InlineData(65_537, 1)]
    [InlineData(65_536, 7)]
    [InlineData(65_537, 7)]
    public async Task More_classes_than_make_sense_are_not_counted(int distinct, int tileRows)
    {
        var shape = new Shape(257, 256);
        var source = new ArraySource("dem", (row, col) => Math.Min(distinct - 1, (row * 256) + col));
        var scanned = await SourceScan.RunAsync(
            new TileLayout(shape, tileRows * 32, 256),
            [new ScannedSource(source, CellKind.Classes, null)],
            Two,
            new RecordingListener(),
            Stop);
        Assert.Equal(distinct > 65_536, scanned[0].Classes is null);
    }

    [Fact(Timeout = 20_000)]
    public async Task Infinite_and_huge_values_are_no_classes()
    {
        var statistics = await ScanAsync(
            (row, col) => (row, col) switch
            {
                (0, 3) => float.PositiveInfinity,
                (4, 0) => 2_147_483_648f,
                (9, 9) => float.NegativeInfinity,
                _ => 7,
            },
            CellKind.Classes);
        Assert.Equal(new Occurrence(3, new Cell(0, 3), float.PositiveInfinity), statistics.NoClass);
        Assert.Equal([7], statistics.Classes!.Select(count => count.Value));
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_source_is_read_once_per_tile_and_progress_is_told()
    {
        var layout = new TileLayout(Shape, 10, 20);
        var sources = new[] { Source("a", new float[29 * 31]), Source("b", new float[29 * 31]) };
        var listener = new RecordingListener();
        await SourceScan.RunAsync(
            layout, [.. sources.Select(s => new ScannedSource(s, CellKind.Values, null))], Two, listener, Stop);
        Assert.All(
            sources,
            s => Assert.Equal(layout.Windows(), s.WindowsRead.OrderBy(w => w.Row).ThenBy(w => w.Col)));
        Assert.Equal(new StepStarted($"check", 12), listener.Heard[0]);
        Assert.Equal(new StepAdvanced($"check", 12, 12), listener.Heard[^2]);
        Assert.Equal(new StepFinished($"check"), listener.Heard[^1]);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_source_that_cannot_be_read_stops_the_scan()
    {
        var broken = new ArraySource("a", (_, _) => throw new RasterException($"a.tif is broken"));
        var error = await Assert.ThrowsAsync<RasterException>(() => SourceScan.RunAsync(
            new TileLayout(Shape, 3, 5),
            [new ScannedSource(broken, CellKind.Values, null)],
            Two,
            new RecordingListener(),
            Stop));
        Assert.Equal("a.tif is broken", error.Message);
    }

    static async Task<SourceStatistics> ScanAsync(Func<int, int, float> valueAt, CellKind kind)
    {
        var scanned = await SourceScan.RunAsync(
            new TileLayout(Shape, 3, 5),
            [new ScannedSource(new ArraySource("source", valueAt), kind, null)],
            Two,
            new RecordingListener(),
            Stop);
        return scanned[0];
    }

    static ArraySource Source(string name, float[] values) => new(name, (row, col) => values[(row * Shape.Cols) + col]);

    static float[] RandomValues(int seed, bool fractions)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, (int)Shape.CellCount).Select(_ => random.Next(10) switch
            {
                0 => float.NaN,
                1 when fractions => random.Next(-12, 12) + 0.5f,
                < 6 => 3,
                _ => random.Next(-12, 12),
            }),
        ];
    }

    static SourceStatistics Count(
        float[] values, Func<float, bool> isImplausible, Func<float, bool> isNoClass, bool countClasses)
    {
        var cells = values.Select((value, i) => (Value: value, Cell: new Cell(i / 31, i % 31)))
            .Where(c => !float.IsNaN(c.Value))
            .ToArray();
        var classes = cells.Where(c => countClasses && !isNoClass(c.Value))
            .GroupBy(c => c.Value)
            .OrderBy(g => g.Key)
            .Select(g => new ClassCount((int)g.Key, Met([.. g])));
        return new SourceStatistics(
            values.Length,
            values.Length - cells.Length,
            cells.Min(c => c.Value),
            cells.Max(c => c.Value),
            Met([.. cells.Where(c => isImplausible(c.Value))]),
            Met([.. cells.Where(c => isNoClass(c.Value))]),
            [.. classes]);
    }

    static Occurrence Met((float Value, Cell Cell)[] cells) =>
        cells.Length == 0 ? default : new Occurrence(cells.Length, cells[0].Cell, cells[0].Value);

    static void Same(SourceStatistics expected, SourceStatistics found)
    {
        Assert.Equal(expected.Classes, found.Classes);
        Assert.Equal(expected with { Classes = null }, found with { Classes = null });
    }
}
