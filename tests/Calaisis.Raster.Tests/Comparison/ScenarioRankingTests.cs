using Calaisis.Raster.Comparison;
using Calaisis.Raster.Pipelines.Scenarios;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>How changes become points, points become scores and scores become ranks; worked out by hand.</summary>
public sealed class ScenarioRankingTests
{
    static readonly RankingRules Rules =
        new(RankingWeights.Usual, RankingScale.Usual) { LeastHectares = 50, LitAbove = 2, LightTrames = ["verte"] };

    [Theory]
    [InlineData(0.1, 0)] // the indifference itself does not count
    [InlineData(-0.1, 0)]
    [InlineData(0.1001, 0.1)] // what counts at all counts a tenth
    [InlineData(5.05, 50)]
    [InlineData(-5.05, -50)]
    [InlineData(10, 100)]
    [InlineData(7000, 100)]
    [InlineData(-7000, -100)]
    public void Points_rise_evenly_from_the_indifference_to_the_full_scale(double change, double points) =>
        Assert.Equal(points, RankingScale.Usual.PointsOf(RankingCriterion.EquivalentConnectivity, change));

    [Fact]
    public void A_score_is_the_weighted_mean_of_points_then_of_trames()
    {
        var rules = Rules with
        {
            Weights = new RankingWeights(
                new Dictionary<RankingCriterion, double>
                {
                    [RankingCriterion.EquivalentConnectivity] = 3,
                    [RankingCriterion.CoreArea] = 1,
                    [RankingCriterion.Conflicts] = 0,
                },
                new Dictionary<string, double> { ["bleue"] = 2 }),
        };
        RankedFigures[] all =
        [
            Trame("a", "verte", ("ec_ha", 1000, 1050.5), ("core_ha", 1000, 1000)), // (3 x 50 + 0) / 4 = 37.5
            Trame("a", "bleue", ("ec_ha", 1000, 1000), ("core_ha", 1000, 900)), // -100 / 4 = -25
            Trame("b", "verte", ("ec_ha", 1000, 1000)), // 0
            Trame("b", "bleue", ("ec_ha", 1000, 1020.9)), // 20 of 0.1 to 10
        ];
        var ranking = ScenarioRanking.Of(all, rules);
        Assert.Equal(
            [("b", 1, 13.4), ("a", 2, -4.2)],
            ranking.Select(scenario => (scenario.Scenario, scenario.Rank!.Value, scenario.Score)));
        Assert.Equal((37.5, -25), (ranking[1].Trames[0].Score, ranking[1].Trames[1].Score));
        Assert.Equal(ranking[1].Score, ScenarioRanking.Of(all[..2], rules)[0].Score);
    }

    [Theory]
    [InlineData("resistance_higher_ha", 100, 90, PointsReason.Counts)]
    [InlineData("closed_ha", 100, 90, PointsReason.Counts)]
    [InlineData("core_lost_ha", 100, 90, PointsReason.Counts)]
    [InlineData("resistance_lower_ha", 100, 90, PointsReason.NothingLost)]
    [InlineData("resistance_lower_ha", 100, 110, PointsReason.Counts)]
    [InlineData("opened_ha", 100, 110, PointsReason.Counts)]
    [InlineData("resistance_higher_ha", 100, 110, PointsReason.NothingWon)]
    public void What_became_of_ground_outside_the_territory_counts_for_what_its_links_carry(
        string ground, double before, double after, PointsReason reason)
    {
        string[] grounds =
            ["core_lost_ha", "resistance_higher_ha", "closed_ha", "core_gained_ha", "resistance_lower_ha", "opened_ha"];
        FigureChange[] figures =
        [
            new(null, null, "ec_ha", "ha", before, after) { IsTerritory = true },
            .. grounds.Select(name => new FigureChange(null, null, name, "ha", 0, 0) { IsTerritory = true }),
            new(null, null, "ec_ha", "ha", before, after),
            .. grounds.Select(name => new FigureChange(null, null, name, "ha", 0, name == ground ? 12 : 0)),
        ];
        var table = new Raster.Tables.FeatureTable(
            "figures",
            Raster.Tables.FeatureShape.None,
            [.. new[] { "base", "scenario", "trame", "area", "zone_layer", "zone", "figure", "unit", "before", "after" }
                .Select(name => new Raster.Tables.Column(name, Raster.Tables.ColumnType.Text))],
            [.. figures.Select(figure => new Raster.Tables.FeatureRow(
                ["base", "road", "verte", figure.Area, null, null, figure.Name, "ha", figure.Before, figure.After],
                default))]);
        var score = ScenarioRanking.Of(table, Rules)[0].Trames[0].Criteria[0];
        Assert.Equal(reason, score.Reason);
        Assert.Equal(reason == PointsReason.Counts ? Math.Sign(after - before) : 0, Math.Sign(score.Points));
    }

