using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>Figures, ranking and sentences of comparisons worked out by hand.</summary>
public sealed class TrameComparisonTests
{
    static readonly RankingRules Rules = new(RankingWeights.Usual, RankingScale.Usual);

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
        Assert.Equal((200, 230, 15), (
            comparison.Figure("ec_ha")!.Before, comparison.Figure("ec_ha")!.After,
            comparison.Figure("ec_ha")!.Percent));
        var zone = comparison.Figures
            .Single(figure => figure is { ZoneLayer: "commune", Zone: "Marck", Name: "corridor_ha" });
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
            Assert.Equal(StateFigures.Of(summary), StateFigure.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Figures_of_what_both_have_leave_out_what_came_and_went()
    {
        // 1-2 becomes cheaper and crosses more, 2-3 dearer and crosses less, 1-3 stays and crosses two more; 3-4 with 4
        // is new.
        Link[] before = [MatchTests.Link(1, 1, 2, 500), MatchTests.Link(2, 2, 3, 800), MatchTests.Link(3, 1, 3, 90)];
        Link[] after = [MatchTests.Link(1, 1, 2, 400), MatchTests.Link(2, 2, 3, 810), MatchTests.Link(3, 1, 3, 90),
            MatchTests.Link(4, 3, 4, 70)];
        var comparison = Compare(
            "new",
            State(links: before) with { ConflictsByLink = Crossings((1, 1), (2, 3), (3, 1)) },
            State(links: after) with
            {
                ConflictsByLink = Crossings((1, 4), (2, 1), (3, 3), (4, 9)),
                Patches = [.. State().Patches, Patch(4, null), Patch(5, null)],
            });
        Assert.Equal("3 3", Of("kept_links"));
        Assert.Equal((1390 / 3.0, 1300 / 3.0), (
            comparison.Figure("kept_link_cost")!.Before, comparison.Figure("kept_link_cost")!.After));
        Assert.Equal(("5 17", "5 7"), (Of("link_crossings"), Of("kept_link_crossings")));
        Assert.Equal("1 1", Of("kept_components"));
        Assert.Null(Compare("none", State(links: before), State(links: before)).Figure("link_crossings"));

        string Of(string name) => $"{comparison.Figure(name)!.Before} {comparison.Figure(name)!.After}";

        static Dictionary<int, int> Crossings(params (int Link, int Conflicts)[] links) =>
            links.ToDictionary(link => link.Link, link => link.Conflicts);
    }

    [Fact]
    public void A_core_area_that_is_cut_off_is_a_component_more_and_one_that_is_new_is_none()
    {
        Link[] all = [MatchTests.Link(1, 1, 2, 500), MatchTests.Link(2, 2, 3, 800)];
        var cut = Compare(
            "cut", State(links: all), State(links: all[..1]) with { Patches = [.. State().Patches, Patch(4, null)] });
        Assert.Equal((1, 2), (cut.Figure("kept_components")!.Before, cut.Figure("kept_components")!.After));
    }

    [Fact]
    public void Nothing_changes_between_a_scenario_and_itself()
    {
        var comparison = Compare("same", State(ec: 200), State(ec: 200));
        Assert.Equal(["Rien ne change pour cette trame."], ComparisonStatement.Of(comparison, Language.French));
        Assert.Equal(["Nothing changes for this network."], ComparisonStatement.Of(comparison, Language.English));
        Assert.All(comparison.Figures, figure => Assert.True(
            double.IsNaN(figure.Difference) || figure.Difference == 0, figure.Name));
        Assert.Empty(comparison.CostChanges);
        var ranked = ScenarioRanking.Of([comparison], Rules)[0];
        Assert.Equal((null, 0, RankingVerdict.NoDifference), (ranked.Rank, ranked.Score, ranked.Verdict));
    }

    [Fact]
    public void Numbers_that_differ_are_said_with_as_many_digits_as_it_takes_to_see_it()
    {
        var said = ComparisonStatement.Of(
            Compare("haies", State(ec: 22456.31, core: 7300.04), State(ec: 22455.94, core: 7300.05)), Language.English);
        Assert.Equal(
            "Equivalent connectivity goes from 22,456.3\u00A0ha to 22,455.9\u00A0ha (\u22120.002%), "
                + "0% of it by the area of core areas and \u22120.002% by links.",
            said[0]);
        Assert.Equal("Core areas: 7,300.1\u00A0ha in place of 7,300.0\u00A0ha.", said[1]);
    }

    [Theory]
    [InlineData(Language.French, "Terrain : 36\u00A0ha de résistance plus forte (d'au moins 1\u202F%), "
        + "dont 12\u00A0ha dans les réservoirs et 3\u00A0ha dans les corridors ; 2\u00A0ha devenus infranchissables.",
        "Liaisons inchangées dont le tracé passe à moins de 100 m de ce terrain : n° 2 – Guînes (n° 1).")]
    [InlineData(
        Language.English,
        "Ground: 36\u00A0ha of higher resistance (by at least 1%), "
            + "12\u00A0ha in core areas and 3\u00A0ha in corridors of it; 2\u00A0ha now impassable.",
        "Links that did not change, with their path within 100 m of that ground: no. 2 – Guînes (no. 1).")]
    public void Ground_that_changes_is_told_with_the_links_near_it_though_no_link_moves(
        Language language, string ground, string near)
    {
        // Cells of a hectare; a path lies in the row of its link's number.
        var grid = new GridDefinition("EPSG:2154", 0, 0, 100, 100, new Shape(10, 10));
        Link[] links = [MatchTests.Link(1, 2, 3, 700), MatchTests.Link(4, 2, 1, 500)];
        var counts = Counts();
        counts.Everywhere.Resistance[(int)ResistanceChangeCode.Hardened] = 36;
        counts.Everywhere.ResistanceInCores[(int)ResistanceChangeCode.Hardened] = 12;
        counts.Everywhere.ResistanceInCorridors[(int)ResistanceChangeCode.Hardened] = 3;
        counts.Everywhere.Resistance[(int)ResistanceChangeCode.Closed] = 2;
        counts.Changed = new ChangedCells(grid.Shape);
        counts.Changed.Note(new Window(5, 1, 1, 1), [2]);
        var state = State(links: links) with { Patches = [Patch(1, "Guînes"), Patch(2, null), Patch(3, null)] };
        var comparison = TrameComparison.Of("verte", ("base", "road"), state, state, counts, grid);
        Assert.Equal([ground, near], ComparisonStatement.Of(comparison, language));
    }

    [Theory]
    [InlineData("core_gained", "Core areas: 0.02\u00A0ha gained, 0.02\u00A0ha lost.")]
    [InlineData("cost", "The accumulated cost changes on 0.04\u00A0ha.")]
    [InlineData("figure", "Figures that change: Links left out.")]
    public void Nothing_changes_only_where_nothing_does(string what, string sentence)
    {
        var counts = Counts();
        var after = State();
        switch (what)
        {
            case "core_gained":
                (
                    counts.Everywhere.Cores[(int)CellChangeCode.Gained],
                    counts.Everywhere.Cores[(int)CellChangeCode.Lost]) = (2, 2);
                break;
            case "cost": counts.Everywhere.Cost[1] = 4; break;
            default:
                after = after with
                {
                    Figures = [.. after.Figures
                        .Select(figure => figure.Name == "inactive_links" ? figure with { Value = 3 } : figure)],
                };
                break;
        }

        var said = ComparisonStatement.Of(
            TrameComparison.Of("verte", ("base", "x"), State(), after, counts, Grid), Language.English);
        Assert.Equal(sentence, said[0]);
        Assert.DoesNotContain("Nothing changes for this network.", said);
    }

    [Fact]
    public void Trifles_are_not_told_as_changes()
    {
        Link[] links = [MatchTests.Link(1, 1, 2, 1000), MatchTests.Link(2, 2, 3, 1000)];
        Link[] nearly = [MatchTests.Link(1, 1, 2, 1009), MatchTests.Link(2, 2, 3, 1010)];
        var comparison = Compare("light", State(links: links, dpc: [12, 3]), State(links: nearly, dpc: [12, 3]));
        Assert.Equal([2], comparison.CostChanges.Select(link => link.Before!.Id));
        Assert.Equal([2], ComparisonStatement.Decisive(comparison).Select(link => link.Before!.Id));
        Assert.Contains("Links: 1 dearer (by at least 1%).", ComparisonStatement.Of(comparison, Language.English));
        Assert.True(WorthTelling.Is(1f, 1.01f));
        Assert.True(WorthTelling.Is(100, 99));
        Assert.False(WorthTelling.Is(0.0008866, 0.0008873));
        Assert.True(WorthTelling.Is(0, 0.001));
        Assert.False(WorthTelling.Is(0, 0));
    }

    [Theory]
    [InlineData(
        Language.English,
        "Outside the territory, over the whole extent: equivalent connectivity goes from",
        "Links: 1 new.",
        "Components of the network: 20 in place of 21.")]
    [InlineData(
        Language.French,
        "Hors du territoire, sur toute l'étendue : la connectivité équivalente passe de",
        "Liaisons : 1 nouvelle.",
        "Composantes du réseau : 20 au lieu de 21.")]
    public void What_changes_outside_the_territory_only_is_told_in_words(
        Language language, string connectivity, string link, string components)
    {
        var pays = new Territory("Pays", new ArraySource("territory", (_, _) => float.NaN), 0);
        Link[] links = [MatchTests.Link(1, 1, 2, 500), MatchTests.Link(2, 2, 3, 800)];
        var comparison = Compare(
            "crossing",
            Outside(State(ec: 1000, links: links[..1]), 21),
            Outside(State(ec: 1059, links: links), 20),
            territory: pays);
        var said = ComparisonStatement.Of(comparison, language);
        Assert.StartsWith("Pays", said[0], StringComparison.Ordinal);
        Assert.StartsWith(connectivity, said[1], StringComparison.Ordinal);
        Assert.Contains(link, said);
        Assert.Contains(components, said);
        Assert.DoesNotContain(said, sentence => sentence.Contains("_ha", StringComparison.Ordinal));

        static TrameState Outside(TrameState state, int components) => WithTerritory(state, 200) with
        {
            LinksInside = new HashSet<int>(),
            Figures = [.. WithTerritory(state, 200).Figures
                .Select(figure => figure is { IsTerritory: false, ZoneLayer: null, Name: "components" }
                    ? figure with { Value = components }
                    : figure)],
        };
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
        GoldenFile.Compare(
            Path.Combine(Repository.Root, "tests", "Calaisis.Raster.Tests", "Comparison", $"statement-{name}.txt"),
            said);
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
        var ranking = RankingTable.Of(ScenarioRanking.Of([comparison], Rules), Rules, Language.French);
        Assert.All(ranking.Rows, row => Assert.Equal(ranking.Columns.Count, row.Values.Count));
        using var json = System.Text.Json.JsonDocument
            .Parse(ComparisonJson.Bytes(figures, ranking, ComparisonTables.Statements([comparison], Language.French)));
        Assert.Equal(comparison.Figures.Count, json.RootElement.GetProperty("figures").GetArrayLength());
    }

    [Fact]
    public void Figures_sentences_and_ranking_are_of_the_territory_where_one_is_declared()
    {
        var pays = new Territory("Pays", new ArraySource("territory", (_, _) => 1), 1);
        Link[] links = [MatchTests.Link(1, 1, 2, 5000), MatchTests.Link(2, 2, 3, 800)];
        Link[] cheaper = [MatchTests.Link(1, 1, 2, 100), MatchTests.Link(2, 2, 3, 700)];
        var comparison = Compare(
            "haies", WithTerritory(State(ec: 1000, links: links), 200),
            WithTerritory(State(ec: 900, links: cheaper), 300), territory: pays);
        Assert.True(comparison.Figures[0].IsTerritory);
        Assert.Equal((200.0, 300.0), (comparison.Figure("ec_ha")!.Before, comparison.Figure("ec_ha")!.After));
        Assert.Equal((1000.0, 900.0), comparison.Figures
            .Where(figure => figure is { IsTerritory: false, ZoneLayer: null, Name: "ec_ha" })
            .Select(figure => (figure.Before, figure.After)).Single());
        Assert.Equal((50.0, -10.0), (comparison.Connectivity!.EcPercent, comparison.ConnectivityOfExtent!.EcPercent));
        // Only the second link has some of its length inside.
        Assert.Equal((800.0, 700.0), (
            comparison.Figure(FigureChanges.KeptLinkCost)!.Before,
            comparison.Figure(FigureChanges.KeptLinkCost)!.After));
        Assert.Equal([2], ComparisonStatement.Decisive(comparison).Select(link => link.Before!.Id));
        var said = ComparisonStatement.Of(comparison, Language.English);
        Assert.StartsWith("Pays: equivalent connectivity goes from 200", said[0], StringComparison.Ordinal);
        Assert.Contains("Links: 1 cheaper (by at least 1%).", said);

        var table = ComparisonTables.Figures([comparison]);
        var areas = table.Rows.Select(row => (string)row.Values[table.IndexOf("area")]!).ToList();
        Assert.Equal(["territory", "extent", "zone"], areas.Distinct());
        Assert.Equal(
            ["territory", "extent"], ComparisonTables.Connectivity([comparison]).Rows.Select(row => row.Values[3]));
        foreach (var ranked in new[] { ScenarioRanking.Of([comparison], Rules), ScenarioRanking.Of(table, Rules) })
        {
            var connectivity = ranked.Single().Trames[0].Criteria
                .Single(criterion => criterion.Criterion == RankingCriterion.EquivalentConnectivity);
            Assert.Equal((200.0, 300.0), (connectivity.Measure.Before, connectivity.Measure.After));
        }

    }

    static TrameState WithTerritory(TrameState state, double ec) => state with
    {
        Figures = StateFigures.Of(new TrameSummary(Area(ec, ec, 2, 1))
        {
            Trame = "verte",
            Territory = "Pays",
            Extent = Area(state.Indicators!.Whole.EcSquareMetres / 10_000, 500, 7, 2),
            ZoneLayers = Summary(1, 1, 1, 1).ZoneLayers,
        }),
        Indicators =
            state.Indicators with { Territory = new NetworkTotals(ec * 1e4, 1e7, 0.1, ec * 1e4, 0.1, 1, ec * 1e4) },
        LinksInside = new HashSet<int> { 2 },
    };

    static TrameComparison Compare(
        string scenario, TrameState before, TrameState after, string trame = "verte", Territory? territory = null) =>
        TrameComparison.Of(trame, ("base", scenario), before, after, Counts(territory), Grid);

    static ChangeCounts Counts(Territory? territory = null)
    {
        var counts = new ChangeCounts(new ChangeSettings([], [2]) { Territory = territory });
        foreach (var id in new[] { 1, 2, 3 }) counts.Cores.Add(id, id, 5);
        return counts;
    }

    static TrameSummary Summary(double ec, double core, int conflicts, int links) =>
        new(Area(ec, core, conflicts, links))
        {
            Trame = "verte",
            ZoneLayers = [new ZoneLayerSummary(
                "commune", [ZoneSummary.Nothing with { Zone = "Marck", CoreHectares = 1, CorridorHectares = ec },
                ZoneSummary.Nothing])],
        };

    static AreaFigures Area(double ec, double core, int conflicts, int links) => new()
    {
        AreaHectares = 10_000,
        Cores = 3,
        CoreHectares = core,
        SteppingStones = 0,
        SteppingStoneHectares = 0,
        Links = links,
        InactiveLinks = 0,
        PathKilometres = 0,
        GroundKilometres = 0,
        TotalLinkCost = 0,
        MeanLinkCost = double.NaN,
        CorridorHectares = ec,
        Preserve = 0,
        PreserveKilometres = 0,
        Restore = 0,
        RestoreKilometres = 0,
        Conflicts = conflicts,
        Network = new NetworkFigures(0.1, ec, 0.1, 1, core, 10_000),
    };

    static TrameState State(
        double ec = 100, double core = 500, int conflicts = 7, Link[]? links = null, double[]? dpc = null)
    {
        var summary = Summary(ec, core, conflicts, links?.Length ?? 0);
        var indicators = new NetworkIndicators
        {
            Parameters = Networks.Sample.Parameters(100, 0.5, 1e8),
            Patches = 3,
            Links = links?.Length ?? 0,
            Whole = new NetworkTotals(core * 10_000, 1e8, 0.1, ec * 10_000, 0.1, 1, core * 10_000),
            TotalLinkCost = 0,
            MeanLinkCost = double.NaN,
            PatchImportances = [],
            LinkImportances = [.. (links ?? []).Select((link, i) => new LinkImportance(link.Id, dpc?[i] ?? 1, 0))],
        };
        return new TrameState(StateFigures.Of(summary), [Patch(1, "Guînes"), Patch(2, "Ardres"), Patch(3, null)],
            links ?? [], indicators);
    }

    internal static HabitatPatch Patch(int id, string? zone) => new()
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
