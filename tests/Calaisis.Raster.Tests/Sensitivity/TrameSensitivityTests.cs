using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sensitivity;
using Calaisis.Raster.Tests.Comparison;
using Calaisis.Raster.Tests.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Sensitivity;

/// <summary>What is collected of draws.</summary>
public sealed class TrameSensitivityTests
{
    static readonly RankingRules Rules = new(RankingWeights.Usual, RankingScale.Usual);

    static readonly Shape Shape = new(3, 4);

    [Fact]
    public void A_cell_has_the_share_of_draws_in_which_it_is_corridor()
    {
        var frequency = new CorridorFrequency("share", Shape);
        frequency.Add(Corridor((row, col) => col < 2));
        frequency.Add(Corridor((row, col) => row == 0));
        frequency.Add(null);
        frequency.Add(Corridor((row, col) => col == 0));
        var shares = new float[16];
        frequency.Read(new Window(0, 0, 4, 4), shares);
        Assert.Equal(
            [
                0.75f, 0.5f, 0.25f, 0.25f, 0.5f, 0.25f, float.NaN, float.NaN, 0.5f, 0.25f, float.NaN, float.NaN,
                float.NaN, float.NaN, float.NaN, float.NaN,
            ], shares);
    }

    [Fact]
    public void Links_are_followed_through_draws_by_their_core_areas()
    {
        var reference = Outcome(
            10, [1, 1, 0, 0, 0, 2, 2, 0, 0, 0, 3, 3], MatchTests.Link(1, 1, 2, 100), MatchTests.Link(2, 2, 3, 50));
        var spread = new TrameSensitivity("base", "verte", reference, 3, Shape);
        // The same patches; then one more before them, so that ids shift; then no network at all.
        spread.Add(0, Outcome(12, [1, 1, 0, 0, 0, 2, 2, 0, 0, 0, 3, 3], MatchTests.Link(1, 1, 2, 80), MatchTests.Link(
            2, 2, 3, 60, LinkState.CrossesPatch)));
        spread.Add(2, Outcome(
            8, [2, 2, 0, 1, 0, 3, 3, 0, 0, 0, 4, 4], MatchTests.Link(1, 1, 2, 5), MatchTests.Link(2, 2, 3, 120),
            MatchTests.Link(3, 3, 4, 70)));
        spread.Add(1, DrawOutcome.Nothing($"found no core area"));
        var (first, second) = (spread.SpreadOf(spread.ReferenceLinks[0]), spread.SpreadOf(spread.ReferenceLinks[1]));
        Assert.Equal((2, 80, 120), (first.Count, first.Min, first.Max));
        Assert.Equal((1, 70, 70), (second.Count, second.Min, second.Max));
        Assert.Equal(
            (2, 8, 12), (spread.SpreadOf("ec_ha").Count, spread.SpreadOf("ec_ha").Min, spread.SpreadOf("ec_ha").Max));
        Assert.Equal([(1, "found no core area")], spread.Failed.Select(failed => (failed.Draw, failed.Why.ToString())));
    }

    [Fact]
    public void Draws_in_which_nothing_differs_that_counts_have_no_best_scenario()
    {
        TrameSensitivity[] all =
            [Series("base", 1000, 1000, 1000), Series("a", 1040, 1000.5, 1020), Series("b", 1020, 1000, 1020)];
        var ranking = RankingRobustness.Of(all, 2, ComparisonDeclaration.Usual, Rules)!;
        Assert.Equal((1, 2), (ranking.DeclaredPlaceOf("a"), ranking.DeclaredPlaceOf("b")));
        Assert.Equal(
            (0.5, 0.5, 0, 0), (ranking.IsBest("a"), ranking.IsBest("b"), ranking.Beats("a", "b"), ranking.Holds));
        var conflicts = RankingWeights.Usual with
        {
            Criteria = new Dictionary<RankingCriterion, double> { [RankingCriterion.Conflicts] = 1 },
        };
        Assert.Null(RankingRobustness.Of(all, 2, ComparisonDeclaration.Usual, Rules with { Weights = conflicts }));
    }