    [Theory]
    [InlineData(3280.01, 3284.05, 4.04)]
    [InlineData(0.1, 0.3, 0.2)]
    [InlineData(0.3, 0, -0.3)]
    [InlineData(123456.78, 123456.79, 0.01)]
    [InlineData(0.0012, 0.0015, 0.0003)]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(1, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1e300, 3e300, 2e300)]
    public void A_difference_has_no_more_digits_than_its_numbers(double before, double after, double difference) =>
        Assert.Equal(difference, new FigureChange(null, null, "core_ha", "ha", before, after).Difference);

    [Fact]
    public void Equal_scores_share_a_rank_and_no_difference_that_counts_has_none()
    {
        var ranking = ScenarioRanking.Of(
            [
                Trame("worse", "verte", ("ec_ha", 1000, 950)),
                Trame("tiny", "verte", ("ec_ha", 1000, 1000.9)),
                Trame("one", "verte", ("ec_ha", 1000, 1050)),
                Trame("none", "verte"), Trame("other", "verte", ("ec_ha", 2000, 2100)),
            ],
            Rules);
        Assert.Equal(
            ["1 one Ranked", "1 other Ranked", " tiny NoDifference", "3 worse Ranked", " none NothingMeasured"],
            ranking.Select(scenario => $"{scenario.Rank} {scenario.Scenario} {scenario.Verdict}"));
        var table = RankingTable.Of(ranking, Rules, Language.English);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Values.Count));
        Assert.Equal([1L, 1L, null, 3L, null], table.Rows.Select(row => row.Values[table.IndexOf("rank")]));
        Assert.Equal("nothing_measured", table.Rows[^1].Values[table.IndexOf("verdict")]);
    }

    [Fact]
    public void A_weight_of_0_for_the_only_trame_ranks_nothing()
    {
        var weights = RankingWeights.Usual with { Trames = new Dictionary<string, double> { ["verte"] = 0 } };
        var ranked =
            ScenarioRanking.Of([Trame("a", "verte", ("ec_ha", 1000, 1050))], Rules with { Weights = weights })[0];
        Assert.Equal((null, RankingVerdict.NothingMeasured), (ranked.Rank, ranked.Verdict));
    }

    [Theory]
    [InlineData(RankingCriterion.EquivalentConnectivity, 2, "ec_ha 0.5 1.5")] // 1 ha of at least 50: 2 %, not 200
    [InlineData(RankingCriterion.EquivalentConnectivity, 2, "ec_ha 0 1")]
    [InlineData(RankingCriterion.CoreArea, -1, "core_ha 0.5 0")]
    // 50 %, of 10 links at least.
    [InlineData(
        RankingCriterion.LinkCost, 10, "kept_links 2 2, kept_link_cost 100 50, links 2 2, total_link_cost 200 100")]
    // Two of 50 links.
    [InlineData(
        RankingCriterion.LinkCost, 1, "kept_links 2 2, kept_link_cost 100 50, links 50 2, total_link_cost 10000 100")]
    [InlineData(
        RankingCriterion.LinkCost,
        0,
        "kept_links 0 0, kept_link_cost none none, links 50 2, total_link_cost 10000 100")]
    [InlineData(RankingCriterion.Components, 5, "kept_components 2 1, cores 3 3")] // one of at least 20
    [InlineData(RankingCriterion.Conflicts, -2, "kept_link_crossings 1 2, link_crossings 1 2, conflicts 1 2")]
    // Two of at least 50.
    [InlineData(RankingCriterion.Conflicts, -4, "kept_link_crossings 3 5, link_crossings 3 5, conflicts 3 5")]
    [InlineData(
        RankingCriterion.CorridorLight, 0.05, "kept_corridor_above_2_nw_share 0.0016 0.0011, corridor_ha 9000 9000")]
    // A hectare of at least 50.
    [InlineData(RankingCriterion.CorridorLight, -2, "kept_corridor_above_2_nw_share 0 1, corridor_ha 1 1")]
    public void A_tiny_base_does_not_blow_up(RankingCriterion criterion, double expected, string figures)
    {
        var trame = Trame("a", "verte", [.. figures.Split(", ").Select(figure => figure.Split(' '))
            .Select(figure => (figure[0], Number(figure[1]), Number(figure[2])))]);
        Assert.Equal(expected, CriterionMeasure.Of(criterion, trame, Rules)!.Change, 1e-9);
    }

    [Fact]
    public void Light_counts_in_the_trames_that_it_matters_to_alone()
    {
        (string, double, double)[] figures =
            [("kept_corridor_above_2_nw_share", 0.3, 0.1), ("corridor_ha", 9000, 9000)];
        Assert.Equal(
            20, CriterionMeasure.Of(RankingCriterion.CorridorLight, Trame("a", "verte", figures), Rules)!.Change, 1e-9);
        Assert.Null(CriterionMeasure.Of(RankingCriterion.CorridorLight, Trame("a", "grise", figures), Rules));
        Assert.Null(CriterionMeasure.Of(
            RankingCriterion.CorridorLight, Trame("a", "verte", figures), Rules with { LitAbove = null }));
    }

    [Theory]
    [InlineData("ec_ha 1000 950, core_lost_ha 0 0, resistance_higher_ha 0 0, closed_ha 0 0", PointsReason.NothingLost)]
    [InlineData("ec_ha 1000 950, core_lost_ha 0 0, resistance_higher_ha 0 1, closed_ha 0 0", PointsReason.Counts)]
    [InlineData("ec_ha 1000 950", PointsReason.Counts)]
    [InlineData("ec_ha 1000 1050, core_gained_ha 0 0, resistance_lower_ha 0 0, opened_ha 0 0", PointsReason.NothingWon)]
    [InlineData("ec_ha 1000 1050, core_gained_ha 0 0, resistance_lower_ha 0 0, opened_ha 0 3", PointsReason.Counts)]
    [InlineData("ec_ha 1000 1000.5", PointsReason.Indifferent)]
    [InlineData("ec_ha 1000 1000", PointsReason.Unchanged)]
    public void Connectivity_counts_for_the_worse_only_where_ground_became_worse_and_for_the_better_likewise(
        string figures, PointsReason reason)
    {
        var trame = Trame("a", "verte", [.. figures.Split(", ").Select(figure => figure.Split(' '))
            .Select(figure => (figure[0], Number(figure[1]), Number(figure[2])))]);
        var score = ScenarioRanking.Of([trame], Rules)[0].Trames[0].Criteria.Single();
        Assert.Equal(reason, score.Reason);
        Assert.Equal(reason == PointsReason.Counts, score.Points != 0);
    }

    [Theory]
    [InlineData(Language.French, "fr")]
    [InlineData(Language.English, "en")]
    public void Every_point_is_explained_in_one_sentence(Language language, string name)
    {
        var weights = RankingWeights.Usual with
        {
            Criteria = RankingCriteria.All.ToDictionary(criterion => criterion, _ => 1.0),
        };
        var rules = Rules with { Weights = weights };
        RankedFigures[] trames =
        [
            Trame("counts", "verte", Case(12_345, 11_900, 8_100, 6_900, 3, 5, 51, 47, 66, 60, 0.12, 0.31)),
            Trame("indifferent", "verte", Case(12_345, 12_346, 8_100, 8_050, 3, 3, 51, 52, 66, 67, 0.0016, 0.0011)),
            Trame("elsewhere", "verte", Case(12_345, 12_345, 8_100, 8_100, 3, 3, 51, 55, 66, 66, 0.05, 0.05)),
            Trame("added", "verte", [.. Case(12_345, 12_000, 8_100, 8_100, 3, 3, 51, 51, 66, 66, 0.05, 0.05),
                .. Ground(0)]),
            Trame("taken", "verte", [.. Case(12_345, 12_800, 8_100, 8_100, 3, 3, 51, 51, 66, 66, 0.05, 0.05),
                .. Ground(0)]),
            Trame(
                "no link", "verte", ("kept_links", 0, 0), ("kept_link_cost", double.NaN, double.NaN), ("links", 4, 2),
                ("total_link_cost", 9, 9)),
        ];
        var said = trames.SelectMany(trame => ScenarioRanking.Of([trame], rules)[0].Trames[0].Criteria
            .Select(criterion => $"{trame.Scenario}: {RankingStatement.Of(criterion, rules, language)}"));
        GoldenFile.Compare(
            Path.Combine(Repository.Root, "tests", "Calaisis.Raster.Tests", "Comparison", $"ranking-{name}.txt"),
            string.Join('\n', said) + "\n");
    }

    static (string, double, double)[] Case(
        double ec, double ecAfter, double cost, double costAfter, double components, double componentsAfter,
        double conflicts, double conflictsAfter,
        double crossings, double crossingsAfter, double lit, double litAfter) =>
    [
        ("ec_ha", ec, ecAfter), ("kept_links", 176, 176), ("kept_link_cost", cost, costAfter), ("links", 180, 190),
        ("total_link_cost", 180 * cost, 190 * cost),
        ("cores", 60, 62), ("components", components, componentsAfter + 1),
        ("kept_components", components, componentsAfter), ("conflicts", conflicts, conflictsAfter),
        ("link_crossings", crossings, crossingsAfter),
        ("kept_link_crossings", crossings, crossingsAfter),
        ("corridor_ha", 9000, 9000),
        ("corridor_above_2_nw_share", lit, litAfter + 0.01), ("kept_corridor_above_2_nw_share", lit, litAfter),
    ];

    static (string, double, double)[] Ground(double hectares) =>
    [
        .. new[]
        {
            "core_lost_ha", "resistance_higher_ha", "closed_ha", "core_gained_ha", "resistance_lower_ha", "opened_ha",
        }.Select(name => (name, 0.0, hectares)),
    ];

    static double Number(string text) =>
        text == "none" ? double.NaN : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static RankedFigures Trame(
        string scenario, string trame, params (string Name, double Before, double After)[] figures) =>
        new(
            scenario, trame, name => figures.Where(figure => figure.Name == name).Select(
                figure => new FigureChange(null, null, name, "", figure.Before, figure.After)).FirstOrDefault());
}
