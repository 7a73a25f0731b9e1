using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Flow;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>What the pass counts, against counting the written values afterwards in the plainest way.</summary>
public sealed class TrameStatisticsTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 1, 1, new Shape(41, 37));

    public static TheoryData<int, int, int, int> Ways => new(
        from distinct in new[] { 1, 2, 255, 256, 257, 1500 }
        from way in new[] { (1, 41, 37), (2, 3, 5), (7, 7, 37) }
        select (distinct, way.Item1, way.Item2, way.Item3));

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Ways))]
    public async Task Counts_are_those_of_the_written_values(int distinct, int workers, int tileRows, int tileCols)
    {
        var values = RandomValues(distinct);
        var (statistics, written) = await RunAsync(values, UncoveredRule.Impassable, workers, tileRows, tileCols);
        var finite = written.Where(float.IsFinite).ToArray();

        Assert.Equal(Grid.Shape.CellCount, statistics.Cells);
        Assert.Equal(values.LongCount(v => !float.IsFinite(v)), statistics.Barriers);
        Assert.Equal(values.LongCount(float.IsNaN), statistics.Uncovered.Count);
        Assert.Equal(finite.Min(), statistics.Min);
        Assert.Equal(finite.Max(), statistics.Max);
        Assert.Equal(finite.Distinct().Count() <= 256, statistics.Histogram.IsByValue);
        Assert.Equal(
            statistics.Histogram.IsByValue ? CountValues(finite) : CountBins(finite), statistics.Histogram.Bins);
    }

    [Fact(Timeout = 20_000)]
    public async Task Uncovered_cells_that_get_a_value_are_counted_as_uncovered_and_with_that_value()
    {
        var values = Enumerable.Range(0, 41 * 37).Select(i => i < 10 ? float.NaN : 3f).ToArray();
        var (statistics, written) = await RunAsync(values, UncoveredRule.Value(50), 2, 3, 5);
        Assert.Equal(10, statistics.Uncovered.Count);
        Assert.Equal(0, statistics.Barriers);
        Assert.Equal(
            [new ResistanceBin(3, 3, (41 * 37) - 10), new ResistanceBin(50, 50, 10)], statistics.Histogram.Bins);
        Assert.Equal(50, written[0]);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_grid_of_barriers_has_no_range_and_an_empty_histogram()
    {
        var values = Enumerable.Repeat(float.PositiveInfinity, 41 * 37).ToArray();
        var (statistics, written) = await RunAsync(values, UncoveredRule.Error, 2, 3, 5);
        Assert.Equal(41 * 37, statistics.Barriers);
        Assert.Equal(float.NaN, statistics.Min);
        Assert.Equal(float.NaN, statistics.Max);
        Assert.Empty(statistics.Histogram.Bins);
        Assert.All(written, value => Assert.Equal(float.NaN, value));
    }

    static float[] RandomValues(int distinct)
    {
        var random = new Random(distinct);
        var palette = Enumerable.Range(0, distinct)
            .Select(i => i == 0 ? 1 : (float)Math.Pow(10, (random.NextDouble() * 9) - 3))
            .ToArray();
        var values = Enumerable.Range(0, 41 * 37)
            .Select(i => i < distinct ? palette[i] : palette[random.Next(distinct)])
            .ToArray();
        for (var i = 1510; i < 1517; i++) values[i] = i % 2 == 0 ? float.NaN : float.PositiveInfinity;
        random.Shuffle(values);
        return values;
    }

    static ResistanceBin[] CountValues(float[] finite) =>
        [.. finite.GroupBy(v => v).OrderBy(g => g.Key).Select(g => new ResistanceBin(g.Key, g.Key, g.Count()))];

    static ResistanceBin[] CountBins(float[] finite)
    {
        return [.. finite.GroupBy(Edges).OrderBy(g => g.Key.From)
            .Select(g => new ResistanceBin(g.Key.From, g.Key.To, g.Count()))];

        static (float From, float To) Edges(float value)
        {
            var octave = Math.Pow(2, -40);
            while (2 * octave <= value) octave *= 2;
            var step = Math.Floor((value - octave) / (octave / 8));
            return ((float)(octave + (step * octave / 8)), (float)(octave + ((step + 1) * octave / 8)));
        }
    }

    static async Task<(TrameStatistics Statistics, float[] Written)> RunAsync(
        float[] values, UncoveredRule uncovered, int workers, int tileRows, int tileCols)
    {
        var source = new ArraySource("land", (row, col) => values[(row * Grid.Shape.Cols) + col]);
        var stack = new ResistanceStack(
            "green", [new StackedLayer(new PatchLayer("land"), Combine.Over)], 0.0001, 1e7, uncovered);
        var sink = new ArraySink("green", Grid.Shape, []);
        var pass = new ResistancePass(
            Grid, new TileLayout(Grid.Shape, tileRows, tileCols), [source], [new TrameOutput(stack, sink)]);
        var statistics = await pass.RunAsync(
            new PassLimits(workers, 100_000_000), new RecordingListener(), TestContext.Current.CancellationToken);
        return (statistics[0], sink.Values);
    }
}
