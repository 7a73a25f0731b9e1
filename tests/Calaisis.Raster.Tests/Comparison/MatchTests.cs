using Calaisis.Raster.Comparison;
using Calaisis.Raster.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>Which core areas and links of two scenarios are the same, and what became of the others.</summary>
public sealed class MatchTests
{
    [Fact]
    public void Core_areas_are_matched_by_the_cells_they_share_whatever_their_ids()
    {
        // A new first patch moves all ids by one.
        var match = Match((1, 2, 40), (2, 3, 7), (3, 4, 12));
        Assert.Equal([2, 3, 4], new[] { 1, 2, 3 }.Select(match.After));
        Assert.Equal([null, 1, 2, 3], new[] { 1, 2, 3, 4 }.Select(match.Before));
    }

    [Fact]
    public void Of_a_core_area_that_takes_in_another_the_larger_share_is_the_same_one()
    {
        var match = Match((1, 1, 10), (2, 1, 30));
        Assert.Equal([null, 1], new[] { 1, 2 }.Select(match.After));
        Assert.Equal([1, 1], new[] { 1, 2 }.Select(match.MostlyIn));
        Assert.Equal(2, match.Before(1));
    }

    [Fact]
    public void No_order_of_counting_changes_a_match()
    {
        var random = new Random(3);
        var pairs = Enumerable.Range(0, 60)
            .Select(_ => (random.Next(1, 12), random.Next(1, 12), (long)random.Next(1, 9))).ToArray();
        var expected = Naive(pairs);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(pairs);
            var match = Match(pairs);
            Assert.Equal(
                Enumerable.Range(1, 12).Select(id => expected.TryGetValue(id, out var after) ? after : (int?)null),
                Enumerable.Range(1, 12).Select(id => match.After(id)));
        }
    }

    [Fact]
    public void Links_are_kept_lost_and_gained_for_the_reasons_there_are()
    {
        // Cores 1 to 6 before; afterwards 1 is new, 2 to 5 were 1 to 4, 5 holds 4 and 5 together, 6 is gone.
        var match = new CoreMatch(Overlap((1, 2, 9), (2, 3, 9), (3, 4, 9), (4, 5, 9), (5, 5, 4)));
        Link[] before =
        [
            Link(1, 1, 2, 100), Link(2, 1, 3, 50), Link(3, 2, 3, 80), Link(4, 3, 6, 10), Link(5, 4, 5, 20),
            Link(6, 2, 4, 70),
        ];
        Link[] after =
        [
            Link(1, 1, 2, 30), Link(2, 2, 3, 60), Link(4, 3, 4, 80, LinkState.CrossesPatch), Link(5, 4, 5, 90),
        ];
        var changes = LinkMatch.Of(
            State(before, new OutOfReach(3, 4, 500)), State(after, new OutOfReach(2, 4, 900)), match);
        Assert.Equal(
            [
                "Kept 1>2 None", "Lost 2> Cost", "Lost 3> Crossing", "Lost 4> Core", "Lost 5> MergedOrSplit",
                "Lost 6> Neighbours",
                "Gained >1 Core", "Gained >5 Cost",
            ],
            changes.Select(link => $"{link.Kind} {link.Before?.Id}>{link.After?.Id} {link.Why}"));
        Assert.Equal((-40, -40), (changes[0].CostDifference, changes[0].CostPercent));
    }

    [Fact]
    public void Where_all_within_the_greatest_cost_are_linked_two_without_a_link_are_beyond_it()
    {
        var match = Match((1, 1, 3), (2, 2, 5), (3, 3, 5));
        var changes = LinkMatch.Of(
            State([Link(1, 1, 2, 100)]) with { OutOfReach = null },
            State([Link(1, 2, 3, 80)]) with { OutOfReach = null },
            match);
        Assert.Equal(["Lost Cost", "Gained Cost"], changes.Select(link => $"{link.Kind} {link.Why}"));
    }

    [Fact]
    public void A_network_matches_itself_link_by_link()
    {
        Link[] links = [Link(1, 1, 2, 100), Link(2, 1, 3, 50), Link(3, 2, 3, 80, LinkState.CrossesPatch)];
        var changes = LinkMatch.Of(State(links), State(links), Match((1, 1, 3), (2, 2, 5), (3, 3, 5)));
        Assert.Equal(
            ["Kept 1 0", "Kept 2 0"], changes.Select(link => $"{link.Kind} {link.After!.Id} {link.CostDifference}"));
    }

    internal static Link Link(int id, int a, int b, double cost, LinkState state = LinkState.Active) => new()
    {
        Id = id,
        PatchA = a,
        PatchB = b,
        Cost = cost,
        LengthMetres = 10,
        EuclideanMetres = 10,
        MaxResistance = 1,
        HighResistanceShare = 0,
        Crosses = [],
        State = state,
        Path = [new(id, 0), new(id, 1)],
    };

    static TrameState State(Link[] links, params OutOfReach[] beyond) =>
        new([], [], links, null) { OutOfReach = beyond };

    static CoreMatch Match(params (int, int, long)[] pairs) => new(Overlap(pairs));

    static CoreOverlap Overlap(params (int Before, int After, long Cells)[] pairs)
    {
        var overlap = new CoreOverlap();
        foreach (var (before, after, cells) in pairs) overlap.Add(before, after, cells);
        return overlap;
    }

    /// <summary>
    /// The rule in words, done again and again: of all pairs that are still free take the one with the most cells.
    /// </summary>
    static Dictionary<int, int> Naive((int Before, int After, long Cells)[] pairs)
    {
        var sums = pairs.GroupBy(pair => (pair.Before, pair.After))
            .Select(group => (group.Key.Before, group.Key.After, Cells: group.Sum(pair => pair.Cells))).ToList();
        var taken = new Dictionary<int, int>();
        while (true)
        {
            var best = default((int Before, int After, long Cells));
            foreach (var pair in sums.Where(
                pair => !taken.ContainsKey(pair.Before) && !taken.ContainsValue(pair.After)))
            {
                var better = pair.Cells > best.Cells
                    || (pair.Cells == best.Cells
                        && (pair.Before < best.Before || (pair.Before == best.Before && pair.After < best.After)));
                if (better) best = pair;
            }

            if (best.Cells == 0) return taken;
            taken[best.Before] = best.After;
        }
    }
}
