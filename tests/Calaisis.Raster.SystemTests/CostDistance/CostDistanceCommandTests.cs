using System.Globalization;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>
/// The worked example of issue and peer guide through the program: 3 x 4 cells of 25 m, one source at the upper left.
/// </summary>
public sealed class CostDistanceCommandTests : IDisposable
{
    static readonly float[] Costs = [1, 1, 5, 1, 1, 9, 9, 1, 1, 1, 1, 1];
    static readonly double[] InCells = [0, 1, 4, 5.828427, 1, 6, 8.071068, 4.828427, 2, 2.414214, 3.414214, 4.414214];
    static readonly double[] InMetres =
        [0, 25, 100, 145.7107, 25, 150, 201.7767, 120.7107, 50, 60.3553, 85.3553, 110.3553];
    static readonly double[] WithFour = [0, 1, 4, 7, 1, 6, 9, 6, 2, 3, 4, 5];

    readonly Folder _folder = new();

    public CostDistanceCommandTests()
    {
        CostFiles.Write(_folder["r.tif"], CostFiles.Grid(3, 4), Costs);
        CostFiles.Write(_folder["s.tif"], CostFiles.Grid(3, 4), 7, 0, 0, 0, 0, 0, float.NaN, 0, 0, 0, 0, 0);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_worked_example_in_cells()
    {
        Run("--units cells");
        AssertNear(InCells, CostFiles.Read(_folder["d.tif"]));
        var (type, unit, metadata) = CostFiles.Describe(_folder["d.tif"]);
        Assert.Equal((DataType.GDT_Float64, "cells x resistance"), (type, unit));
        Assert.Contains("CALAISIS_UNIT=cells x resistance", metadata);
    }

    [Fact]
    public void The_worked_example_in_metres_and_single_precision()
    {
        Run("--type float32");
        AssertNear(InMetres, CostFiles.Read(_folder["d.tif"]));
        var (type, unit, metadata) = CostFiles.Describe(_folder["d.tif"]);
        Assert.Equal((DataType.GDT_Float32, "metres x resistance"), (type, unit));
        Assert.Contains("CALAISIS_UNIT=metres x resistance", metadata);
    }

    [Fact]
    public void With_four_neighbours_and_a_limit_dearer_cells_are_not_reached()
    {
        Run("--units cells --neighbours 4 --max-cost 5 --allocation a.tif --backlink b.tif");
        AssertNear(WithFour.Select(cost => cost <= 5 ? cost : double.NaN), CostFiles.Read(_folder["d.tif"]));
        Assert.Equal(WithFour.Select(cost => cost <= 5 ? 7 : double.NaN), CostFiles.Read(_folder["a.tif"]));
        double[] links = [0, 5, 5, double.NaN, 7, double.NaN, double.NaN, double.NaN, 7, 5, 5, 5];
        Assert.Equal(links, CostFiles.Read(_folder["b.tif"]));
    }

    [Fact]
    public void Steps_by_mean_conductance_are_said_in_the_metadata()
    {
        Run("--units cells --step-cost mean-conductance");
        AssertNear(
            [0, 1, 2.666667, 4.333333, 1, 2.545584, 3.545584, 4.828427, 2, 2.414214, 3.414214, 4.414214],
            CostFiles.Read(_folder["d.tif"]));
        Assert.Contains("CALAISIS_STEP_COST=length / mean conductance", CostFiles.Describe(_folder["d.tif"]).Metadata);
    }

    [Theory]
    [InlineData("arcgis-codes", "0 5 5 3 7 5 6 4 7 6 5 5")]
    [InlineData("grass-degrees", "nan 180 180 270 90 180 135 225 90 135 180 180")]
    public void Directions_are_written_as_peers_have_them(string directions, string expected)
    {
        Run($"--backlink b.tif --directions {directions}");
        Assert.Equal(
            expected.Split(' ')
                .Select(text => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture)),
            CostFiles.Read(_folder["b.tif"]));
    }

    [Fact]
    public void Directions_that_cannot_be_written_are_refused()
    {
        Refused(
            "--sources s.tif --neighbours 16 --backlink b.tif --directions arcgis-codes",
            2,
            "found arcgis-codes with 16 neighbours, expected 4 or 8: ArcGIS has no codes for knight's moves");
        Refused("--sources s.tif --directions grass-degrees", 2, "found a form of directions, "
            + "but no 'backlink' to write them to");
    }

