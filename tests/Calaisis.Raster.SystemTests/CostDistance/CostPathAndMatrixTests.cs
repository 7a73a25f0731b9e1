using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using Calaisis.Raster.Tables;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>
/// Paths and tables of costs through the program, on the worked example with a wall in a further row.
/// </summary>
public sealed class CostPathAndMatrixTests : IDisposable
{
    readonly Folder _folder = new();
    readonly TestLayer _points = TestLayer.Of(
        new TestFeature("POINT (601010 7001990)", ("nom", "Marais, nord")),
        new TestFeature("POINT (601090 7001990)", ("nom", "Dune")),
        new TestFeature("POINT (601010 7001890)", ("nom", "\u00cele")));

    public CostPathAndMatrixTests()
    {
        const float wall = float.NaN;
        CostFiles.Write(
            _folder["r.tif"], CostFiles.Grid(5, 4), 1, 1, 5, 1, 1, 9, 9, 1, 1, 1, 1, 1, wall, wall, wall, wall, 1,
            1, 1, 1);
    }

    public void Dispose()
    {
        _points.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_table_holds_names_and_costs_and_is_empty_where_there_is_no_way()
    {
        var ended = Run($"cost-matrix --points {_points.Path} --name nom --units cells --output m.csv");
        Assert.True(ended.Code == 0, ended.Said);
        const string cost = "5.82842712474619";
        var lines = File.ReadAllLines(_folder["m.csv"]);
        Assert.Equal("id,\"Marais, nord\",Dune,\u00cele", lines[0]);
        Assert.StartsWith($"\"Marais, nord\",0,{cost}", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",", lines[1], StringComparison.Ordinal);
        Assert.Equal("\u00cele,,,0", lines[3]);
        Assert.Equal("cells x resistance", CsvProvenance.Of(_folder["m.csv"])["CALAISIS_UNIT"]);
        var described = File.ReadAllText(_folder["m.csv-metadata.json"]);
        foreach (var name in new[] { "id", "Marais, nord", "Dune", "\u00cele" })
            Assert.Contains($"\"titles\": \"{name}\"", described, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_on_NoData_or_beyond_the_grid_are_named()
    {
        using var wall = TestLayer.OfWkt("POINT (601010 7001990)", "POINT (601010 7001910)");
        var ended = Run($"cost-matrix --points {wall.Path} --output m.csv");
        Assert.Equal(3, ended.Code);
        Assert.Contains(
            "found NoData of the resistance 'r.tif' under 2, expected cells that can be passed",
            ended.Said,
            StringComparison.Ordinal);
        using var beyond = TestLayer.OfWkt("POINT (601010 7001990)", "POINT (600010 7000010)");
        ended = Run($"cost-matrix --points {beyond.Path} --output m.csv");
        Assert.Equal(3, ended.Code);
        Assert.Contains(
            "found no cell for 2, expected points on the resistance's grid", ended.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["m.csv"]));
    }

    [Theory]
    [InlineData("paths.gpkg")]
    [InlineData("paths.geojson")]
    public void A_path_is_a_line_through_cell_centres_with_cost_and_length(string output)
    {
        using var from = TestLayer.OfWkt("POINT (601010 7001990)");
        var ended = Run($"cost-path --from {from.Path} --to {_points.Path} --to-name nom --output {output}");
        Assert.True(ended.Code == 0, ended.Said);
        Assert.Contains("target \u00cele is not reached and gets no path", ended.Said, StringComparison.Ordinal);
        using var dataset = Ogr.Open(_folder[output], 0)!;
        using var layer = dataset.GetLayerByIndex(0)!;
        Assert.Equal(2, layer.GetFeatureCount(1));
        using var itself = layer.GetNextFeature()!;
        Assert.Equal(("Marais, nord", 0.0), (itself.GetFieldAsString("to_id"), itself.GetFieldAsDouble("cost")));
        using var path = layer.GetNextFeature()!;
        Assert.Equal(("1", "Dune"), (path.GetFieldAsString("from_id"), path.GetFieldAsString("to_id")));
        Assert.Equal(145.7107, path.GetFieldAsDouble("cost"), 4);
        using var lines = path.GetGeometryRef()!;
        using var line = lines.GetGeometryRef(0)!;
        Assert.Equal(line.Length(), path.GetFieldAsDouble("length"), 9);
        Assert.Equal((601012.5, 7001987.5), (line.GetX(0), line.GetY(0)));
        Assert.Equal((601087.5, 7001987.5), (line.GetX(line.GetPointCount() - 1), line.GetY(line.GetPointCount() - 1)));
    }

    [Fact]
    public void The_same_paths_are_the_same_bytes()
    {
        using var from = TestLayer.OfWkt("POINT (601010 7001990)");
        Run($"cost-path --from {from.Path} --to {_points.Path} --output a/paths.gpkg");
        Run($"cost-path --from {from.Path} --to {_points.Path} --output b/paths.gpkg --jobs 7");
        Assert.Equal(File.ReadAllBytes(_folder["a/paths.gpkg"]), File.ReadAllBytes(_folder["b/paths.gpkg"]));
    }

    [Fact]
    public void Another_ending_is_refused()
    {
        var ended = Run($"cost-path --from {_points.Path} --to {_points.Path} --output paths.xyz");
        Assert.Equal(2, ended.Code);
        Assert.Contains(
            "found 'paths.xyz', expected a name that ends with .gpkg, .geojson or .json: "
                + "the GeoPackage or GeoJSON to write",
            ended.Said,
            StringComparison.Ordinal);
    }

    Ended Run(string arguments) =>
        Command.Run(
            _folder.Path,
            $"process run {arguments.Insert(arguments.IndexOf(' ', StringComparison.Ordinal), " --resistance r.tif")}");
}
