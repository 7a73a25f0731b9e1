using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Damaged files beside a dataset, of which GDAL says nothing or not which they are: each is named.</summary>
public sealed class CompanionTests : IDisposable
{
    const string Cut = "PROJCS[\"RGF93_Lam";

    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_000_020, 10, 10, new Shape(2, 2));

    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "a.prj", Cut, "'a.prj' beside it holds no coordinate system that can be read: mend it, or take it away")]
    [InlineData(
        "a.prj",
        "garbage",
        "has no coordinate system, as 'a.prj' beside it holds none that can be read: declare it with 'crs'")]
    [InlineData("a.dbf", null, "has no attribute 'NOM'; it has none, as 'a.dbf' beside it is missing or damaged")]
    [InlineData(
        "a.dbf", "xx",
        "'a.dbf' beside it is no table of attributes (it has no valid header): mend it, or take it away")]
    [InlineData("a.dbf", "", "'a.dbf' beside it is no table of attributes")]
    [InlineData("a.shx", null, "a.shx")]
    [InlineData("a.shx", "xx", ".shx file is unreadable")]
    [InlineData("a.cpg", "FOO-99", "'a.cpg' beside it says 'FOO-99', which is not how its texts are encoded")]
    [InlineData("a.cpg", "UTF-8", "'a.cpg' beside it says 'UTF-8', which is not how its texts are encoded")]
    public void Of_a_shapefile(string file, string? content, string sentence)
    {
        WriteShapefile();
        Damage(file, content);
        var settings = new VectorSourceSettings("s", _folder["a.shp"]) { ValueAttribute = "NOM" };
        Assert.Contains(
            sentence,
            Assert.ThrowsAny<CalaisisException>(
                () => BurnedTileSource.Prepare(settings, Grid, new BurnLimits(), CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("46.5", "999")]
    [InlineData("6378137", "637")]
    public void A_projection_that_reads_and_does_not_work_is_named(string sound, string damaged)
    {
        WriteShapefile();
        var text = File.ReadAllText(_folder["a.prj"]);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        File.WriteAllText(
            _folder["a.prj"], text.Replace(sound, damaged, StringComparison.Ordinal), System.Text.Encoding.Latin1);
        var settings = new VectorSourceSettings("s", _folder["a.shp"]);
        var said = Assert.Throws<RasterException>(
            () => BurnedTileSource.Prepare(settings, Grid, new BurnLimits(), CancellationToken.None)).Message;
        Assert.Contains(
            "which may come from 'a.prj' beside it: mend that, or take it away", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_bytes_of_nothing_is_named_even_where_no_attribute_is_asked_for()
    {
        WriteShapefile();
        File.WriteAllBytes(_folder["a.dbf"], [.. Enumerable.Repeat(byte.MaxValue, 100_000)]);
        var settings = new VectorSourceSettings("s", _folder["a.shp"]);
        var said = Assert.Throws<RasterException>(
            () => BurnedTileSource.Prepare(settings, Grid, new BurnLimits(), CancellationToken.None)).Message;
        Assert.Contains("'a.dbf' beside it is no table of attributes", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "a.prj", Cut, "'a.prj' beside it holds no coordinate system that can be read: mend it, or take it away")]
    [InlineData(
        "a.prj",
        "garbage",
        "it has no coordinate system, as 'a.prj' beside it holds none that can be read; declare it with 'crs'")]
    [InlineData("a.asc.aux.xml", "<PAMDataset><PAMRasterBand", "a.asc.aux.xml: cannot be read as XML")]
    [InlineData("a.asc.msk", "garbage", "a.asc.msk: cannot be read, though it should say which cells")]
    public void Of_a_raster(string file, string content, string sentence)
    {
        File.WriteAllText(
            _folder["a.asc"], "ncols 2\nnrows 2\nxllcorner 600000\nyllcorner 7000000\ncellsize 10\n1 2\n3 4\n");
        File.WriteAllText(_folder["a.prj"], Wkt());
        using (var sound = RasterTileSource.Open(
            new RasterSourceSettings("s", _folder["a.asc"], CellKind.Values), Grid))
        {
            Assert.Equal("EPSG:2154", sound.Facts.Crs);
        }

        Damage(file, content);
        Assert.Contains(sentence, Refused("a.asc"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_file_that_says_too_little_is_named()
    {
        GdalRuntime.EnsureStarted();
        using (var memory = Gdal.GetDriverByName("MEM")!.Create("", 2, 2, 1, DataType.GDT_Byte, null)!)
        using (Gdal.GetDriverByName("PNG")!.CreateCopy(_folder["a.png"], memory, 0, null, null, null))
        {
            // Nothing else is to be written.
        }

        Assert.DoesNotContain("beside it", Refused("a.png"), StringComparison.Ordinal);
        File.WriteAllText(_folder["a.wld"], string.Create(CultureInfo.InvariantCulture, $"{10}\n0\n"));
        Assert.Contains(
            "it does not say where its cells lie (no geotransform), and 'a.wld' beside it cannot be read",
            Refused("a.png"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_another_shapefile_hides_no_feature()
    {
        // A layer that is wholly near would be read whole.
        WriteShapefile("a", 600_000, 700_000, 800_000);
        WriteShapefile("old", [.. Enumerable.Range(0, 100).Select(i => 100_000 + (i * 1000))]);
        File.Move(_folder["old.qix"], _folder["a.qix"], overwrite: true);
        Assert.Equal(1, BurnedTileSource.Prepare(
            new VectorSourceSettings("s", _folder["a.shp"]), Grid, new BurnLimits(),
            CancellationToken.None).Facts.Burned);
    }

    string Refused(string name) =>
        Assert.ThrowsAny<CalaisisException>(() => RasterTileSource.Open(
            new RasterSourceSettings("s", _folder[name], CellKind.Values), Grid).Dispose()).Message;

    void Damage(string file, string? content)
    {
        if (content is null) File.Delete(_folder[file]);
        else File.WriteAllText(_folder[file], content);
    }

    static string Wkt()
    {
        using var reference = new SpatialReference("");
        reference.SetFromUserInput("EPSG:2154");
        reference.ExportToWkt(out var wkt, null);
        return wkt;
    }

    void WriteShapefile(string name = "a", params int[] wests)
    {
        GdalRuntime.EnsureStarted();
        using var driver = Ogr.GetDriverByName("ESRI Shapefile")!;
        using var dataset = driver.CreateDataSource(_folder[name + ".shp"], [])!;
        using var reference = new SpatialReference("");
        reference.SetFromUserInput("EPSG:2154");
        using var layer = dataset.CreateLayer(
            name, reference, wkbGeometryType.wkbPolygon,
            ["ENCODING=ISO-8859-1", wests.Length > 0 ? "SPATIAL_INDEX=YES" : "SPATIAL_INDEX=NO"])!;
        using (var field = new FieldDefn("NOM", FieldType.OFTString)) layer.CreateField(field, 1);
        foreach (var west in wests.DefaultIfEmpty(600_000))
        {
            using var feature = new Feature(layer.GetLayerDefn());
            feature.SetField(0, "For\u00EAt");
            using var geometry = Geometry.CreateFromWkt($"POLYGON (({west} 7000000, {west + 20} 7000000, "
                + $"{west + 20} 7000020, {west} 7000020, {west} 7000000))");
            feature.SetGeometry(geometry);
            layer.CreateFeature(feature);
        }
    }
}
