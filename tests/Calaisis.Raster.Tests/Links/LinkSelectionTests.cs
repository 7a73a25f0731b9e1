using Calaisis.Raster.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Links;

/// <summary>
/// Rules that look at all links together, and the planar topology by straight lines, against plain recomputation.
/// </summary>
public sealed class LinkSelectionTests
{
    const double NoWay = double.PositiveInfinity;

    [Fact]
    public void Zones_by_straight_line_are_those_of_looking_at_every_core_cell()
    {
        var links = 0;
        for (var number = 0; number < 120; number++)
        {
            var territory = Territories.Make(number, longest: 26);
            var naive = new NaiveNetwork(territory);
            var expected = Neighbours(territory)
                .Select(pair => (pair.A, pair.B, Cost: naive.Cost(pair.A, pair.B)))
                .Where(link => !double.IsNaN(link.Cost)).OrderBy(link => link.A).ThenBy(link => link.B);
            var found = LinkSearchTests.Search(
                territory, new LinkRules { PlanarBy = PlanarBy.Straight }, LinkSearchTests.Settings(territory, number));
            Assert.Equal(expected, found.Links.Select(link => (link.PatchA, link.PatchB, link.Cost)));
            links += found.Links.Count;
        }

        Assert.InRange(links, 100, int.MaxValue);
    }

    [Fact]
    public void A_spanning_tree_is_the_cheapest_way_to_join_what_links_join()
    {
        foreach (var (territory, settings, all) in Networks())
        {
            var kept = LinkSearchTests.Search(territory, All with { SpanningTree = true }, settings);
            var tree = kept.Active.ToList();
            Assert.Equal(PrimCost(all, territory.Cores), tree.Sum(link => link.Cost), 1e-6);
            Assert.Equal(territory.Cores - Groups(all, territory.Cores), tree.Count);
            Assert.Equal(Groups(all, territory.Cores), Groups(tree, territory.Cores));
            Assert.Equal(all.Select(link => link.Cost), kept.Links.Select(link => link.Cost));
        }
    }

    [Fact]
    public void Without_indirect_links_every_distance_in_the_network_stays_and_no_further_link_can_go()
    {
        var gone = 0;
        foreach (var (territory, settings, all) in Networks())
        {
            var kept = LinkSearchTests.Search(territory, All with { LeaveOutIndirect = true }, settings).Active
                .ToList();
            var (before, after) = (Distances(all, territory.Cores), Distances(kept, territory.Cores));
            foreach (var (a, b) in before.Keys.Select(pair => (pair.A, pair.B)))
            {
                Assert.True(before[(a, b)].Equals(after[(a, b)])
                    || Math.Abs(before[(a, b)] - after[(a, b)]) <= 1e-9 * before[(a, b)]);
            }

            foreach (var link in kept)
            {
                Assert.True(Distances(
                    [.. kept.Where(other => other != link)], territory.Cores)[(link.PatchA, link.PatchB)] > link.Cost);
            }

            gone += all.Count - kept.Count;
        }

        Assert.InRange(gone, 20, int.MaxValue);
    }

    [Fact]
    public void Constellations_are_joined_by_no_more_links_than_it_takes()
    {
        var joined = 0;
        for (var number = 0; number < 80; number++)
        {
            var territory = Territories.Make(number, longest: 26);
            var settings = LinkSearchTests.Settings(territory, number);
            var nearest = LinkSearchTests.Search(
                territory, new LinkRules { Topology = LinkTopology.Nearest, Nearest = 1 }, settings).Links;
            var planar = LinkSearchTests.Search(territory, new LinkRules(), settings).Links;
            var rules = new LinkRules { Topology = LinkTopology.Nearest, Nearest = 1, JoinConstellations = true };
            var found = LinkSearchTests.Search(territory, rules, settings).Active.ToList();
            var near = nearest.Select(link => (link.PatchA, link.PatchB)).ToHashSet();
            Assert.Superset(near, found.Select(link => (link.PatchA, link.PatchB)).ToHashSet());
            Assert.Equal(Groups([.. nearest, .. planar], territory.Cores), Groups(found, territory.Cores));
            Assert.Equal(
                Groups(nearest, territory.Cores) - Groups(found, territory.Cores), found.Count - nearest.Count);
            joined += found.Count - nearest.Count;
        }

        Assert.InRange(joined, 5, int.MaxValue);
    }

