using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Fields;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

/// <summary>
/// Fields that go halfway and are searched on along each other, against textbook searches of the whole raster.
/// </summary>
public sealed class FieldSearchTests
{
    // Wider than the margins of the search, narrower than any difference of costs that matters.
    const double Rounding = 1e-4;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_field_holds_every_cost_up_to_its_radius_and_no_other()
    {
        var (held, beyond) = (0, 0);
        foreach (var (_, world) in Worlds(120))
        {
            var field = world.Search.Run(world.StartsOf(world.A), double.PositiveInfinity, world.Limit / 2, Token);
            for (var cell = 0; cell < world.CostsA.Length; cell++)
            {
                var (expected, found) = (world.CostsA[cell], world.CostAt(field, cell));
                if (expected <= world.Limit / 2) Assert.Equal(expected, found);
                if (double.IsFinite(found)) Assert.Equal(expected, found);
                if (!(expected <= world.Limit / 2 * (1 + Rounding))) Assert.Equal(double.PositiveInfinity, found);
                if (double.IsFinite(found)) held++;
                else if (!double.IsNaN(expected)) beyond++;
            }
        }

        Assert.InRange(held, 1000, int.MaxValue);
        Assert.InRange(beyond, 1000, int.MaxValue);
    }

    [Fact]
    public void Searched_on_along_another_it_holds_every_cost_that_their_sum_leaves_within_the_limit()
    {
        var (far, wrongIfHalf) = (0, 0);
        foreach (var (number, world) in Worlds(240))
        {
            // One goes further than half, the other less far, in some: what counts is their sum.
            var share = 0.5 + (number % 5 * 0.1);
            var radius = world.Limit * FieldMargins.Radius;
            var a = world.Search.Run(world.StartsOf(world.A), double.PositiveInfinity, radius * share, Token);
            var b = world.Search.Run(world.StartsOf(world.B), double.PositiveInfinity, radius * (1 - share), Token);
            var there = world.Search.Extend(a, b, world.Limit, Token);
            var back = world.Search.Extend(b, a, world.Limit, Token);
            for (var cell = 0; cell < world.CostsA.Length; cell++)
            {
                var (costA, costB) = (world.CostsA[cell], world.CostsB[cell]);
                var (foundA, foundB) = (world.CostAt(there, cell), world.CostAt(back, cell));
                if (costA + costB <= world.Limit)
                {
                    Assert.Equal(costA, foundA);
                    Assert.Equal(costB, foundB);
                    far++;
                    if (double.IsPositiveInfinity(world.CostAt(a, cell))
                        || double.IsPositiveInfinity(world.CostAt(b, cell)))
                    {
                        wrongIfHalf++;
                    }
                }

                if (double.IsFinite(foundA)) Assert.Equal(costA, foundA);
                if (double.IsFinite(foundB)) Assert.Equal(costB, foundB);
            }

            world.Search.ForgetExtensions();
        }

        Assert.InRange(far, 1000, int.MaxValue);
        Assert.InRange(wrongIfHalf, 1000, int.MaxValue);
    }

    [Fact]
    public void Fields_with_a_gap_between_them_are_refused()
    {
        using var world = World.Make(8)!;
        var a = world.Search.Run(world.StartsOf(world.A), double.PositiveInfinity, world.Limit * 0.4, Token);
        var b = world.Search.Run(world.StartsOf(world.B), double.PositiveInfinity, world.Limit * 0.4, Token);
        Assert.Throws<InvalidOperationException>(() => world.Search.Extend(a, b, world.Limit, Token));
    }

    static IEnumerable<(int Number, World World)> Worlds(int count)
    {
        for (var number = 0; number < count; number++)
        {
            using var world = World.Make(number);
            if (world is not null) yield return (number, world);
        }
    }

    /// <summary>A landscape, two of its cells that a way joins, and the costs out from each.</summary>
    sealed class World : IDisposable
    {
        readonly ResistanceRaster _raster;

        World(NaiveSearch.Question question, int a, int b, double[] costsA, double[] costsB, double wider)
        {
            (A, B, CostsA, CostsB, Limit) = (a, b, costsA, costsB, costsA[b] * wider);
            _raster = ResistanceRaster.Load(
                Questions.Resistance(question), new Shape(question.Rows, question.Cols), Token);
            var settings = Questions.Settings(question) with { TileCells = 8, MaxCost = double.PositiveInfinity };
            var grid = new TileGrid(_raster.Shape, settings);
            Search = new FieldSearch(grid, _raster, new float[question.Resistance.Length], settings, new PagePool(
                grid.Frame.Cells * grid.Frame.Cells));
        }

        public FieldSearch Search { get; }

        public int A { get; }

        public int B { get; }

        public double[] CostsA { get; }

        public double[] CostsB { get; }

        public double Limit { get; }

        public static World? Make(int number)
        {
            var question = Landscapes.Make(number, longest: 60) with { MaxCost = double.PositiveInfinity };
            var random = new Random(number);
            var passable = Enumerable.Range(0, question.Resistance.Length)
                .Where(cell => !float.IsNaN(question.Resistance[cell])
                    && !float.IsPositiveInfinity(question.Resistance[cell])).ToArray();
            if (passable.Length < 2) return null;
            var (a, b) = (passable[random.Next(passable.Length)], passable[random.Next(passable.Length)]);
            var (costsA, costsB) = (From(a), From(b));
            return a == b || double.IsNaN(costsA[b]) ? null : new World(
                question, a, b, costsA, costsB, 1 + (number % 4 * 0.1));

            double[] From(int cell) => NaiveSearch.Costs(question with { Starts = new() { [cell] = 0 } });
        }

        public CellRun[] StartsOf(int cell) => [new CellRun(cell / _raster.Shape.Cols, cell % _raster.Shape.Cols, 1)];

        public double CostAt(CostField field, int cell) =>
            field.CostAt(cell / _raster.Shape.Cols, cell % _raster.Shape.Cols);

        public void Dispose()
        {
            Search.Dispose();
            _raster.Dispose();
        }
    }
}
