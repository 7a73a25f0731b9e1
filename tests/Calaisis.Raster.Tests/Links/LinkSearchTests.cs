using System.Globalization;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tests.CostDistance;
using Xunit;

namespace Calaisis.Raster.Tests.Links;

public sealed class LinkSearchTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LinkTopology.Planar)]
    [InlineData(LinkTopology.Nearest)]
    [InlineData(LinkTopology.All)]
    public void Links_are_those_of_textbook_searches_from_every_core_area(LinkTopology topology)
    {
        var links = 0;
        for (var number = 0; number < 240; number++)
        {
            var territory = Territories.Make(number, longest: number % 40 == 0 ? 70 : 22);
            var naive = new NaiveNetwork(territory);
            var maxCost = MaxCost(number, naive, territory);
            var expected = topology switch
            {
                LinkTopology.Planar => naive.Planar(maxCost),
                LinkTopology.Nearest => naive.Nearest(1 + (number % 3), maxCost),
                _ => naive.All(maxCost),
            };
            var rules = new LinkRules
            {
                Topology = topology,
                Nearest = 1 + (number % 3),
                MaxDistance = double.IsPositiveInfinity(maxCost) ? null : Reach.OfCost(maxCost),
            };
            if (topology == LinkTopology.All && rules.MaxDistance is null)
                rules = rules with { MaxDistance = Reach.OfCost(1e12) };
            var found = Search(territory, rules, Settings(territory, number));
            Assert.Equal(
                expected.Select(link => (link.Key.A, link.Key.B, link.Value)),
                found.Links.Select(link => (link.PatchA, link.PatchB, link.Cost)));
            Assert.Equal(Enumerable.Range(1, found.Links.Count), found.Links.Select(link => link.Id));
            foreach (var link in found.Links) CheckPath(territory, link);
            links += found.Links.Count;
        }

        Assert.InRange(links, 300, int.MaxValue);
    }

    [Fact]
    public void Workers_tiles_and_memory_change_nothing()
    {
        for (var number = 0; number < 40; number++)
        {
            var territory = Territories.Make(number, longest: 60);
            var rules =
                new LinkRules { Topology = (LinkTopology)(number % 3), Nearest = 2, MaxDistance = Reach.OfCost(1e9) };
            var settings = Settings(territory, number);
            var expected = Text(Search(territory, rules, settings with { Workers = 1, TileCells = 64 }));
            Assert.Equal(expected, Text(Search(territory, rules, settings with { Workers = 7, TileCells = 8 })));
            var base12 = CoreAreas.BytesPerCell * territory.Shape.CellCount;
            Assert.Equal(
                expected, Text(Search(territory, rules, settings with { Workers = 2, MemoryBytes = base12 + 1 })));
        }
    }

    [Fact]
    public void Fields_beyond_the_memory_go_through_a_scratch_file()
    {
        var territory = Territories.Make(8, longest: 90);
        var settings = Settings(territory, 8);
        using var cores = Cores(territory, settings);
        var rules = new LinkRules { Topology = LinkTopology.All, MaxDistance = Reach.OfCost(1e9) };
        var inMemory = LinkSearch.Run(cores, rules, settings, token: Token);
        Assert.Equal(0, inMemory.Fields!.SpilledBytes);
        var little = LinkSearch.Run(
            cores, rules, settings with { MemoryBytes = (CoreAreas.BytesPerCell * territory.Shape.CellCount) + 1 },
            token: Token);
        Assert.True(little.Fields!.SpilledBytes > 0);
        Assert.Equal(Text(inMemory), Text(little));
    }

    [Fact]
    public void All_resistances_times_two_give_the_same_paths_at_twice_the_cost()
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
            var (one, two) = (Search(territory, new LinkRules(), Settings(territory, number)),
                Search(doubled, new LinkRules { LowResistance = 2 * LinkRules.DefaultLowResistance }, Settings(
                    territory, number)));
            Assert.Equal(
                one.Links.Select(link => (
                    link.PatchA, link.PatchB, 2 * link.Cost, 2 * link.MaxResistance, link.HighResistanceShare)),
                two.Links.Select(link => (
                    link.PatchA, link.PatchB, link.Cost, link.MaxResistance, link.HighResistanceShare)));
            Assert.Equal(one.Links.SelectMany(link => link.Path), two.Links.SelectMany(link => link.Path));
        }
    }

    [Fact]
    public void A_wall_never_makes_a_link_cheaper()
    {
        for (var number = 0; number < 60; number++)
        {
            var territory = Territories.Make(number);
            var walled = territory with
            {
                Question = territory.Question with { Resistance = [.. territory.Question.Resistance] },
            };
            var row = territory.Question.Rows / 2;
            for (var col = 0; col < territory.Question.Cols; col += 1 + (number % 2))
            {
                if (territory.Labels[(row * territory.Question.Cols) + col] == 0)
                    walled.Question.Resistance[(row * territory.Question.Cols) + col] = float.PositiveInfinity;
            }

            var rules = new LinkRules { Topology = LinkTopology.All, MaxDistance = Reach.OfCost(1e12) };
            var before = Search(territory, rules, Settings(territory, number)).Links
                .ToDictionary(link => (link.PatchA, link.PatchB));
            foreach (var link in Search(walled, rules, Settings(territory, number)).Links)
                Assert.True(link.Cost >= before[(link.PatchA, link.PatchB)].Cost);
        }
    }

    [Fact]
    public void Renumbered_core_areas_keep_their_costs()
    {
        for (var number = 0; number < 60; number++)
        {
            var territory = Territories.Make(number);
            var swapped = territory with
            {
                Labels = [.. territory.Labels
                    .Select(label => label > 0 && label <= territory.Cores ? territory.Cores + 1 - label : label)],
            };
            var rules = new LinkRules { Topology = LinkTopology.All, MaxDistance = Reach.OfCost(1e12) };
            var one = Search(territory, rules, Settings(territory, number)).Links;
            var other = Search(swapped, rules, Settings(territory, number)).Links
                .ToDictionary(
                    link => (territory.Cores + 1 - link.PatchB, territory.Cores + 1 - link.PatchA), link => link.Cost);
            Assert.Equal(one.Count, other.Count);
            // From the other end the same steps are summed in the opposite order.
            foreach (var link in one) Assert.Equal(link.Cost, other[(link.PatchA, link.PatchB)], link.Cost * 1e-12);
        }
    }

    internal static CostDistanceSettings Settings(Territory territory, int number) =>
        Questions.Settings(territory.Question) with
        {
            Workers = 1 + (number % 3),
            TileCells = 8 << (number % 4),
        };

    internal static CoreAreas Cores(Territory territory, CostDistanceSettings settings) =>
        CoreAreas.Solve(
            territory.Resistance, territory.Habitats, territory.Cores, territory.Shape, settings, token: Token);

    internal static LinkNetwork Search(Territory territory, LinkRules rules, CostDistanceSettings settings)
    {
        using var cores = Cores(territory, settings with { MemoryBytes = null });
        return LinkSearch.Run(cores, rules, settings, token: Token);
    }

    static double MaxCost(int number, NaiveNetwork naive, Territory territory)
    {
        if (number % 2 == 0) return double.PositiveInfinity;
        var costs = naive.All(double.PositiveInfinity).Values.Order().ToList();
        return costs.Count == 0 ? 10 : costs[costs.Count / 2];
    }

    /// <summary>
    /// A path leads from one core area to the other by allowed steps, adds up to the cost, and is measured right.
    /// </summary>
    static void CheckPath(Territory territory, Link link)
    {
        var cells = link.Path.Select(cell => (int)territory.Shape.IndexOf(cell)).ToArray();
        Assert.Equal(link.PatchA, territory.Labels[cells[0]]);
        Assert.Equal(link.PatchB, territory.Labels[cells[^1]]);
        var (cost, length, high, max) = (0.0, 0.0, 0.0, 0.0);
        for (var index = 0; index + 1 < cells.Length; index++)
        {
            var step = NaiveSearch.StepsFrom(territory.Question, cells[index])
                .Single(step => step.To == cells[index + 1]);
            cost += step.Cost;
            var (down, right) = (
                link.Path[index + 1].Row - link.Path[index].Row, link.Path[index + 1].Col - link.Path[index].Col);
            var metres = Math.Sqrt(
                Math.Pow(down * territory.Question.Height, 2) + Math.Pow(right * territory.Question.Width, 2));
            length += metres;
            if (territory.Question.Resistance[cells[index]] > LinkRules.DefaultLowResistance) high += metres / 2;
            if (territory.Question.Resistance[cells[index + 1]] > LinkRules.DefaultLowResistance) high += metres / 2;
        }

        foreach (var cell in cells.Length > 2 ? cells[1..^1] : cells)
            max = Math.Max(max, territory.Question.Resistance[cell]);
        Assert.Equal(link.Cost, cost);
        Assert.Equal(length, link.LengthMetres, length * 1e-12);
        Assert.Equal(high / length, link.HighResistanceShare, 1e-12);
        Assert.Equal(max, link.MaxResistance);
        var crossed = cells[1..^1].Select(cell => territory.Labels[cell])
            .Where(label => label > 0 && label <= territory.Cores);
        Assert.Equal(
            crossed.Where(label => label != link.PatchA && label != link.PatchB).Distinct().Order(), link.Crosses);
        Assert.Equal(Euclidean(territory, link.PatchA, link.PatchB), link.EuclideanMetres, 1e-9);
    }

    static double Euclidean(Territory territory, int a, int b)
    {
        var (cols, width, height) = (territory.Question.Cols, territory.Question.Width, territory.Question.Height);
        return territory.CellsOf(a).SelectMany(_ => territory.CellsOf(b), (one, other) => Math.Sqrt(
            Math.Pow(Between((one / cols) - (other / cols)) * height, 2)
            + Math.Pow(Between((one % cols) - (other % cols)) * width, 2))).Min();

        // Whole cells that lie between two of them, along one axis.
        static int Between(int apart) => apart == 0 ? 0 : Math.Abs(apart) - 1;
    }

    internal static string Text(LinkNetwork network) => string.Join('\n', network.Links.Select(link =>
        string.Create(
            CultureInfo.InvariantCulture, $"{link.Id} {link.PatchA} {link.PatchB} {link.Cost:R} {link.LengthMetres:R} "
                + $"{link.EuclideanMetres:R} {link.MaxResistance:R} {link.HighResistanceShare:R} {link.State} ")
        + string.Join(',', link.Crosses) + " " + string.Join(' ', link.Path)))
        + string.Join('\n', network.OutOfReach ?? []) + string.Join('\n', network.Isolated);
}