    [Fact]
    public void Links_longer_as_the_crow_flies_than_declared_stay_listed_and_out_of_the_network()
    {
        foreach (var (territory, settings, all) in Networks().Take(20))
        {
            var limit = all.Select(link => link.EuclideanMetres).Order().ElementAt(all.Count / 2);
            if (limit <= 0) continue;
            var found = LinkSearchTests.Search(territory, All with { MaxStraightMetres = limit }, settings).Links;
            Assert.Equal(
                all.Select(link => link.EuclideanMetres > limit ? LinkState.TooLongStraight : LinkState.Active),
                found.Select(link => link.State));
        }
    }

    static LinkRules All { get; } = new() { Topology = LinkTopology.All, MaxDistance = Reach.OfCost(1e12) };

    static IEnumerable<(
        Territory Territory,
        Calaisis.Raster.CostDistance.CostDistanceSettings Settings,
        IReadOnlyList<Link> All)> Networks()
    {
        for (var number = 0; number < 60; number++)
        {
            var territory = Territories.Make(number, longest: 22);
            var settings = LinkSearchTests.Settings(territory, number);
            var all = LinkSearchTests.Search(territory, All, settings).Links;
            if (all.Count > 2) yield return (territory, settings, all);
        }
    }

    static HashSet<(int A, int B)> Neighbours(Territory territory)
    {
        var (question, zones) = (territory.Question, new int[territory.Labels.Length]);
        var cells = Enumerable.Range(1, territory.Cores)
            .SelectMany(patch => territory.CellsOf(patch), (patch, cell) => (patch, cell)).ToList();
        for (var cell = 0; cell < zones.Length && cells.Count > 0; cell++)
        {
            zones[cell] = cells.Select(core => (
                    Math.Round(
                        Math.Pow(((core.cell / question.Cols) - (cell / question.Cols)) * question.Height, 2)
                        + Math.Pow(((core.cell % question.Cols) - (cell % question.Cols)) * question.Width, 2), 6),
                    core.patch))
                .Min().patch;
        }

        var pairs = new HashSet<(int, int)>();
        for (var cell = 0; cell < zones.Length; cell++)
        {
            if (cell % question.Cols + 1 < question.Cols) Add(zones[cell], zones[cell + 1]);
            if (cell + question.Cols < zones.Length) Add(zones[cell], zones[cell + question.Cols]);
        }

        return pairs;

        void Add(int a, int b)
        {
            if (a != b) pairs.Add((Math.Min(a, b), Math.Max(a, b)));
        }
    }

    static Dictionary<(int A, int B), double> Distances(IReadOnlyList<Link> links, int cores)
    {
        var best = new double[cores + 1, cores + 1];
        for (var a = 0; a <= cores; a++) for (var b = 0; b <= cores; b++) best[a, b] = a == b ? 0 : NoWay;
        foreach (var link in links) best[link.PatchA, link.PatchB] = best[link.PatchB, link.PatchA] = link.Cost;
        for (var over = 1; over <= cores; over++)
            for (var a = 1; a <= cores; a++)
                for (var b = 1; b <= cores; b++) best[a, b] = Math.Min(best[a, b], best[a, over] + best[over, b]);
        return Enumerable.Range(1, cores).SelectMany(a => Enumerable.Range(a + 1, cores - a), (a, b) => (a, b))
            .ToDictionary(pair => pair, pair => best[pair.a, pair.b]);
    }

    static double PrimCost(IReadOnlyList<Link> links, int cores)
    {
        var (seen, sum) = (new HashSet<int>(), 0.0);
        for (var start = 1; start <= cores; start++)
        {
            if (!seen.Add(start)) continue;
            while (links.Where(link => seen.Contains(link.PatchA) != seen.Contains(link.PatchB))
                .MinBy(link => link.Cost) is { } next)
            {
                seen.Add(next.PatchA);
                seen.Add(next.PatchB);
                sum += next.Cost;
            }
        }

        return sum;
    }

    static int Groups(IReadOnlyList<Link> links, int cores)
    {
        var distances = Distances(links, cores);
        return Enumerable.Range(1, cores)
            .Count(patch => Enumerable.Range(1, patch - 1).All(lower => double.IsInfinity(distances[(lower, patch)])));
    }
}
