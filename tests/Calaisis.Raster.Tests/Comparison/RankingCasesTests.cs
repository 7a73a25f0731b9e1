using Calaisis.Raster.Comparison;
using Calaisis.Raster.Pipelines.Scenarios;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>
/// Futures of a made-up territory of the size of the Calaisis, with the changes that such futures bring: what an
/// ecologist would say of each, and of all side by side.
/// </summary>
public sealed class RankingCasesTests
{
    static readonly RankingRules Rules =
        new(RankingWeights.Usual, RankingScale.Usual) { LeastHectares = 200, LitAbove = 2, LightTrames = ["noire"] };

    /// <summary>Today's figures; a share of corridors that is lit is of the corridors of today.</summary>
    static readonly Dictionary<string, double> Today = new()
    {
        ["ec_ha"] = 10_000,
        ["core_ha"] = 9_000,
        ["cores"] = 250,
        ["links"] = 500,
        ["total_link_cost"] = 5_000_000,
        ["kept_links"] = 500,
        ["kept_link_cost"] = 10_000,
        ["components"] = 8,
        ["kept_components"] = 8,
        ["conflicts"] = 51,
        ["link_crossings"] = 120,
        ["kept_link_crossings"] = 120,
        ["corridor_ha"] = 8_000,
        ["corridor_above_2_nw_share"] = 0.05,
        ["kept_corridor_above_2_nw_share"] = 0.05,
    };

    /// <summary>
    /// Each future: by trame the figures that it moves, those of what both have with their value in the base where
    /// links are fewer.
    /// </summary>
    static readonly Dictionary<string, string[]> Futures = new()
    {
        // New links cross four more roads, and their corridors run beside lit villages: that takes nothing from anyone.
        ["hedges planted in the plain"] =
        [
            "verte: ec_ha 10006, kept_link_cost 9780, conflicts 55, link_crossings 130, "
                + "corridor_above_2_nw_share 0.053, resistance_lower_ha 400",
            "bleue: ec_ha 10049, kept_link_cost 9460, conflicts 52, resistance_lower_ha 400, resistance_higher_ha 2",
            "noire: ec_ha 10029, kept_link_cost 9560, resistance_lower_ha 400",
        ],
        ["ponds dug"] = ["bleue: ec_ha 10183, core_ha 9127, cores 262, kept_link_cost 9890, components 9, "
            + "core_gained_ha 127, resistance_lower_ha 160"],
        ["lights out"] =
        [
            "verte: corridor_above_2_nw_share 0.02, kept_corridor_above_2_nw_share 0.02",
            "noire: ec_ha 10420, core_ha 9078, kept_link_cost 9210, conflicts 54, corridor_above_2_nw_share 0.03, "
                + "kept_corridor_above_2_nw_share 0.03, core_gained_ha 78, resistance_lower_ha 9000",
        ],
        // Six links vanish with two core areas: fewer crossings, a darker mean corridor, a lower mean cost. None of it
        // is a gain.
        ["industrial zone enlarged"] =
        [
            "bleue: ec_ha 9960, core_ha 8940, kept_links 494>494, conflicts 49, link_crossings 112, "
                + "kept_link_crossings 116>116, corridor_above_2_nw_share 0.04, "
                + "core_lost_ha 60, resistance_higher_ha 90",
            "noire: ec_ha 9999.5, kept_link_cost 10003, resistance_higher_ha 90",
            "marron: ec_ha 9999.9, core_ha 8990, kept_links 496>496, kept_link_crossings 118>118, conflicts 50, "
                + "corridor_above_2_nw_share 0.046, core_lost_ha 30, resistance_higher_ha 90",
        ],
        ["waste land greened"] = ["grise: ec_ha 10040, core_ha 9139, kept_link_cost 9840, conflicts 50, "
            + "core_gained_ha 139, resistance_lower_ha 300"],
        ["road through the forest"] =
        [
            "verte: ec_ha 9300, core_ha 8940, kept_link_cost 11500, conflicts 60, link_crossings 150, "
                + "kept_link_crossings 148, core_lost_ha 60, resistance_higher_ha 200",
            "bleue: ec_ha 9900, kept_link_cost 10300, kept_link_crossings 126, resistance_higher_ha 150",
        ],
        ["everything"] =
        [
            "verte: ec_ha 10006, kept_link_cost 9780, conflicts 55, link_crossings 130, resistance_lower_ha 400",
            "bleue: ec_ha 10233, core_ha 9127, cores 262, kept_link_cost 9310, components 9, "
                + "core_gained_ha 127, resistance_lower_ha 560",
            "noire: ec_ha 10780, core_ha 9139, kept_link_cost 8730, kept_corridor_above_2_nw_share 0.03, "
                + "core_gained_ha 139, resistance_lower_ha 9400",
            "grise: ec_ha 10040, core_ha 9139, kept_link_cost 9840, core_gained_ha 139, resistance_lower_ha 300",
        ],
        // Two of eight parts of the network are joined to others; little of PC comes of it, as they lie far from all
        // else.
        ["two parts joined"] =
            ["verte: ec_ha 10004, components 6, kept_components 6, links 502, resistance_lower_ha 12"],
        ["a part cut off"] =
            ["verte: ec_ha 9996, components 10, kept_components 10, kept_links 498>498, resistance_higher_ha 12"],
        // In a trame of few links and conflicts: nothing much has happened.
        ["two conflicts more where there were three"] =
        [
            "grise: cores 9>9, links 12>12, kept_links 12>12, link_crossings 3>5, kept_link_crossings 3>5, "
            + "conflicts 3>5, kept_link_cost 10000>10040, resistance_higher_ha 8",
        ],
        // Six links lead through it, and none is a conflict there afterwards.
        ["wildlife crossing over the motorway"] = ["verte: ec_ha 10030, kept_link_cost 9900, conflicts 50, "
            + "link_crossings 114, kept_link_crossings 114, resistance_lower_ha 1"],
        ["nothing"] = [],
    };

