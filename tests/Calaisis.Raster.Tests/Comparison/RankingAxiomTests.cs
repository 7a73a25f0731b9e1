using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines.Scenarios;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>
/// What must hold of every ranking, tried on random networks: what is added never loses by itself, what is taken never
/// wins. EC is worked out here as the best products of probabilities.
/// </summary>
public sealed class RankingAxiomTests
{
    const int Networks = 300;
    const double CellHectares = 1;

    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 100, 100, new Shape(100, 100));

    static readonly RankingRules Rules = new(
        new RankingWeights(
            RankingCriteria.All.ToDictionary(criterion => criterion, _ => 1.0), new Dictionary<string, double>()),
        RankingScale.Usual with { Indifference = RankingCriteria.All.ToDictionary(criterion => criterion, _ => 0.0) })
    {
        LeastHectares = 10,
        LitAbove = 2,
        LightTrames = ["verte"],
    };

    [Fact]
    public void A_link_that_is_added_never_lowers_a_score() => Try((network, random) => network with
    {
        Links = [.. network.Links, new(
            random.Next(network.Areas.Count), random.Next(network.Areas.Count), random.Next(50, 5000), random.Next(6))],
        Eased = random.Next(3),
    },
    (points, _) => Assert.True(points >= 0));

    [Fact]
    public void Habitat_that_is_added_with_its_links_never_lowers_a_score_though_it_takes_the_place_of_a_link() =>
        Try((network, random) =>
        {
            var added = network.Areas.Count;
            var links = network.Links.ToList();
            links.RemoveAt(random.Next(links.Count));
            for (var i = random.Next(4); i > 0; i--)
                links.Add(new(random.Next(added), added, random.Next(50, 5000), random.Next(6)));
            return network with { Areas = [.. network.Areas, random.Next(1, 60)], Links = links };
        },
        (points, _) => Assert.True(points >= 0));

    [Fact]
    public void Habitat_that_is_taken_with_its_links_never_raises_a_score_though_its_neighbours_are_linked_then() =>
        Try((network, random) =>
        {
            var gone = random.Next(network.Areas.Count);
            var links = network.Links.Where(link => link.A != gone && link.B != gone).ToList();
            List<int> left = [.. Enumerable.Range(0, network.Areas.Count).Where(core => core != gone)];
            var (a, b) = (left[random.Next(left.Count)], left[random.Next(left.Count)]);
            if (!links.Exists(link => link.Joins(a, b))) links.Add(new(a, b, random.Next(50, 5000), random.Next(6)));
            return network with
            {
                Areas = [.. network.Areas.Select((area, core) => core == gone ? 0 : area)],
                Links = links,
            };
        },
        (points, _) => Assert.True(points <= 0));

    [Fact]
    public void Links_that_become_cheaper_never_lose_whatever_they_cross_and_dearer_ones_never_win() => Try(
        (network, random) =>
        {
            var (at, cheaper) = (random.Next(network.Links.Count), random.Next(2) == 0);
            return network with
            {
                Links = [.. network.Links.Select((link, i) =>
                    i != at ? link : link with { Cost = link.Cost * (cheaper ? 0.5 : 2), Conflicts = random.Next(6) })],
                Eased = cheaper ? 5 : 0,
                Hardened = cheaper ? 0 : 5,
            };
        },
        (points, network) => Assert.True(network.Eased > 0 ? points >= 0 : points <= 0));

    [Fact]
    public void No_score_leaves_the_scale_and_none_depends_on_which_other_scenarios_there_are()
    {
        var random = new Random(5);
        var all = Enumerable.Range(0, 40).Select(i => Compare($"s{i}", Draw(random), Draw(random))).ToList();
        var ranking = ScenarioRanking.Of(all, Rules);
        Assert.All(ranking.SelectMany(scenario => scenario.Trames).SelectMany(trame => trame.Criteria), criterion =>
            Assert.InRange(criterion.Points, -100, 100));
        Assert.All(ranking, scenario => Assert.Equal(
            scenario.Score,
            ScenarioRanking.Of([all.Single(one => one.Scenario == scenario.Scenario)], Rules)[0].Score));
    }

    static void Try(Func<Network, Random, Network> change, Action<double, Network> holds)
    {
        var some = 0;
        for (var seed = 0; seed < Networks; seed++)
        {
            var random = new Random(seed);
            var before = Draw(random);
            var after = change(before, random);
            var ranked = ScenarioRanking.Of([Compare("s", before, after)], Rules)[0];
            Assert.All(ranked.Trames[0].Criteria, criterion => holds(criterion.Points, after));
            if (ranked.Score != 0) some++;
        }

        // Were nothing ever counted, nothing would be shown.
        Assert.InRange(some, Networks / 10, Networks);
    }

    static Network Draw(Random random)
    {
        List<double> areas = [.. Enumerable.Range(0, random.Next(4, 12)).Select(_ => (double)random.Next(1, 60))];
        var links = new List<Way>();
        for (var i = random.Next(3, 20); i > 0; i--)
        {
            var way = new Way(
                random.Next(areas.Count), random.Next(areas.Count), random.Next(50, 5000), random.Next(6));
            if (!links.Exists(link => link.Joins(way.A, way.B))) links.Add(way);
        }

        return new Network(areas, links);
    }

    static TrameComparison Compare(string scenario, Network before, Network after)
    {
        var counts = new ChangeCounts(new ChangeSettings([], [2]));
        for (var core = 0; core < Math.Min(before.Areas.Count, after.Areas.Count); core++)
        {
            if (before.Areas[core] > 0 && after.Areas[core] > 0)
                counts.Cores.Add(core + 1, core + 1, (long)Math.Min(before.Areas[core], after.Areas[core]));
        }

        var (had, has) = (before.Areas.Sum(), after.Areas.Sum());
        counts.Everywhere.Cores[(int)CellChangeCode.Gained] = (long)Math.Max(0, has - had);
        counts.Everywhere.Cores[(int)CellChangeCode.Lost] = (long)Math.Max(0, had - has);
        counts.Everywhere.Resistance[(int)ResistanceChangeCode.Eased] = after.Eased;
        counts.Everywhere.Resistance[(int)ResistanceChangeCode.Hardened] = after.Hardened;
        // New corridors are as bright as may be; those of today keep their light.
        counts.Everywhere.Corridors[(int)CellChangeCode.Kept] = 100;
        counts.Everywhere.Corridors[(int)CellChangeCode.Gained] = 40;
        (counts.Everywhere.LevelsBefore[0], counts.Everywhere.LevelsBefore[1]) = (90, 10);
        (counts.Everywhere.LevelsAfter[0], counts.Everywhere.LevelsAfter[1]) = (90, 50);
        (counts.Everywhere.KeptLevelsBefore[0], counts.Everywhere.KeptLevelsBefore[1]) = (90, 10);
        (counts.Everywhere.KeptLevelsAfter[0], counts.Everywhere.KeptLevelsAfter[1]) = (90, 10);
        return TrameComparison.Of("verte", ("base", scenario), before.State, after.State, counts, Grid);
    }

    sealed record Way(int A, int B, double Cost, int Conflicts)
    {
        public bool Joins(int a, int b) => (A == a && B == b) || (A == b && B == a);
    }

    sealed record Network(IReadOnlyList<double> Areas, List<Way> Links)
    {
        public long Eased { get; init; }

        public long Hardened { get; init; }

        /// <summary>Of several ways between two core areas the cheapest is the link.</summary>
        IEnumerable<Way> Cheapest => Links.Where(link => link.A != link.B)
            .Select(link => link with { A = Math.Min(link.A, link.B), B = Math.Max(link.A, link.B) })
            .GroupBy(link => (link.A, link.B)).OrderBy(pair => pair.Key).Select(pair => pair.MinBy(link => link.Cost)!);

        public TrameState State
        {
            get
            {
                var ways = Cheapest.ToList();
                return new TrameState(
                    [
                        Figure("ec_ha", Ec(ways)), Figure("core_ha", Areas.Sum() * CellHectares),
                        Figure("cores", Areas.Count(area => area > 0)), Figure("links", ways.Count),
                        Figure("total_link_cost", ways.Sum(way => way.Cost)), Figure("components", 1),
                        Figure("conflicts", ways.Sum(way => way.Conflicts)), Figure("corridor_ha", 140),
                    ],
                    [.. Areas.Select((area, core) => (area, core)).Where(core => core.area > 0)
                        .Select(core => TrameComparisonTests.Patch(core.core + 1, null))],
                    [.. ways.Select((way, i) => MatchTests.Link(i + 1, way.A + 1, way.B + 1, way.Cost))],
                    null)
                {
                    ConflictsByLink = ways.Select((way, i) => (i + 1, way.Conflicts)).ToDictionary(),
                };
            }
        }

        /// <summary>sqrt of the sum of a_i a_j times the greatest product of probabilities along a way.</summary>
        double Ec(List<Way> ways)
        {
            var n = Areas.Count;
            var best = new double[n, n];
            for (var i = 0; i < n; i++) best[i, i] = 1;
            foreach (var way in ways) best[way.A, way.B] = best[way.B, way.A] = Math.Exp(-way.Cost / 2000);
            for (var k = 0; k < n; k++)
            {
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++) best[i, j] = Math.Max(best[i, j], best[i, k] * best[k, j]);
                }
            }

            return Math.Sqrt(
                Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => Areas[i] * Areas[j] * best[i, j])));
        }

        static StateFigure Figure(string name, double value) => new(null, null, name, "", value);
    }
}
