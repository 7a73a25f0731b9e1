using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Flow;
using Calaisis.Raster.Tests.Habitats;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>Rasters of two scenarios against the same comparison made cell by cell.</summary>
public sealed class ChangePassTests
{
    const int Cores = 5;

    static readonly Shape Shape = new(11, 17);
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 20, 25, Shape);
    static readonly double[] Thresholds = [2, 5];

    [Theory]
    [InlineData(64, 64, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(4, 3, 2)]
    [InlineData(3, 64, 7)]
    public async Task Everything_is_what_a_look_at_each_cell_gives(int tileRows, int tileCols, int workers)
    {
        var (one, other) = (Draw(1), Draw(2));
        var (counts, resistance, cost, corridors, cores) = await Run(one, other, tileRows, tileCols, workers);
        for (var i = 0; i < Shape.CellCount; i++)
        {
            AssertDifference(one.Resistance[i], other.Resistance[i], resistance[i]);
            AssertDifference(one.Cost[i], other.Cost[i], cost[i]);
            // What is core area gains or loses no corridor.
            var isCore = IsCore(one.Habitats[i]) || IsCore(other.Habitats[i]);
            Assert.Equal(
                Code(Corridor(one, i), Corridor(other, i)) is var code && isCore && code != 3 ? 0 : code, corridors[i]);
            Assert.Equal(Code(IsCore(one.Habitats[i]), IsCore(other.Habitats[i])), cores[i]);
        }

        AssertTally(counts.Everywhere, one, other, _ => true);
        for (var i = 0; i < Shape.CellCount; i++)
        {
            var (row, col) = (i / Shape.Cols, i % Shape.Cols);
            foreach (var metres in new double[] { 0, 30, 55 })
            {
                var near = Enumerable.Range(0, (int)Shape.CellCount)
                    .Any(j => !one.Resistance[j].Equals(other.Resistance[j])
                        && Math.Pow(((j / Shape.Cols) - row) * Grid.CellHeight, 2)
                            + Math.Pow(((j % Shape.Cols) - col) * Grid.CellWidth, 2) <= metres * metres);
                Assert.Equal(near, counts.Changed!.AnyNear(new Cell(row, col), metres, Grid));
            }
        }

        for (var zone = 0; zone <= 2; zone++)
        {
            var z = zone;
            AssertTally(counts.Zones[0][zone], one, other, i => ZoneAt(i) == z);
        }

        var pairs = Enumerable.Range(0, (int)Shape.CellCount)
            .Where(i => IsCore(one.Habitats[i]) && IsCore(other.Habitats[i]))
            .GroupBy(i => ((int)one.Habitats[i], (int)other.Habitats[i])).OrderBy(group => group.Key)
            .Select(group => $"{group.Key} {group.Count()}");
        Assert.Equal(pairs, counts.Cores.Pairs.Select(pair => $"{(pair.Before, pair.After)} {pair.Cells}"));
    }

    [Fact]
    public async Task A_scenario_differs_from_itself_nowhere()
    {
        var one = Draw(1);
        var (counts, resistance, cost, corridors, cores) = await Run(one, one, 4, 4, 2);
        Assert.All(resistance.Concat(cost), value => Assert.True(value == 0 || float.IsNaN(value)));
        Assert.All(corridors.Concat(cores), code => Assert.True(code is 3 or 0));
        var all = counts.Everywhere;
        Assert.Equal((0L, 0L, 0L, 0L), (all.Eased, all.Hardened, all.Opened, all.Closed));
        Assert.Equal((0L, 0L, 0L, 0L), (all.CorridorGained, all.CorridorLost, all.CoreGained, all.CoreLost));
        Assert.All(counts.Cores.Pairs, pair => Assert.Equal(pair.Before, pair.After));
    }

    [Fact]
    public async Task To_turn_a_comparison_round_turns_every_sign()
    {
        var (one, other) = (Draw(3), Draw(4));
        var there = await Run(one, other, 4, 4, 2);
        var back = await Run(other, one, 4, 4, 2);
        Assert.Equal(there.Resistance.Select(value => float.IsNaN(value) ? value : 0 - value), back.Resistance);
        Assert.Equal(
            (
                there.Counts.Everywhere.CorridorGained, there.Counts.Everywhere.Opened,
                there.Counts.Everywhere.LitBefore(1)),
            (back.Counts.Everywhere.CorridorLost, back.Counts.Everywhere.Closed, back.Counts.Everywhere.LitAfter(1)));
    }

    [Fact]
    public async Task What_two_scenarios_share_is_read_once_and_compared_all_the_same()
    {
        var (one, other) = (Draw(5), Draw(6) with { Cost = Draw(5).Cost, Light = Draw(5).Light });
        var apart = await Run(one, other, 4, 4, 2);
        var (cost, light) = (new Counted(one.Rasters.Cost!), new Counted(one.Rasters.Light!));
        var shared = await Run(
            one.Rasters with { Cost = cost, Light = light }, other.Rasters with { Cost = cost, Light = light },
            4, 4, 2);
        Assert.Equal(new TileLayout(Shape, 4, 4).Count, cost.Reads);
        Assert.Equal(new TileLayout(Shape, 4, 4).Count, light.Reads);
        Assert.Equal(apart.Cost, shared.Cost);
        AssertTally(shared.Counts.Everywhere, one, other, _ => true);
    }

    static Task<(ChangeCounts Counts, float[] Resistance, float[] Cost, int[] Corridors, int[] Cores)> Run(
        Drawn one, Drawn other, int tileRows, int tileCols, int workers) =>
        Run(one.Rasters, other.Rasters, tileRows, tileCols, workers);

    static async Task<(ChangeCounts Counts, float[] Resistance, float[] Cost, int[] Corridors, int[] Cores)> Run(
        ScenarioRasters one, ScenarioRasters other, int tileRows, int tileCols, int workers)
    {
        var journal = new List<string>();
        ArraySink resistance = new("r", Shape, journal), cost = new("c", Shape, journal);
        LabelArray corridors = new(Shape), cores = new(Shape);
        var zones = new ZoneLayer("half", Source((i) => ZoneAt(i) == 0 ? float.NaN : ZoneAt(i)), ["west", "east"]);
        var pass = new ChangePass(
            Grid, new TileLayout(Shape, Math.Min(tileRows, Shape.Rows), Math.Min(tileCols, Shape.Cols)), one, other,
            new ChangeSettings([zones], Thresholds));
        var counts = await pass.RunAsync(
            new ChangeSinks { Resistance = resistance, Cost = cost, Corridors = corridors, Cores = cores },
            $"change",
            new PassLimits(workers, 1 << 20),
            new RecordingListener(),
            TestContext.Current.CancellationToken);
        return (counts, resistance.Values, cost.Values, corridors.Labels, cores.Labels);
    }

    static void AssertTally(ChangeTally tally, Drawn one, Drawn other, Func<int, bool> counts)
    {
        var cells = Enumerable.Range(0, (int)Shape.CellCount).Where(counts).ToList();
        Assert.Equal(Count(i => Corridor(one, i) && Corridor(other, i)), tally.CorridorKept);
        Assert.Equal(
            Count(i => Corridor(one, i) && !Corridor(other, i) && !IsCore(one.Habitats[i])
                && !IsCore(other.Habitats[i])),
            tally.CorridorLost);
        Assert.Equal(
            Count(i => !Corridor(one, i) && Corridor(other, i) && !IsCore(one.Habitats[i])
                && !IsCore(other.Habitats[i])),
            tally.CorridorGained);
        Assert.Equal((Count(i => Corridor(one, i)), Count(i => Corridor(other, i))), (
            tally.CorridorBefore, tally.CorridorAfter));
        Assert.Equal(Count(i => IsCore(one.Habitats[i]) && IsCore(other.Habitats[i])), tally.CoreKept);
        Assert.Equal(Count(i => one.Resistance[i] > other.Resistance[i]), tally.Eased);
        Assert.Equal(Count(i => one.Resistance[i] < other.Resistance[i]), tally.Hardened);
        Assert.Equal(Count(i => float.IsNaN(one.Resistance[i]) && !float.IsNaN(other.Resistance[i])), tally.Opened);
        Assert.Equal(Count(i => !float.IsNaN(one.Resistance[i]) && float.IsNaN(other.Resistance[i])), tally.Closed);
        Func<int, bool>[] became =
        [
            i => one.Resistance[i] > other.Resistance[i], i => one.Resistance[i] < other.Resistance[i],
            i => float.IsNaN(one.Resistance[i]) && !float.IsNaN(other.Resistance[i]),
            i => !float.IsNaN(one.Resistance[i]) && float.IsNaN(other.Resistance[i]),
        ];
        for (var code = 1; code <= became.Length; code++)
        {
            var holds = became[code - 1];
            Assert.Equal(
                Count(i => holds(i) && (IsCore(one.Habitats[i]) || IsCore(other.Habitats[i]))), tally.InCores(code));
            Assert.Equal(Count(i => holds(i) && (Corridor(one, i) || Corridor(other, i))), tally.InCorridors(code));
        }

        Assert.Equal(Count(i => !one.Cost[i].Equals(other.Cost[i])), tally.CostChanged);
        for (var threshold = 0; threshold < Thresholds.Length; threshold++)
        {
            var above = Thresholds[threshold];
            Assert.Equal(Count(i => Corridor(one, i) && one.Light[i] > above), tally.LitBefore(threshold));
            Assert.Equal(Count(i => Corridor(other, i) && other.Light[i] > above), tally.LitAfter(threshold));
            Assert.Equal(
                Count(i => Corridor(one, i) && Corridor(other, i) && one.Light[i] > above),
                tally.KeptLitBefore(threshold));
            Assert.Equal(
                Count(i => Corridor(one, i) && Corridor(other, i) && other.Light[i] > above),
                tally.KeptLitAfter(threshold));
        }

        long Count(Func<int, bool> holds) => cells.Count(holds);
    }

    static bool Corridor(Drawn drawn, int i) => !float.IsNaN(drawn.Corridors[i]);

    static bool IsCore(float label) => label is >= 1 and <= Cores;

    static int Code(bool before, bool after) => before ? after ? 3 : 2 : after ? 1 : 0;

    static void AssertDifference(float before, float after, float found)
    {
        if (float.IsNaN(before) || float.IsNaN(after)) Assert.True(float.IsNaN(found));
        else Assert.Equal(after - before, found);
    }

    static int ZoneAt(int cell) => (cell % Shape.Cols) switch { < 6 => 1, < 12 => 2, _ => 0 };

    static ArraySource Source(Func<int, float> at) => new("s", (row, col) => at((row * Shape.Cols) + col));

    static Drawn Draw(int seed)
    {
        var random = new Random(seed);
        return new Drawn(Values(6), Values(100), Values(3), Values(8), Values(8));

        // Whole numbers from 1, one in four no data; labels above the cores are stepping stones.
        float[] Values(int most) => [.. Enumerable.Range(0, (int)Shape.CellCount)
            .Select(_ => random.Next(4) == 0 ? float.NaN : 1 + random.Next(most))];
    }

    sealed class Counted(ITileSource inner) : ITileSource
    {
        long _reads;

        public long Reads => _reads;

        public string Name => inner.Name;

        public void Read(Window window, Span<float> values)
        {
            Interlocked.Increment(ref _reads);
            inner.Read(window, values);
        }
    }

    sealed record Drawn(float[] Resistance, float[] Cost, float[] Corridors, float[] Habitats, float[] Light)
    {
        public ScenarioRasters Rasters => new(Source(i => Resistance[i]))
        {
            Cost = Source(i => Cost[i]),
            Corridors = Source(i => Corridors[i]),
            Habitats = Source(i => Habitats[i]),
            CoreCount = Cores,
            Light = Source(i => Light[i]),
        };
    }
}