    [Fact]
    public void The_order_of_futures_is_what_an_ecologist_would_say() => Assert.Equal(
        [
            "1 everything", "2 lights out", "3 ponds dug", "4 hedges planted in the plain", "5 two parts joined",
            "6 waste land greened",
            "7 wildlife crossing over the motorway", "no rank: nothing", "8 two conflicts more where there were three",
            "9 industrial zone enlarged",
            "10 a part cut off", "11 road through the forest",
        ],
        Rank([.. Futures.Keys]).Select(scenario =>
            scenario.Rank is { } rank ? $"{rank} {scenario.Scenario}" : $"no rank: {scenario.Scenario}"));

    [Theory]
    [InlineData("hedges planted in the plain", "verte + bleue + noire + marron 0 grise 0")]
    [InlineData("ponds dug", "verte 0 bleue + noire 0 marron 0 grise 0")]
    [InlineData("lights out", "verte 0 bleue 0 noire + marron 0 grise 0")]
    [InlineData("industrial zone enlarged", "verte 0 bleue - noire 0 marron - grise 0")]
    [InlineData("waste land greened", "verte 0 bleue 0 noire 0 marron 0 grise +")]
    [InlineData("road through the forest", "verte - bleue - noire 0 marron 0 grise 0")]
    [InlineData("everything", "verte + bleue + noire + marron 0 grise +")]
    [InlineData("two parts joined", "verte + bleue 0 noire 0 marron 0 grise 0")]
    [InlineData("a part cut off", "verte - bleue 0 noire 0 marron 0 grise 0")]
    [InlineData("two conflicts more where there were three", "verte 0 bleue 0 noire 0 marron 0 grise -")]
    [InlineData("wildlife crossing over the motorway", "verte + bleue 0 noire 0 marron 0 grise 0")]
    [InlineData("nothing", "verte 0 bleue 0 noire 0 marron 0 grise 0")]
    public void A_future_is_good_or_bad_for_the_trames_that_it_is_good_or_bad_for(string future, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', Rank(future)[0].Trames
                .Select(trame => $"{trame.Trame} {(trame.Score > 0 ? "+" : trame.Score < 0 ? "-" : "0")}")));

    [Fact]
    public void No_criterion_of_hedges_counts_against_them_and_none_of_the_industrial_zone_for_it()
    {
        Assert.All(Points("hedges planted in the plain"), points => Assert.InRange(points, 0, 100));
        Assert.All(Points("industrial zone enlarged"), points => Assert.InRange(points, -100, 0));
        Assert.All(Points("everything"), points => Assert.InRange(points, 0, 100));

        static IEnumerable<double> Points(string future) =>
            Rank(future)[0].Trames.SelectMany(trame => trame.Criteria).Select(criterion => criterion.Points);
    }

    [Fact]
    public void Two_conflicts_more_in_a_small_trame_count_little() =>
        Assert.InRange(
            Rank("two conflicts more where there were three")[0].Trames.Single(trame => trame.Trame == "grise").Criteria
                .Min(criterion => criterion.Points), -20, -5);

    static IReadOnlyList<RankedScenario> Rank(params string[] futures) => ScenarioRanking.Of(
        [
            .. from future in futures
               from trame in new[] { "verte", "bleue", "noire", "marron", "grise" }
               select FiguresOf(future, trame),
        ],
        Rules);

    static RankedFigures FiguresOf(string future, string trame)
    {
        var moved = Futures[future].Where(line => line.StartsWith($"{trame}: ", StringComparison.Ordinal))
            .SelectMany(line => line[(trame.Length + 2)..].Split(", "))
            .Select(figure => figure.Split(' '))
            .ToDictionary(figure => figure[0], figure => figure[1].Split('>'));
        return new RankedFigures(future, trame, name =>
        {
            var today = Today.GetValueOrDefault(name);
            return !moved.TryGetValue(name, out var values) ? new FigureChange(null, null, name, "", today, today)
                : new FigureChange(
                    null, null, name, "", values.Length == 1 ? today : Number(values[0]), Number(values[^1]));
        });
    }

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
