using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Preflight;

public sealed class PreflightTextTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(100, 200));

    [Fact]
    public void A_report_reads_source_by_source_and_trame_by_trame()
    {
        var land = new SourceFacts("land", SourceGeometry.Raster, CellKind.Classes)
        {
            Description = $"GTiff, 100 rows x 200 columns of 10 m, EPSG:2154",
            Crs = "EPSG:2154",
            Bounds = Grid.Bounds,
        };
        var light = new SourceFacts("night-light", SourceGeometry.Raster, CellKind.Values)
        {
            Description = $"GTiff, 20 rows x 20 columns of 0.00417 degrees, EPSG:4326",
            Crs = "EPSG:4326",
            Bounds = Grid.Bounds,
            Unit = "nW/cm2/sr",
        };
        var roads = new SourceFacts("roads", SourceGeometry.Vector, CellKind.Classes)
        {
            Description = $"GPKG, layer roads, 312 features",
        };
        var report = PreflightChecks.Judge(
            Grid,
            [
                new(land, new(20_000, 0, 1, 7, default, default,
                    [PreflightChecksTests.Class(1, 19_000), PreflightChecksTests.Class(7, 1_000)])),
                new(light, new(20_000, 2_000, -0.25f, 53.5f, default, default, [])),
                new(roads, null),
            ],
            [
                new("verte", ["land", "roads"], [PreflightChecksTests.Table(1, 2)]),
                new("noire", ["land"], []),
            ]);
        const string Unlisted = "1 class of source 'land' has no row in table friction.csv: 7 with 1,000 cells (5 %); "
            + "the first cell is row 0, column 0 (x 600005, y 7099995); add them to column 'F', "
            + "or set 'unlisted' of the layer to 'ignore' or to a resistance";
        Assert.Equal(
            $"""
            Grid: EPSG:2154, 100 rows x 200 columns of 10 x 10 from x 600000, y 7100000

            Sources
              land         GTiff, 100 rows x 200 columns of 10 m, EPSG:2154
                           2 classes on every cell
              night-light  GTiff, 20 rows x 20 columns of 0.00417 degrees, EPSG:4326
                           -0.25 to 53.5 nW/cm2/sr, 10 % of the cells without value
                           warning  2,000 cells (10 %) have no value; the layers that read it say nothing there
                           warning  no trame uses it; remove it, or name it in a layer
              roads        GPKG, layer roads, 312 features
                           not read
                           error    it has no coordinate system; say which one it is in with 'crs'

            Trames
              verte  reads land, roads
                     error    {Unlisted}
                     note     1 class of table friction.csv is nowhere in source 'land': c2 (line 3)
              noire  reads land

            2 errors, 2 warnings, 1 note: the pipeline cannot run as it is.

            """.ReplaceLineEndings("\n"),
            PreflightText.Format(report));
    }

    [Fact]
    public void What_scenarios_have_in_common_is_told_once_under_their_names()
    {
        var (shared, own) = (
            new Finding(Severity.Warning, "verte", $"shared"), new Finding(Severity.Warning, "verte", $"own"));
        var report = PreflightChecks.Judge(Grid, [], []) with
        {
            Scenarios = [new("a", [shared]), new("b", [own, shared]), new("c", [])],
        };
        Assert.EndsWith(
            """

            Scenarios
              a, b  warning  verte: shared
              b     warning  verte: own
              c     nothing beyond what is said above

            0 errors, 2 warnings, 0 notes: the pipeline can run.

            """.ReplaceLineEndings("\n"),
            PreflightText.Format(report),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_findings_says_so() => Assert.EndsWith(
        "\nNothing to report: the pipeline can run.\n",
        PreflightText.Format(PreflightChecks.Judge(Grid, [], [])),
        StringComparison.Ordinal);
}
