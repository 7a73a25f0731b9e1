using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class ResistanceStackTests
{
    const float Nothing = float.NaN;
    const float Barrier = float.PositiveInfinity;

    // Below, layer, then what over, min, max, multiply and add make of them.
    public static TheoryData<float, float, float[]> TruthTable => new()
    {
        { 8, 2, [2, 2, 8, 16, 10] },
        { 2, 8, [8, 2, 8, 16, 10] },
        { 8, Nothing, [8, 8, 8, 8, 8] },
        { Nothing, 8, [8, 8, 8, Nothing, 8] },
        { Nothing, Nothing, [Nothing, Nothing, Nothing, Nothing, Nothing] },
        { Barrier, 8, [8, 8, Barrier, Barrier, Barrier] },
        { 8, Barrier, [Barrier, 8, Barrier, Barrier, Barrier] },
        { Barrier, Nothing, [Barrier, Barrier, Barrier, Barrier, Barrier] },
        { Nothing, Barrier, [Barrier, Barrier, Barrier, Nothing, Barrier] },
        { Barrier, Barrier, [Barrier, Barrier, Barrier, Barrier, Barrier] },
    };

    [Theory]
    [MemberData(nameof(TruthTable))]
    public void Each_way_of_combining_keeps_to_its_truth_table(float below, float layer, float[] expected)
    {
        // Many equal cells, so that whole vectors and the end of a row both answer.
        var world = new World(new Shape(1, 37)).With("below", (_, _) => below).With("layer", (_, _) => layer);
        foreach (var combine in Enum.GetValues<Combine>())
        {
            var stack = Stack(Values("below", Combine.Over), Values("layer", combine));
            Assert.All(world.Evaluate(stack), value => Assert.Equal(expected[(int)combine], value));
        }
    }

    [Fact]
    public void A_barrier_stays_one_even_times_a_factor_of_0()
    {
        var world = new World(new Shape(1, 9)).With("below", (_, _) => Barrier).With("layer", (_, _) => 0);
        var stack = new ResistanceStack(
            "t", [Values("below", Combine.Over), Values("layer", Combine.Multiply)], 1, 9, UncoveredRule.Error);
        Assert.All(world.Evaluate(stack), value => Assert.Equal(Barrier, value));
    }

    [Theory]
    [InlineData(Combine.Add)]
    [InlineData(Combine.Multiply)]
    public void A_result_too_large_for_a_float_is_the_declared_maximum_and_no_barrier(Combine combine)
    {
        var world = new World(new Shape(1, 9)).With("a", (_, _) => 3e38f).With("b", (_, _) => 3e38f);
        var values = world.Evaluate(Stack(Values("a", Combine.Over), Values("b", combine)));
        Assert.All(values, value => Assert.Equal(1000, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_stacks_are_what_a_reader_would_compute_cell_by_cell(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var shape = new Shape(random.Next(1, 8), random.Next(1, 40));
            var world = new World(shape);
            var layers = new List<StackedLayer>();
            var speaks = new List<Func<float, bool>>();
            for (var i = 0; i < random.Next(1, 7); i++)
            {
                world.With("v" + i, RandomValues(random, shape)).With("m" + i, RandomValues(random, shape));
                var combine = i == 0 ? Combine.Over : (Combine)random.Next(5);
                var (mask, marked) = RandomMask(random, "m" + i);
                layers.Add(Values("v" + i, combine) with { Mask = mask, NothingBelow = (NothingBelow)random.Next(3) });
                speaks.Add(marked);
            }

            var stack = new ResistanceStack("t", layers, 2, 60, UncoveredRule.Value(50));
            var expected = new float[shape.CellCount];
            var alone = new long[layers.Count];
            for (var i = 0; i < expected.Length; i++)
                expected[i] = ByHand(world, layers, speaks, shape.CellAt(i), alone);
            Assert.Equal(expected, world.Evaluate(stack));
            var counted = new UncoveredCells[layers.Count];
            var whole = shape.Whole;
            stack.Evaluate(
                world.Inputs(whole, stack.NeedsOn(world.Grid)),
                new float[shape.CellCount],
                new ResistanceScratch(),
                counted);
            Assert.Equal(alone, counted.Select(cells => cells.Count));
            Assert.Equal(expected, world.Evaluate(stack, 3, 5));
        }
    }

    [Theory]
    [InlineData(NothingBelow.Told, 5f, 1)]
    [InlineData(NothingBelow.Speaks, 5f, 0)]
    [InlineData(NothingBelow.Silent, Barrier, 0)]
    public void A_road_beyond_the_land_cover_is_passable_only_where_that_is_said_or_told(
        NothingBelow rule, float beyond, int told)
    {
        var world = new World(new Shape(1, 3)).With("cover", (_, col) => col == 2 ? Nothing : 1)
            .With("road", (_, col) => col == 0 ? Nothing : 5);
        var stack = new ResistanceStack(
            "t", [Values("cover", Combine.Over),
                Values("road", Combine.Max) with { Name = $"table layer of line 7 (road)", NothingBelow = rule }],
            1, 100, UncoveredRule.Impassable);
        Assert.Equal([1f, 5f, beyond], world.Evaluate(stack));
        var alone = new UncoveredCells[2];
        stack.Evaluate(
            world.Inputs(new Window(0, 0, 1, 3), stack.NeedsOn(world.Grid)), new float[3],
            new ResistanceScratch(), alone);
        Assert.Equal(told, alone[1].Count);
        if (told == 0) return;
        var statistics = new TrameStatistics("t", 3, 0, UncoveredCells.None, 1, 5, new ResistanceTally().ToHistogram())
        {
            Alone = [new AloneCells(1, alone[1])],
        };
        var remark = Assert.Single(stack.Alone(statistics, world.Grid));
        Assert.StartsWith(
            "the table layer of line 7 (road) combines by 'max', but on 1 of 3 cells, the first at row 0, column 2",
            remark.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_clamped_but_barriers_stay()
    {
        var stack = new ResistanceStack("t", [Values("s", Combine.Over)], 1, 100, UncoveredRule.Impassable);
        var world = World.Of(0.5f, 1, 100, 1e9f, Barrier, Nothing);
        Assert.Equal([1f, 1f, 100f, 100f, Barrier, Barrier], world.Evaluate(stack));
    }

    [Fact]
    public void Uncovered_cells_are_counted_over_all_tiles_and_the_first_is_named()
    {
        var world = new World(new Shape(5, 7))
            .With("s", (row, col) => (row, col) is (1, 6) or (3, 0) or (4, 2) ? Nothing : 1);
        var stack = new ResistanceStack("verte", [Values("s", Combine.Over)], 1, 100, UncoveredRule.Error);
        var sum = UncoveredCells.None;
        foreach (var window in new TileLayout(world.Grid.Shape, 5, 3).Windows().Reverse())
        {
            sum = sum.And(stack.Evaluate(
                world.Inputs(window, stack.NeedsOn(world.Grid)), new float[window.CellCount], new ResistanceScratch()));
        }

        Assert.Equal(new UncoveredCells(3, new Cell(1, 6)), sum);
        var fault = Assert.Throws<RasterException>(() => stack.RequireCovered(sum, world.Grid));
        Assert.StartsWith(
            "trame 'verte': no layer gives a resistance to 3 of 35 cells, the first at row 1, column 6 "
            + "(x 600065, y 7099985); add a layer",
            fault.Message, StringComparison.Ordinal);
        stack.RequireCovered(UncoveredCells.None, world.Grid);
        new ResistanceStack("t", [Values("s", Combine.Over)], 1, 9, UncoveredRule.Impassable)
            .RequireCovered(sum, world.Grid);
    }

    [Fact]
    public void A_source_is_needed_once_with_its_largest_margin()
    {
        var near = new DistanceLayer("b", FeatureCells.WithData, new DistanceBands([new(0, 50, 2)]));
        var masked = Values("b", Combine.Add) with { Mask = LayerMask.WhereData("a") };
        var stack = Stack(Values("c", Combine.Over), new(near, Combine.Max), masked);
        Assert.Equal(
            [new SourceNeed("a", 0), new SourceNeed("b", 6), new SourceNeed("c", 0)], stack.NeedsOn(World.Of(1).Grid));
    }

    [Fact]
    public void Coverage_lists_the_tables_in_the_order_of_the_layers()
    {
        var table = FrictionTable.Parse("code;class;a;b\n1;x;2;3\n", "f.csv");
        StackedLayer Layer(string source, string column) =>
            new(new TableLayer(source, table, column, ClassMatch.ByCode(), UnlistedRule.Error), Combine.Over);
        var coverage = Stack(Layer("q", "b"), Values("s", Combine.Max), Layer("p", "a")).Coverage;
        Assert.Equal(
            [("q", "b", 3f), ("p", "a", 2f)], coverage.Select(c => (c.Source, c.Column, c.Classes[0].Resistance)));
    }

    [Fact]
    public void Evaluating_a_tile_again_allocates_nothing()
    {
        var table = FrictionTable.Parse("code;class;a\n1;x;2\n", "f.csv");
        var world = new World(new Shape(20, 33)).With("s", (row, col) => (row + col) % 5 == 0 ? Nothing : 1);
        var range = new ResistanceRange(1, 9, 1.5);
        var mask = LayerMask.WhereRange("s", 0, 2);
        var variable = new IndexVariable("s", new Trapezoid(0, 1, 2, 3), 1);
        var stack = new ResistanceStack(
            "t",
            [
                new(new TableLayer("s", table, "a", ClassMatch.ByCode(), UnlistedRule.Error), Combine.Over),
                new(new CurveLayer("s", new LogisticCurve(5, 2), range, background: 0.1), Combine.Multiply, mask),
                new(new IntervalsLayer("s", [new(0, 2, 3)]), Combine.Max),
                new(new DistanceLayer("s", FeatureCells.WithData, new DistanceDecay(5, 5, 40, range)), Combine.Add),
                new(
                    new IndexLayer([variable], IndexMean.Geometric, MissingVariables.NoValue, null, range),
                    Combine.Min),
                new(new ConstantLayer("s", 3), Combine.Over),
            ],
            1, 100, UncoveredRule.Impassable);
        var inputs = world.Inputs(world.Grid.Shape.Whole, stack.NeedsOn(world.Grid));
        var scratch = new ResistanceScratch();
        var values = new float[inputs.Window.CellCount];
        stack.Evaluate(inputs, values, scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        stack.Evaluate(inputs, values, scratch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Wrong_settings_are_refused_with_a_sentence()
    {
        Says("has no layer", () => new ResistanceStack("t", [], 1, 2, UncoveredRule.Error));
        StackedLayer[] one = [Values("s", Combine.Over)];
        Says("nothing is below it", () => Stack(Values("s", Combine.Multiply)));
        Says("0 < min <= max", () => new ResistanceStack("t", one, 0, 2, UncoveredRule.Error));
        Says("0 < min <= max", () => new ResistanceStack("t", one, 3, 2, UncoveredRule.Error));
        Says("a value in its range 1 to 2", () => new ResistanceStack("t", one, 1, 2, UncoveredRule.Value(3)));
        Says("expected a number above 0", () => UncoveredRule.Value(-1));
        Says("expected a number above 0", () => new ConstantLayer("s", 0));
        Says("lists no value", () => LayerMask.WhereValues("s", []));
        Says("expected 'from' below 'to'", () => LayerMask.WhereRange("s", 2, 2));
    }

    static void Says(string words, Func<object> make) =>
        Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);

    static ResistanceStack Stack(params StackedLayer[] layers) => new("t", layers, 1, 1000, UncoveredRule.Error);

    /// <summary>A layer that says what its source holds.</summary>
    static StackedLayer Values(string source, Combine combine) => new(new Echo(source), combine);

    static float[] RandomValues(Random random, Shape shape) =>
        [.. Enumerable.Range(0, (int)shape.CellCount).Select(_ => random.Next(6) switch
        {
            0 => Nothing,
            1 => Barrier,
            _ => random.Next(1, 40) / 4f,
        })];

    static (LayerMask? Mask, Func<float, bool> Speaks) RandomMask(Random random, string source)
    {
        var inverted = random.Next(2) == 0;
        return random.Next(4) switch
        {
            0 => (null, _ => true),
            1 => (LayerMask.WhereData(source, inverted), m => inverted ? float.IsNaN(m) : !float.IsNaN(m)),
            2 => (LayerMask.WhereValues(source, [1, 2.5, 7], inverted), m => (m is 1 or 2.5f or 7) != inverted),
            _ => (LayerMask.WhereRange(source, 2, 7, inverted), m => (m is >= 2 and < 7) != inverted),
        };
    }

    static float ByHand(World world, List<StackedLayer> layers, List<Func<float, bool>> speaks, Cell cell, long[] alone)
    {
        float? below = null;
        for (var i = 0; i < layers.Count; i++)
        {
            var value = world.Read("v" + i)(cell.Row, cell.Col);
            if (float.IsNaN(value) || !speaks[i](world.Read("m" + i)(cell.Row, cell.Col))) continue;
            if (below is null && i > 0 && layers[i].Combine is (Combine.Min or Combine.Max or Combine.Add))
            {
                if (layers[i].NothingBelow is NothingBelow.Silent) continue;
                if (layers[i].NothingBelow is NothingBelow.Told && float.IsFinite(value)) alone[i]++;
            }

            below = (below, layers[i].Combine) switch
            {
                (null, Combine.Multiply) => null,
                (null, _) or (_, Combine.Over) => value,
                ({ } b, Combine.Min) => MathF.Min(b, value),
                ({ } b, Combine.Max) => MathF.Max(b, value),
                ({ } b, Combine.Add) => b + value,
                ({ } b, _) => b * value,
            };
        }

        if (below is null) return 50;
        return float.IsInfinity(below.Value) ? below.Value : Math.Clamp(below.Value, 2, 60);
    }

    sealed class Echo(string source) : IResistanceLayer
    {
        public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new(source, 0)];

        public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch)
        {
            var window = inputs.Window;
            for (var row = 0; row < window.Rows; row++)
            {
                inputs[source].Row(window.Row + row, window.Col, window.Cols).CopyTo(resistance[(row * window.Cols)..]);
            }
        }
    }
}