    [Fact]
    public void The_ranking_of_each_draw_is_compared_with_that_of_the_declared_values()
    {
        TrameSensitivity[] all = [Series("base", 1000, 1000, 1000, 1000, 2000),
            Series("a", 1040, 1020, 1060, 1010, 2020), Series("b", 1020, 1040, 1010, 1002, 2040)];
        var ranking = RankingRobustness.Of(all, 4, ComparisonDeclaration.Usual, Rules)!;
        Assert.Equal(["a", "b"], ranking.Reference);
        // Per cent by draw: a 2, 6, 1, 1; b 4, 1, 0.2, 2.
        Assert.Equal((0.5, 0.5, 0.5), (ranking.Holds, ranking.IsBest("a"), ranking.Beats("b", "a")));
        Assert.Equal(1.5, ranking.PlacesOf("a").Mean);
        Assert.Equal(["ec"], ranking.Criteria);
        Assert.Null(RankingRobustness.Of(all[..2], 4, ComparisonDeclaration.Usual, Rules));
    }

    [Fact]
    public void A_scenario_that_loses_its_dear_link_does_not_win_by_it_in_any_draw()
    {
        int[] labels = [1, 1, 0, 0, 0, 2, 2, 0, 0, 0, 3, 3];
        TrameSensitivity[] all =
        [
            Linked("base", MatchTests.Link(1, 1, 2, 100), MatchTests.Link(2, 2, 3, 900)),
            Linked("cheaper", MatchTests.Link(1, 1, 2, 20), MatchTests.Link(2, 2, 3, 900)),
            Linked("poorer", MatchTests.Link(1, 1, 2, 100)),
        ];
        var weights = RankingWeights.Usual with
        {
            Criteria = new Dictionary<RankingCriterion, double> { [RankingCriterion.LinkCost] = 1 },
        };
        var ranking = RankingRobustness.Of(all, 2, ComparisonDeclaration.Usual, Rules with { Weights = weights })!;
        Assert.Equal(["cheaper", "poorer"], ranking.Reference);
        Assert.Equal((1, 1, 0), (ranking.Holds, ranking.IsBest("cheaper"), ranking.IsBest("poorer")));
        Assert.Equal(["link-cost"], ranking.Criteria);

        TrameSensitivity Linked(string scenario, params Link[] links)
        {
            var spread = new TrameSensitivity(scenario, "verte", Outcome(100, labels, links), 2, Shape);
            spread.Add(0, Outcome(100, labels, links));
            spread.Add(1, Outcome(100, labels, [.. links.Select(link => link with { Cost = 2 * link.Cost })]));
            return spread;
        }
    }

    [Fact]
    public void A_figure_that_follows_a_parameter_shows_it()
    {
        var spread = Series("base", 100, 110, 130, 105, 210);
        Assert.Equal(1, spread.InfluenceOf([2, 3, 1, 9], "ec_ha"), 1e-12);
        Assert.Equal(-1, spread.InfluenceOf([8, 7, 9, 1], "ec_ha"), 1e-12);
        Assert.True(double.IsNaN(spread.InfluenceOf([8, 7, 9, 1], "nothing")));
    }

    static TrameSensitivity Series(string scenario, double declared, params double[] draws)
    {
        var spread = new TrameSensitivity(scenario, "verte", Outcome(declared, new int[12]), draws.Length, Shape);
        for (var i = 0; i < draws.Length; i++) spread.Add(i, Outcome(draws[i], new int[12]));
        return spread;
    }

    static DrawOutcome Outcome(double ec, int[] labels, params Link[] links)
    {
        var held = new MemoryLabels("labels", Shape);
        held.Write(Shape.Whole, labels);
        var figures = new Dictionary<string, double>
        {
            ["ec_ha"] = ec,
            ["links"] = links.Length,
            ["total_link_cost"] = links.Sum(link => link.Cost),
        };
        return new DrawOutcome(figures, links, null) { Labels = held, CoreCount = labels.Max() };
    }

    static ArraySource Corridor(Func<int, int, bool> isThere) =>
        new("c", (row, col) => isThere(row, col) ? 1 : float.NaN);
}
