using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tables;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class FeatureFileTests : IDisposable
{
    const string Lambert = "EPSG:2154";

    static readonly Column[] Columns =
    [
        new("id", ColumnType.WholeNumber) { IsKey = true, Meaning = "Its number" },
        new("nom", ColumnType.Text) { Width = 8 },
        new("aire", ColumnType.Number)
        {
            Title = "Aire (m²)",
            Unit = "m2",
            Meaning = "Area of its cells, \"all\" of them; même les trous",
        },
    ];

    static readonly FeatureTable Places = new("lieux", FeatureShape.Point, Columns,
    [
        new FeatureRow([1L, "Guînes", 0.1 + 0.2], WkbWriter.Point(1.5, 2)),
        new FeatureRow([long.MaxValue, "", null], WkbWriter.Point(3, 4)),
        new FeatureRow([3L, null, -1e300]),
    ]);

    static readonly FeatureTable Areas = new("aires", FeatureShape.MultiPolygon, [new Column("n", ColumnType.Number)],
        [new FeatureRow(
            [1.0], WkbWriter.MultiPolygon([[[0, 0, 0, 10, 10, 10, 10, 0, 0, 0], [2, 2, 4, 2, 4, 5, 2, 2]]]))]);

    static readonly FeatureTable Lines = new(
        "lignes", FeatureShape.MultiLine, [], [new FeatureRow([], WkbWriter.MultiLine([[0, 0, 1, 1]]))]);

    static readonly FeatureTable Bare = new(
        "table", FeatureShape.None, [new Column("t", ColumnType.Text)], [new FeatureRow(["a"])]);

    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_come_back_as_they_went()
    {
        FeatureTable[] tables = [Places, Areas, Lines, Bare, Places with { Name = "leer", Rows = [] }];
        FeatureFile.Write(_folder["a.gpkg"], Lambert, tables);
        foreach (var table in tables) AssertSame(table, FeatureFile.Read(_folder["a.gpkg"], table.Name));
        Assert.Equal(["a.gpkg"], _folder.Names());
    }

    [Fact]
    public void The_file_has_coordinate_system_spatial_index_widths_and_keys()
    {
        FeatureFile.Write(_folder["a.gpkg"], Lambert, [Places, Areas]);
        using var dataset = Ogr.Open(_folder["a.gpkg"], 0)!;
        using var layer = dataset.GetLayerByName("lieux")!;
        using var crs = layer.GetSpatialRef()!;
        Assert.Equal("2154", crs.GetAuthorityCode(null));
        Assert.True(layer.TestCapability(Ogr.OLCFastSpatialFilter));
        using var name = layer.GetLayerDefn().GetFieldDefn(1)!;
        using var key = layer.GetLayerDefn().GetFieldDefn(0)!;
        Assert.Equal(8, name.GetWidth());
        Assert.Equal((0, 1), (key.IsNullable(), key.IsUnique()));
    }

    [Fact]
    public void The_same_tables_are_the_same_bytes_even_side_by_side()
    {
        var big = Places with
        {
            Rows = [.. Enumerable.Range(0, 5000)
                .Select(i => new FeatureRow([(long)i, null, i / 7.0], WkbWriter.Point(i % 71, i)))],
        };
        var style = new LayerStyle("lieux", "points", "<qgis/>");
        Parallel.For(0, 4, i => FeatureFile.Write(_folder[$"{i}.gpkg"], Lambert, [big, Areas], [style]));
        for (var i = 1; i < 4; i++)
            Assert.Equal(File.ReadAllBytes(_folder["0.gpkg"]), File.ReadAllBytes(_folder[$"{i}.gpkg"]));
    }

    [Fact]
    public void What_a_package_says_of_itself_reads_back_and_is_the_same_bytes_whenever_it_is_written()
    {
        var said = new Dictionary<string, string>
        {
            ["CALAISIS_STEP"] = "package",
            ["CALAISIS_PARAMETERS"] = "{\"title\":\"Trame d'été = 1\"}",
        };
        FeatureFile.Write(_folder["a.gpkg"], Lambert, [Places, Bare], metadata: said);
        // GeoPackages note times to the millisecond.
        Thread.Sleep(20);
        FeatureFile.Write(_folder["b.gpkg"], Lambert, [Places, Bare], metadata: said);
        Assert.Equal(said, Geo.Datasets.DatasetMetadata.Of(_folder["a.gpkg"]));
        Assert.Equal(File.ReadAllBytes(_folder["a.gpkg"]), File.ReadAllBytes(_folder["b.gpkg"]));
        AssertSame(Places, FeatureFile.Read(_folder["a.gpkg"], Places.Name));
        Assert.Throws<ArgumentException>(
            () => FeatureFile.Write(_folder["a.geojson"], Lambert, [Places], metadata: said));
    }

    [Fact]
    public void Styles_stand_where_QGIS_looks_for_them()
    {
        FeatureFile.Write(
            _folder["a.gpkg"], Lambert, [Places, Bare], [new LayerStyle("lieux", "points", "<qgis version=\"3\"/>")]);
        var styles = FeatureFile.Read(_folder["a.gpkg"], "layer_styles");
        var row = Assert.Single(styles.Rows);
        Assert.Equal(
            [
                "", "", "lieux", "geom", "points", "<qgis version=\"3\"/>", "", 1L, "points", "", null,
                "2000/01/01 00:00:00",
            ],
            row.Values);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_none()
    {
        var table = new FeatureTable("t", FeatureShape.None, [new Column("n", ColumnType.Number)],
            [new FeatureRow([double.NaN]), new FeatureRow([double.PositiveInfinity])]);
        FeatureFile.Write(_folder["a.gpkg"], Lambert, [table]);
        Assert.All(FeatureFile.Read(_folder["a.gpkg"], "t").Rows, row => Assert.Null(row.Values[0]));
    }

    [Fact]
    public void A_value_that_does_not_fit_leaves_no_file_and_the_old_one_stays()
    {
        File.WriteAllText(_folder["a.gpkg"], "old");
        var wide = Places with { Rows = [new FeatureRow([1L, "longer than eight", 0.0])] };
        var refused = Assert.Throws<ArgumentException>(() => FeatureFile.Write(_folder["a.gpkg"], Lambert, [wide]));
        Assert.Contains(
            "'longer than eight' does not fit column 'nom', row 1 of 'lieux'",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["a.gpkg"]));
        Assert.Equal(["a.gpkg"], _folder.Names());
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said_with_its_name()
    {
        Directory.CreateDirectory(_folder["a.gpkg"]);
        var refused = Assert.Throws<OutputException>(() => FeatureFile.Write(_folder["a.gpkg"], Lambert, [Places]));
        Assert.Contains(
            "a.gpkg: cannot be written (a folder has that name)", refused.Message, StringComparison.Ordinal);
        File.WriteAllText(_folder["file"], "");
        Assert.Throws<OutputException>(() => FeatureFile.Write(_folder["file/b.gpkg"], Lambert, [Places]));
    }

    [Fact]
    public void A_missing_layer_is_named_and_those_there_are_listed()
    {
        FeatureFile.Write(_folder["a.gpkg"], Lambert, [Areas, Bare]);
        var missing = Assert.Throws<RasterException>(() => FeatureFile.Read(_folder["a.gpkg"], "lieu"));
        Assert.Contains("found no layer 'lieu' (layers: aires, table)", missing.Message, StringComparison.Ordinal);
        Assert.Throws<Geo.Native.GdalException>(() => FeatureFile.Read(_folder["none.gpkg"], "lieu"));
    }

    static void AssertSame(FeatureTable expected, FeatureTable found)
    {
        Assert.Equal((expected.Name, expected.Shape), (found.Name, found.Shape));
        Assert.Equal(expected.Columns, found.Columns);
        Assert.Equal(expected.Rows.Count, found.Rows.Count);
        foreach (var (one, other) in expected.Rows.Zip(found.Rows))
        {
            Assert.Equal(one.Values, other.Values);
            Assert.Equal(one.Wkb.ToArray(), other.Wkb.ToArray());
        }
    }
}
