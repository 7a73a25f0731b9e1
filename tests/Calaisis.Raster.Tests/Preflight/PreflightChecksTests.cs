using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Preflight;

/// <summary>Each thing that can be wrong gives its sentence, and what is in order gives none.</summary>
public sealed class PreflightChecksTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(100, 200));

    static readonly SourceFacts Land = new("land", SourceGeometry.Raster, CellKind.Classes)
    {
        Crs = "EPSG:2154",
        Bounds = Grid.Bounds.Grow(1000),
        Legend = new Legend("CLC", [new(1, "311", "Feuillus", null), new(2, "512", "Plans d'eau", null)]),
    };

    static readonly SourceFacts Light = new("light", SourceGeometry.Raster, CellKind.Values)
    {
        Crs = "EPSG:4326",
        Bounds = Grid.Bounds.Grow(1000),
        Unit = "nW/cm2/sr",
        Plausible = new PlausibleRange(-1.5, 10_000),
    };

    static readonly SourceFacts Roads = new("roads", SourceGeometry.Vector, CellKind.Classes)
    {
        Crs = "EPSG:2154",
        Bounds = Grid.Bounds.Grow(-300),
    };

    static readonly SourceStatistics Whole = new(
        20_000, 0, 1, 2, default, default, [Class(1, 15_000), Class(2, 5_000)]);

    static readonly SourceStatistics Values = Whole with { Classes = [] };

    [Fact]
    public void Sources_in_order_give_no_finding()
    {
        var roads = Whole with { NoDataCells = 19_000, Classes = [Class(1, 1_000)] };
        Assert.Empty(PreflightChecks.Judge(
            Grid,
            [new(Land, Whole), new(Light, Values), new(Roads, roads)],
            [new("verte", ["land", "light", "roads"], [Table(1, 2)])]).Findings);
    }

    [Fact]
    public void Classes_that_the_row_of_a_whole_group_answers_are_not_told_as_missing() =>
        Assert.Empty(PreflightChecks.Judge(
            Grid,
            [new(Land, Whole)],
            [new("verte", ["land"], [Table() with { AnswersAll = true, HasRowForAll = true }])]).Findings);

    [Fact]
    public void A_missing_coordinate_system_is_an_error() => Finds(
        Land with { Crs = null, Bounds = null },
        null,
        Severity.Error,
        "it has no coordinate system; say which one it is in with 'crs'");

    [Fact]
    public void Features_beside_the_grid_are_a_warning() => Finds(
        Roads with { Bounds = new MapBounds(1, 2, 3, 4) },
        Whole with { NoDataCells = 20_000, Classes = [] },
        Severity.Warning,
        "none of its features falls on the grid: they cover x 1 to 3, y 2 to 4, "
            + "the grid x 600000 to 602000, y 7099000 to 7100000; "
            + "check its 'crs', its 'where' and its extent");

    [Fact]
    public void A_raster_beside_the_grid_is_an_error() => Finds(
        Land with { Bounds = new MapBounds(1, 2, 3, 4) },
        null,
        Severity.Error,
        "it lies beside the grid: it covers x 1 to 3, y 2 to 4, the grid x 600000 to 602000, y 7099000 to 7100000; "
        + "check its 'crs' and the grid");

    [Fact]
    public void A_raster_that_ends_within_the_grid_is_a_warning() => Finds(
        Land with { Bounds = new MapBounds(600_000, 7_099_000, 601_000, 7_100_000) },
        Whole,
        Severity.Warning,
        "it does not cover the grid: it ends at x 600000 to 601000, y 7099000 to 7100000, "
            + "the grid at x 600000 to 602000, "
            + "y 7099000 to 7100000; use a larger extract, or another source below it",
        "elle ne couvre pas la grille : elle va de x 600000 à 601000, y 7099000 à 7100000, "
            + "la grille de x 600000 à 602000, "
            + "y 7099000 à 7100000 ; prendre un extrait plus grand, ou une autre source en dessous");

    [Fact]
    public void A_raster_without_any_value_is_an_error() => Finds(
        Light,
        Values with { NoDataCells = 20_000 },
        Severity.Error,
        "it has no value on the grid, only NoData; check its 'no-data', its band and its extent");

    [Fact]
    public void A_vector_layer_without_any_feature_on_the_grid_is_a_warning() => Finds(
        Roads,
        Whole with { NoDataCells = 20_000, Classes = [] },
        Severity.Warning,
        "none of its features falls on the grid; check its 'where' and its extent");

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public void Many_gaps_in_a_raster_are_a_warning(long gaps, bool isFound)
    {
        var findings = Judge(Light, Values with { NoDataCells = gaps });
        Assert.Equal(
            isFound
                ? [(Severity.Warning, "light", "1,001 cells (5 %) have no value; "
                    + "the layers that read it say nothing there")]
                : [],
            findings.Select(found => (found.Severity, found.Subject, found.Message.ToString())));
        if (isFound)
        {
            Assert.Equal(
                "1\u00a0001 cellules (5 %) n'ont pas de valeur : les couches qui la lisent n'y disent rien",
                findings[0].Message.In(Language.French));
        }
    }

    [Fact]
    public void Implausible_values_are_an_error_that_names_the_first() => Finds(
        Light,
        Values with { Max = 65_535, Implausible = new Occurrence(3, new Cell(7, 9), 65_535) },
        Severity.Error,
        "3 cells (< 0.1 %) are outside the plausible range -1.5 to 10000 nW/cm2/sr, "
            + "the first with 65535 at row 7, column 9 "
            + "(x 600095, y 7099925); check its 'scale', 'offset' and 'no-data', or widen 'plausible'");

    [Fact]
    public void Fractions_in_a_class_source_are_an_error() => Finds(
        Land,
        Whole with { NoClass = new Occurrence(1, new Cell(0, 0), 1.25f) },
        Severity.Error,
        "1 cell (< 0.1 %) hold no class number, the first 1.25 at row 0, column 0 (x 600005, y 7099995); "
        + "declare it as 'values', or check its 'scale'");

    [Fact]
    public void More_classes_than_make_sense_are_an_error() => Finds(
        Land,
        Whole with { Classes = null },
        Severity.Error,
        "it holds more than 65536 different classes; declare it as 'values'");

    [Fact]
    public void A_source_that_no_trame_uses_is_a_warning()
    {
        var report = PreflightChecks.Judge(Grid, [new(Land, Whole), new(Light, Values)], [new("verte", ["land"], [])]);
        Assert.Equal(
            [
                new(Severity.Warning, "light", Sentence.Told(
                    "no trame uses it; remove it, or name it in a layer",
                    "aucune trame ne l'utilise : la retirer, ou la nommer dans une couche")),
            ],
            report.Findings);
        Assert.False(report.HasErrors);
    }

    [Fact]
    public void Classes_without_a_row_are_an_error_that_names_table_classes_cells_and_shares()
    {
        var statistics = Whole with { Classes = [Class(1, 15_000), Class(2, 4_000, row: 3), Class(7, 1_000, row: 2)] };
        var report = PreflightChecks.Judge(Grid, [new(Land, statistics)], [new("verte", ["land"], [Table(1)])]);
        Assert.Equal(
            [(Severity.Error, "verte", "2 classes of source 'land' have no row in table friction.csv: "
                + "512 Plans d'eau with 4,000 cells (20 %), "
                + "7 with 1,000 cells (5 %); the first cell is row 2, column 0 (x 600005, y 7099975); "
                + "add them to column 'F', or set 'unlisted' of the layer to 'ignore' or to a resistance")],
            report.Findings.Select(found => (found.Severity, found.Subject, found.Message.ToString())));
        Assert.True(report.HasErrors);
    }

    [Fact]
    public void Classes_without_a_row_that_have_a_declared_answer_are_a_note()
    {
        var table = Table(1) with { AnswersAll = true };
        var report = PreflightChecks.Judge(Grid, [new(Land, Whole)], [new("verte", ["land"], [table])]);
        Assert.Equal(
            [(Severity.Note, "verte", "1 class of source 'land' has no row in table friction.csv: "
                + "512 Plans d'eau with 5,000 cells (25 %); "
                + "they get what the layer declares for unlisted classes")], report.Findings
                    .Select(found => (found.Severity, found.Subject, found.Message.ToString())));
    }

    [Fact]
    public void Rows_without_cells_are_a_note_and_long_lists_are_cut()
    {
        var table = Table([.. Enumerable.Range(1, 12)]);
        var report = PreflightChecks.Judge(Grid, [new(Land, Whole)], [new("verte", ["land"], [table])]);
        Assert.Equal(
            [(Severity.Note, "verte", "10 classes of table friction.csv are nowhere in source 'land': c3 (line 4), "
                + "c4 (line 5), c5 (line 6), "
                + "c6 (line 7), c7 (line 8), c8 (line 9), c9 (line 10), c10 (line 11) and 2 more")], report.Findings
                    .Select(found => (found.Severity, found.Subject, found.Message.ToString())));
    }

    [Fact]
    public void Tables_of_a_source_that_could_not_be_read_are_not_judged()
    {
        var report = PreflightChecks.Judge(
            Grid, [new(Land with { Crs = null }, null)], [new("verte", ["land"], [Table(1)])]);
        Assert.Equal(["land"], report.Findings.Select(finding => finding.Subject));
    }

    internal static ClassCoverage Table(params int[] classes) => new(
        "land", "friction.csv", "F", [.. classes.Select(c => new CoveredClass(c, $"c{c}", c + 1, 10))],
        AnswersAll: false);

    internal static ClassCount Class(int value, long cells, int row = 0) =>
        new(value, new Occurrence(cells, new Cell(row, 0), value));

    static void Finds(
        SourceFacts facts, SourceStatistics? statistics, Severity severity, string message, string? french = null)
    {
        var findings = Judge(facts, statistics);
        Assert.Equal(
            [(severity, facts.Name, message)],
            findings.Select(found => (found.Severity, found.Subject, found.Message.ToString())));
        if (french is not null) Assert.Equal(french, findings[0].Message.In(Language.French));
    }

    static IReadOnlyList<Finding> Judge(SourceFacts facts, SourceStatistics? statistics) =>
        PreflightChecks.Judge(Grid, [new(facts, statistics)], [new("verte", [facts.Name], [])]).Findings;
}