    [Fact]
    public void Points_are_sources_by_feature_and_by_attribute()
    {
        using var points = TestLayer.Of(
            new TestFeature("POINT (601010 7001990)", ("label", 40), ("start", 2.0)),
            new TestFeature("POINT (601090 7001990)", ("label", 30), ("start", 0.0)));
        Run($"--sources {points.Path} --units cells --allocation a.tif", sources: false);
        AssertNear([0, 1, 3, 0, 1, 6, 6, 1, 2, 2.414214, 2.414214, 2], CostFiles.Read(_folder["d.tif"]));
        Assert.Equal([1, 1, 2, 2], CostFiles.Read(_folder["a.tif"])[..4]);
        Run(
            $"--sources {points.Path} --units cells --allocation a.tif --label label --start-cost start",
            sources: false);
        Assert.Equal([2, 3, 3, 0], CostFiles.Read(_folder["d.tif"])[..4]);
        Assert.Equal([40, 40, 30, 30], CostFiles.Read(_folder["a.tif"])[..4]);
    }

    [Fact]
    public void Patches_are_sources_and_one_too_small_is_named()
    {
        using var patches = TestLayer.OfWkt(
            "POLYGON ((601000 7001925, 601050 7001925, 601050 7001950, 601000 7001950, 601000 7001925))",
            "POLYGON ((601090 7001990, 601095 7001990, 601095 7001995, 601090 7001990))");
        var ended = Run($"--sources {patches.Path} --units cells", sources: false);
        Assert.Equal([0, 0, 1, 2], CostFiles.Read(_folder["d.tif"])[8..]);
        Assert.Contains("source 2 has no cell of its own", ended.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_on_NoData_are_named()
    {
        CostFiles.Write(_folder["r.tif"], CostFiles.Grid(3, 4), [float.NaN, .. Costs.Skip(1)]);
        Refused(
            "--sources s.tif", 3, "sources 's.tif': found cells on NoData or a barrier of the resistance 'r.tif'",
            "source 7 (row 0, column 0)");
    }

    [Fact]
    public void A_resistance_of_zero_is_refused()
    {
        CostFiles.Write(_folder["r.tif"], CostFiles.Grid(3, 4), [.. Costs.Take(11), 0]);
        Refused("--sources s.tif", 3, "resistance 'r.tif', row 2, column 3: found 0, expected a number above 0");
    }

    [Fact]
    public void Sources_on_another_grid_are_refused()
    {
        CostFiles.Write(_folder["other.tif"], CostFiles.Grid(4, 3), new float[12]);
        Refused(
            "--sources other.tif", 3, "sources 'other.tif': found 4 rows x 3 columns",
            "expected the grid of the resistance 'r.tif', 3 rows x 4 columns");
    }

    [Fact]
    public void Labels_that_are_none_are_refused()
    {
        CostFiles.Write(_folder["s.tif"], CostFiles.Grid(3, 4), 0, 0, 1.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Refused("--sources s.tif", 3, "sources 's.tif', row 0, column 2: found the label 1.5, expected a whole number");
    }

    [Fact]
    public void Wrong_keys_get_a_sentence_each() =>
        Refused(
            "--sources s.tif --neighbours 6 --unit cells", 2, "found the number 6, expected one of 4, 8, 16",
            "unknown key 'unit'", "did you mean 'units'?");

    [Fact]
    public void No_source_at_all_is_said()
    {
        CostFiles.Write(_folder["s.tif"], CostFiles.Grid(3, 4), new float[12]);
        var ended = Run("");
        Assert.All(CostFiles.Read(_folder["d.tif"]), cost => Assert.True(double.IsNaN(cost)));
        Assert.Contains("found no source cell on the grid", ended.Said, StringComparison.Ordinal);
    }

    Ended Run(string options, bool sources = true)
    {
        var given = sources ? " --sources s.tif" : "";
        var ended = Command.Run(
            _folder.Path,
            $"process run cost-distance --resistance r.tif{given} --output d.tif --jobs 2 {options}".TrimEnd());
        Assert.True(ended.Code == 0, ended.Said);
        return ended;
    }

    void Refused(string options, int code, params string[] sentences)
    {
        var ended = Command.Run(_folder.Path, $"process run cost-distance --resistance r.tif --output d.tif {options}");
        Assert.Equal(code, ended.Code);
        foreach (var sentence in sentences) Assert.Contains(sentence, ended.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["d.tif"]));
        Assert.DoesNotContain(_folder.Names(), name => name.Contains(".partial", StringComparison.Ordinal));
    }

    static void AssertNear(IEnumerable<double> expected, double[] found) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.0001));
}
