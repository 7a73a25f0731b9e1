using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Summaries;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>Figures, ranking and sentences of comparisons worked out by hand.</summary>
public sealed class TrameComparisonTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 10, 10, new Shape(10, 10));

    [Fact]
    public void The_change_of_EC_is_parted_into_area_and_connectivity()
    {
        var change = ConnectivityChange.Of(200, 230, 1000, 1050);
        Assert.Equal((15, 5, 10), (change.EcPercent, change.AreaPercent, change.ConnectivityPercent));
        var alone = ConnectivityChange.Of(100, 110, 400, 440);
        Assert.Equal(0, alone.ConnectivityPercent, 1e-12);
    }

    [Theory]
    [InlineData(4, 5, 1, 25)]
    [InlineData(-4, -5, -1, -25)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 3, 3, double.NaN)]
    public void Differences_are_absolute_and_in_per_cent(double before, double after, double difference, double percent)
    {
        var change = new FigureChange(null, null, "x", "", before, after);
        Assert.Equal((difference, percent), (change.Difference, change.Percent));
    }

    [Fact]
    public void Figures_of_trame_and_zones_stand_side_by_side()
    {
        var comparison = Compare("haies", State(ec: 200, core: 1000), State(ec: 230, core: 1050));
        Assert.Equal((200, 230, 15), (comparison.Figure("ec_ha")!.Before, comparison.Figure("ec_ha")!.After, comparison.Figure("ec_ha")!.Percent));
        var zone = comparison.Figures.Single(figure => figure is { ZoneLayer: "commune", Zone: "Marck", Name: "corridor_ha" });
        Assert.Equal((200, 230), (zone.Before, zone.After));
    }

    [Fact]
    public void Figures_read_from_the_summary_table_are_those_of_the_summary()
    {
        var summary = Summary(200, 500.25, 7, 0);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Calaisis.Raster.Tables.FeatureCsv.Bytes(SummaryTable.Of([summary])));
            Assert.Equal(StateFigure.Of(summary), StateFigure.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Scenarios_are_ranked_by_the_weighted_mean_of_their_improvements()
    {
        var weights = RankingWeights.Usual with
        {
            Criteria = new Dictionary<RankingCriterion, double> { [RankingCriterion.EquivalentConnectivity] = 3, [RankingCriterion.Conflicts] = 1 },
            Trames = new Dictionary<string, double> { ["bleue"] = 2 },
        };
        TrameComparison[] all =
        [
            Compare("a", State(ec: 200, conflicts: 10), State(ec: 220, conflicts: 12)), // (3 x 10 - 20) / 4 = 2.5
            Compare("a", State(ec: 100, conflicts: 10), State(ec: 100, conflicts: 5), "bleue"), // 50 / 4 = 12.5
            Compare("b", State(ec: 200, conflicts: 0), State(ec: 240, conflicts: 3)), // (3 x 20 - 100) / 4 = -10
            Compare("b", State(ec: 100, conflicts: 10), State(ec: 130, conflicts: 10), "bleue"), // 90 / 4 = 22.5
        ];
        var ranking = ScenarioRanking.Of(all, weights);
        Assert.Equal(["b", "a"], ranking.Select(scenario => scenario.Scenario));
        Assert.Equal((-10 + (2 * 22.5)) / 3, ranking[0].Score, 1e-12);
        Assert.Equal((2.5 + (2 * 12.5)) / 3, ranking[1].Score, 1e-12);
        Assert.Equal(ranking[1].Score, ScenarioRanking.Of(all[..2], weights)[0].Score);
        var read = ScenarioRanking.Of(ComparisonTables.Figures(all), weights, [2]);
        Assert.Equal(ranking.Select(scenario => (scenario.Scenario, scenario.Score)), read.Select(scenario => (scenario.Scenario, scenario.Score)));
    }

    [Fact]
    public void Links_that_vanish_are_no_gain_in_link_costs()
    {
        Link[] all = [MatchTests.Link(1, 1, 2, 5000), MatchTests.Link(2, 2, 3, 800)];
        Link[] cheaper = [MatchTests.Link(1, 1, 2, 4900), MatchTests.Link(2, 2, 3, 800)];
        var weights = RankingWeights.Usual with { Criteria = new Dictionary<RankingCriterion, double> { [RankingCriterion.LinkCost] = 1 } };
        var poorer = Compare("poorer", State(links: all), State(links: all[1..]));
        Assert.Equal((800, 800), (poorer.Figure("kept_link_cost")!.Before, poorer.Figure("kept_link_cost")!.After));
        var ranking = ScenarioRanking.Of([poorer, Compare("cheaper", State(links: all), State(links: cheaper))], weights);
        Assert.Equal(["cheaper", "poorer"], ranking.Select(scenario => scenario.Scenario));
        Assert.Equal((100 * 100.0 / 5800, 0), (ranking[0].Score, ranking[1].Score));
        Assert.True(double.IsNaN(ScenarioRanking.Of([Compare("none", State(links: all), State(links: []))], weights)[0].Score));
    }

    [Fact]
    public void Nothing_changes_between_a_scenario_and_itself()
    {
        var comparison = Compare("same", State(ec: 200), State(ec: 200));
        Assert.Equal(["Rien ne change pour cette trame."], ComparisonStatement.Of(comparison, Language.French));
        Assert.Equal(["Nothing changes for this network."], ComparisonStatement.Of(comparison, Language.English));
        Assert.All(comparison.Figures, figure => Assert.True(double.IsNaN(figure.Difference) || figure.Difference == 0, figure.Name));
        Assert.Empty(comparison.CostChanges);
        Assert.Equal(0, ScenarioRanking.Of([comparison], RankingWeights.Usual)[0].Score);
    }

    [Fact]
    public void Numbers_that_differ_are_said_with_as_many_digits_as_it_takes_to_see_it()
    {
        var said = ComparisonStatement.Of(Compare("haies", State(ec: 22456.31, core: 7300.04), State(ec: 22455.94, core: 7300.05)), Language.English);
        Assert.Equal("Equivalent connectivity goes from 22,456.3\u00A0ha to 22,455.9\u00A0ha (\u22120.002%), 0% of it by the area of core areas and \u22120.002% by links.", said[0]);
        Assert.Equal("Core areas: 7,300.1\u00A0ha in place of 7,300.0\u00A0ha.", said[1]);
    }

    [Theory]
    [InlineData(Language.French, "fr")]
    [InlineData(Language.English, "en")]
    public void What_moved_and_why_is_said_in_words(Language language, string name)
    {
        Link[] before = [MatchTests.Link(1, 1, 2, 5000), MatchTests.Link(2, 2, 3, 800)];
        Link[] after = [MatchTests.Link(1, 1, 2, 2000), MatchTests.Link(2, 1, 3, 700)];
        var comparison = Compare(
            "haies",
            State(ec: 1234.5, core: 1000, conflicts: 57, links: before, dpc: [12, 3]),
            State(ec: 1296.2, core: 1012, conflicts: 54, links: after, dpc: [15, 1]));
        var said = string.Join('\n', ComparisonStatement.Of(comparison, language)) + "\n";
        GoldenFile.Compare(Path.Combine(Repository.Root, "tests", "Calaisis.Raster.Tests", "Comparison", $"statement-{name}.txt"), said);
    }

    [Fact]
    public void Tables_hold_every_figure_and_every_link_with_its_path()
    {
        Link[] links = [MatchTests.Link(1, 1, 2, 5000), MatchTests.Link(2, 2, 3, 800)];
        var comparison = Compare("haies", State(links: links), State(links: links[..1]));
        var figures = ComparisonTables.Figures([comparison]);
        Assert.Equal(comparison.Figures.Count, figures.Rows.Count);
        Assert.All(figures.Rows, row => Assert.Equal(figures.Columns.Count, row.Values.Count));
        var table = ComparisonTables.Links(comparison, Grid);
        Assert.Equal(["kept", "lost"], table.Rows.Select(row => row.Values[table.IndexOf("change")]));
        Assert.All(table.Rows, row => Assert.False(row.Wkb.IsEmpty));
        var ranking = ComparisonTables.Ranking(ScenarioRanking.Of([comparison], RankingWeights.Usual));
        Assert.All(ranking.Rows, row => Assert.Equal(ranking.Columns.Count, row.Values.Count));
        using var json = System.Text.Json.JsonDocument.Parse(ComparisonJson.Bytes(figures, ranking, ComparisonTables.Statements([comparison], Language.French)));
        Assert.Equal(comparison.Figures.Count, json.RootElement.GetProperty("figures").GetArrayLength());
    }

    static TrameComparison Compare(string scenario, TrameState before, TrameState after, string trame = "verte")
    {
        var counts = new ChangeCounts(new ChangeSettings([], [2]));
        foreach (var id in new[] { 1, 2, 3 }) counts.Cores.Add(id, id, 5);
        return TrameComparison.Of(trame, ("base", scenario), before, after, counts, Grid);
    }

    static TrameSummary Summary(double ec, double core, int conflicts, int links) => new()
    {
        Trame = "verte",
        Cores = 3,
        CoreHectares = core,
        SteppingStones = 0,
        SteppingStoneHectares = 0,
        Links = links,
        InactiveLinks = 0,
        LinkKilometres = 0,
        TotalLinkCost = 0,
        MeanLinkCost = double.NaN,
        CorridorHectares = ec,
        Preserve = 0,
        PreserveKilometres = 0,
        Restore = 0,
        RestoreKilometres = 0,
        Conflicts = conflicts,
        Network = new NetworkFigures(0.1, ec, 0.1, 1, core, 10_000),
        ZoneLayers = [new ZoneLayerSummary("commune", [new ZoneSummary("Marck", 1, ec, 3, 1), new ZoneSummary(null, 0, 0, 0, 0)])],
    };

    static TrameState State(double ec = 100, double core = 500, int conflicts = 7, Link[]? links = null, double[]? dpc = null)
    {
        var summary = Summary(ec, core, conflicts, links?.Length ?? 0);
        var indicators = new NetworkIndicators
        {
            Patches = 3,
            Links = links?.Length ?? 0,
            HabitatSquareMetres = core * 10_000,
            StudyAreaSquareMetres = 1e8,
            Pc = 0.1,
            EcSquareMetres = ec * 10_000,
            Iic = 0.1,
            Components = 1,
            LargestComponentSquareMetres = core * 10_000,
            TotalLinkCost = 0,
            MeanLinkCost = double.NaN,
            PatchImportances = [],
            LinkImportances = [.. (links ?? []).Select((link, i) => new LinkImportance(link.Id, dpc?[i] ?? 1, 0))],
        };
        return new TrameState(StateFigure.Of(summary), [Patch(1, "Guînes"), Patch(2, "Ardres"), Patch(3, null)], links ?? [], indicators);
    }

    static HabitatPatch Patch(int id, string? zone) => new()
    {
        Id = id,
        Role = PatchRole.Core,
        CellCount = 5,
        AreaSquareMetres = 500,
        PerimeterMetres = 120,
        FirstCell = new Cell(id, 0),
        Bounds = new Window(id, 0, 1, 5),
        CentroidX = 0,
        CentroidY = 0,
        Zones = [zone],
    };
}
