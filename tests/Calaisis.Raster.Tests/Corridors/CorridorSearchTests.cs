using System.Globalization;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tests.CostDistance;
using Calaisis.Raster.Tests.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

public sealed class CorridorSearchTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_worked_example_of_normalised_costs_holds()
    {
        var territory = Worked();
        var found = Search(territory, new LinkRules(), Cutoff(9), Settings(territory));
        Assert.Equal(5.8284, found.Links.Links.Single().Cost, 4);
        double[] expected =
        [
            double.NaN, 1.1716, 1.1716, double.NaN,
            0, 8.5858, 8.2426, 0,
            0.5858, 0, 0, 0.5858,
        ];
        var nlcc = Read(found.Mosaic.LeastCost, territory.Shape);
        for (var cell = 0; cell < expected.Length; cell++) Assert.Equal((float)expected[cell], nlcc[cell], 1e-4f);
        Assert.Equal(10, found.Cells.Single().Count);
        var narrow = Search(territory, new LinkRules(), Cutoff(0.5), Settings(territory)).Cells.Single();
        Assert.Equal(
            [new CellRun(1, 0, 1), new CellRun(1, 3, 1), new CellRun(2, 1, 2)],
            narrow.Runs);
    }

    [Fact]
    public void Corridors_are_those_of_textbook_searches_from_every_core_area()
    {
        var corridors = 0;
        for (var number = 0; number < 240; number++)
        {
            var territory = Territories.Make(number, longest: number % 40 == 0 ? 70 : 22);
            var naive = new NaiveNetwork(territory);
            var (cutoff, rules) = CutoffFor(number);
            var topology = (LinkTopology)(number / 3 % 3);
            var links = new LinkRules { Topology = topology, Nearest = 2, MaxDistance = Reach.OfCost(1e7) };
            var found = Search(territory, links, rules, LinkSearchTests.Settings(territory, number));
            var least = Enumerable.Repeat(float.NaN, territory.Labels.Length).ToArray();
            var shared = new float[least.Length];
            foreach (var (link, cells) in found.Links.Active.Zip(found.Cells))
            {
                var expected = naive.Corridor(link.PatchA, link.PatchB, cutoff(link.Cost));
                Assert.Equal(link.Id, cells.Link);
                Assert.Equal(expected.Keys.Order(), Flat(cells, territory.Shape));
                Assert.Equal(expected.Count, cells.Count);
                foreach (var (cell, cost) in expected)
                {
                    least[cell] = float.IsNaN(least[cell]) ? (float)cost : Math.Min(least[cell], (float)cost);
                    shared[cell]++;
                }

                corridors += expected.Count > 0 ? 1 : 0;
            }

            Assert.Equal(least, Read(found.Mosaic.LeastCost, territory.Shape));
            Assert.Equal(
                shared.Select(count => count == 0 ? float.NaN : count), Read(found.Mosaic.Links!, territory.Shape));
        }

        Assert.InRange(corridors, 200, int.MaxValue);
    }

    [Fact]
    public void A_corridor_is_Graphabs_corridor_of_the_link_cost_plus_the_cutoff()
    {
        // Graphab, corridor of m: cells outside A and B with CWD_A + CWD_B <= m. On resistances whose sums are exact.
        for (var number = 2; number < 200; number += 8)
        {
            var territory = Territories.Make(number);
            territory = territory with { Question = territory.Question with { Neighbours = 4, Height = 1 } };
            var found = Search(territory, new LinkRules(), Cutoff(4), LinkSearchTests.Settings(territory, number));
            var naive = new NaiveNetwork(territory);
            foreach (var (link, cells) in found.Links.Active.Zip(found.Cells))
            {
                var (a, b) = (naive.CostsFrom(link.PatchA), naive.CostsFrom(link.PatchB));
                var expected = Enumerable.Range(0, a.Length)
                    .Where(cell => a[cell] > 0 && b[cell] > 0 && a[cell] + b[cell] <= link.Cost + 4);
                Assert.Equal(expected, Flat(cells, territory.Shape));
            }
        }
    }

    [Fact]
    public void Workers_tiles_and_memory_change_nothing()
    {
        for (var number = 0; number < 40; number++)
        {
            var territory = Territories.Make(number, longest: 60);
            var links =
                new LinkRules { Topology = (LinkTopology)(number % 3), Nearest = 2, MaxDistance = Reach.OfCost(1e9) };
            var rules = CutoffFor(number).Rules;
            var settings = LinkSearchTests.Settings(territory, number);
            var expected = Text(
                Search(territory, links, rules, settings with { Workers = 1, TileCells = 64 }), territory.Shape);
            Assert.Equal(
                expected,
                Text(Search(territory, links, rules, settings with { Workers = 7, TileCells = 8 }), territory.Shape));
            var held = (CoreAreas.BytesPerCell * territory.Shape.CellCount)
                + CorridorMosaic.BytesFor(territory.Shape.CellCount, rules.Sum);
            Assert.Equal(
                expected, Text(
                    Search(territory, links, rules, settings with { Workers = 2, MemoryBytes = held + 1 }),
                    territory.Shape));
        }
    }

    [Fact]
    public void A_mirrored_landscape_has_mirrored_corridors()
    {
        for (var number = 0; number < 60; number++)
        {
            // Sums of small whole numbers: no order of summing rounds differently.
            var territory = Territories.Make(number);
            territory = territory with
            {
                Question = territory.Question with
                {
                    Neighbours = 4,
                    Height = 1,
                    Resistance = [.. territory.Question.Resistance
                        .Select((value, cell) => float.IsFinite(value) ? 1 + (cell * 7 % 5) : value)],
                },
            };
            var (rows, cols) = (territory.Question.Rows, territory.Question.Cols);
            T[] Mirror<T>(T[] cells) =>
                [.. cells.Select((_, cell) => cells[(cell / cols * cols) + cols - 1 - (cell % cols)])];
            var mirrored = territory with
            {
                Question = territory.Question with { Resistance = Mirror(territory.Question.Resistance) },
                Labels = Mirror(territory.Labels),
            };
            var links = new LinkRules { Topology = LinkTopology.All, MaxDistance = Reach.OfCost(1e6) };
            var one = Search(territory, links, Cutoff(3), LinkSearchTests.Settings(territory, number));
            var other = Search(mirrored, links, Cutoff(3), LinkSearchTests.Settings(territory, number));
            Assert.Equal(
                one.Corridors.Select(c => (c.Link, c.AreaSquareMetres, c.Cost)),
                other.Corridors.Select(c => (c.Link, c.AreaSquareMetres, c.Cost)));
            Assert.Equal(
                Mirror(Read(one.Mosaic.LeastCost, territory.Shape)), Read(other.Mosaic.LeastCost, territory.Shape));
        }
    }

    [Fact]
    public void All_resistances_times_two_leave_the_corridors_of_a_share()
    {
        for (var number = 0; number < 60; number++)
        {
            var territory = Territories.Make(number);
            var doubled = territory with
            {
                Question = territory.Question with
                {
                    Resistance = [.. territory.Question.Resistance.Select(value => value * 2)],
                },
            };
            var rules = new CorridorRules { Cutoff = CorridorCutoff.OfShare(0.25) };
            var one = Search(territory, new LinkRules(), rules, LinkSearchTests.Settings(territory, number));
            var two = Search(doubled, new LinkRules(), rules, LinkSearchTests.Settings(territory, number));
            Assert.Equal(one.Cells.SelectMany(cells => cells.Runs), two.Cells.SelectMany(cells => cells.Runs));
            Assert.Equal(
                Read(one.Mosaic.LeastCost, territory.Shape).Select(cost => cost * 2),
                Read(two.Mosaic.LeastCost, territory.Shape));
        }
    }

    [Fact]
    public void Links_through_third_core_areas_can_be_left_out_and_have_no_corridor()
    {
        // Three core areas in a row: the way from the first to the last passes through the second.
        var territory = Row("1 . 2 . 3", width: 5);
        var links =
            new LinkRules { Topology = LinkTopology.All, MaxDistance = Reach.OfCost(100), LeaveOutCrossing = true };
        var found = Search(territory, links, Cutoff(1), Settings(territory));
        Assert.Equal(
            [LinkState.Active, LinkState.CrossesPatch, LinkState.Active], found.Links.Links.Select(link => link.State));
        Assert.Equal([2], found.Links.Links[1].Crosses);
        Assert.Equal([1, 3], found.Corridors.Select(corridor => corridor.Link));
        var kept = Search(territory, links with { LeaveOutCrossing = false }, Cutoff(1), Settings(territory));
        Assert.Equal(3, kept.Corridors.Count);
    }

    [Fact]
    public void Measures_of_a_straight_corridor_are_those_a_ruler_gives()
    {
        // A strip of resistance 1, three rows wide and ten columns long between two core areas, in a dear matrix.
        const int Rows = 9, Cols = 14;
        var resistance = Enumerable.Repeat(1000f, Rows * Cols).ToArray();
        var labels = new int[Rows * Cols];
        for (var row = 3; row < 6; row++)
        {
            for (var col = 0; col < Cols; col++)
            {
                resistance[(row * Cols) + col] = 1;
                if (col < 2) labels[(row * Cols) + col] = 1;
                if (col >= 12) labels[(row * Cols) + col] = 2;
            }
        }

        var territory = new Territory(new NaiveSearch.Question(Rows, Cols, resistance, [], 8, 10, 10), labels, 2);
        var found = Search(territory, new LinkRules(), Cutoff(100), Settings(territory));
        var (link, corridor) = (found.Links.Links.Single(), found.Corridors.Single());
        Assert.Equal(110, link.LengthMetres);
        Assert.Equal(100, link.EuclideanMetres);
        Assert.Equal(3000, corridor.AreaSquareMetres);
        Assert.Equal(30, corridor.MeanWidthMetres);
        Assert.Equal(30, corridor.MinWidthMetres);
        Assert.Equal(1, corridor.LowResistanceShare);
        Assert.Equal(CorridorQuality.Preserve, corridor.Quality);

        // A pinch of one row in the middle.
        resistance[(3 * Cols) + 7] = resistance[(5 * Cols) + 7] = float.PositiveInfinity;
        var pinched = Search(territory, new LinkRules(), Cutoff(100), Settings(territory)).Corridors.Single();
        Assert.Equal(2800, pinched.AreaSquareMetres);
        Assert.Equal(10, pinched.MinWidthMetres);
    }

    [Fact]
    public void Quality_follows_the_share_of_the_path_on_low_resistance()
    {
        // From centre to centre 60 m; 10 of them on resistance 50.
        var territory = Row("1 . . # . . 2", width: 7);
        var restore = Search(
            territory, new LinkRules(), Cutoff(1) with { PreserveFrom = 0.9 }, Settings(territory)).Corridors.Single();
        Assert.Equal(50.0 / 60, restore.LowResistanceShare, 1e-12);
        Assert.Equal(CorridorQuality.Restore, restore.Quality);
        var preserve = Search(
            territory, new LinkRules(), Cutoff(1) with { PreserveFrom = 0.7 }, Settings(territory)).Corridors.Single();
        Assert.Equal(CorridorQuality.Preserve, preserve.Quality);
    }

    [Fact]
    public void Metres_become_a_cost_by_a_line_through_the_planar_links()
    {
        var (territory, planar) = Enumerable.Range(0, 50).Select(number => number * 8)
            .Select(number => Territories.Make(number, longest: 70))
            .Select(made => (made, LinkSearchTests.Search(made, new LinkRules(), Settings(made)).Links))
            .First(made => made.Links.Count >= 8);
        var fit = CostFit.On(planar, LinkLength.Path);
        var rules = new LinkRules { MaxDistance = Reach.Fitted(10) };
        var found = Search(
            territory, rules, new CorridorRules { Cutoff = CorridorCutoff.Of(Reach.Fitted(2)) }, Settings(territory));
        Assert.Equal(fit, found.Links.Reach!.Fit);
        Assert.Equal(fit.CostOf(10), found.Links.Reach.Cost);
        Assert.Equal(fit.CostOf(2), found.Cutoff.Reach!.Cost);
        Assert.Equal(
            planar.Where(link => link.Cost <= fit.CostOf(10)).Select(link => (link.PatchA, link.PatchB, link.Cost)),
            found.Links.Links.Select(link => (link.PatchA, link.PatchB, link.Cost)));
    }

    internal static Territory Worked() => new(
        new NaiveSearch.Question(3, 4, [1, 1, 5, 1, 1, 9, 9, 1, 1, 1, 1, 1], [], 8, 1, 1),
        [1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0],
        2);

    /// <summary>One row of cells 10 m wide: a digit is a core area, # resistance 50, x a barrier.</summary>
    internal static Territory Row(string cells, int width)
    {
        var marks = cells.Split(' ');
        var resistance = marks.Select(mark => mark switch { "#" => 50f, "x" => float.PositiveInfinity, _ => 1f })
            .ToArray();
        var labels = marks.Select(mark => char.IsDigit(mark[0]) ? mark[0] - '0' : 0).ToArray();
        return new Territory(new NaiveSearch.Question(1, width, resistance, [], 8, 10, 10), labels, labels.Max());
    }

    internal static CostDistanceSettings Settings(Territory territory) => Questions.Settings(territory.Question);

    internal static CorridorRules Cutoff(double cost) =>
        new() { Cutoff = CorridorCutoff.Of(Reach.OfCost(cost)), Sum = true };

    internal static CorridorNetwork Search(
        Territory territory, LinkRules links, CorridorRules rules, CostDistanceSettings settings)
    {
        using var cores = LinkSearchTests.Cores(territory, settings with { MemoryBytes = null });
        return CorridorSearch.Run(cores, links, rules, settings, token: Token);
    }

    internal static float[] Read(ITileSource source, Shape shape)
    {
        var values = new float[shape.CellCount];
        source.Read(shape.Whole, values);
        return values;
    }

    static (Func<double, double> Of, CorridorRules Rules) CutoffFor(int number) => (number % 2) == 0
        ? (_ => 20, Cutoff(20))
        : (cost => 0.15 * cost, new CorridorRules { Cutoff = CorridorCutoff.OfShare(0.15), Sum = true });

    static IEnumerable<int> Flat(CorridorCells cells, Shape shape) => cells.Runs.SelectMany(
        run => Enumerable.Range((int)shape.IndexOf(new Cell(run.Row, run.Col)), run.Cols));

    static string Text(CorridorNetwork network, Shape shape) => LinkSearchTests.Text(network.Links)
        + string.Join('\n', network.Corridors.Select(corridor => string.Create(
            CultureInfo.InvariantCulture, $"{corridor.Link} {corridor.AreaSquareMetres:R} {corridor.MeanWidthMetres:R} "
                + $"{corridor.MinWidthMetres:R} {corridor.LowResistanceShare:R} {corridor.Quality}")))
        + string.Join('\n', network.Cells.SelectMany(cells => cells.Runs))
        + Convert.ToHexString(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(Read(network.Mosaic.LeastCost, shape).AsSpan()));
}
