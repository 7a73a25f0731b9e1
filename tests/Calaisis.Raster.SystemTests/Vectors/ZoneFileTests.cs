using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Zones;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class ZoneFileTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600000, 7100000, 10, 10, new Shape(10, 10));

    [Fact]
    public void Names_are_numbered_in_order_and_features_of_one_name_are_one_zone()
    {
        using var file = TestLayer.Of(
            Area("62193", 600000, 7099900, 600050, 7100000),
            Area("10", 600050, 7099950, 600100, 7100000),
            Area(" 62193 ", 600050, 7099900, 600080, 7099950),
            Area("Zutkerque", 0, 0, 10, 10));
        var zones = Open(file);
        Assert.Equal(["10", "62193", "Zutkerque"], zones.Layer.Zones);
        var cells = new float[100];
        zones.Layer.Cells.Read(Grid.Shape.Whole, cells);
        Assert.Equal((2, 1, 2), (cells[0], cells[9], cells[97]));
        Assert.Equal(float.NaN, cells[99]);
        Assert.Equal([1L, 2L], zones.Outlines.Rows.Select(row => row.Values[0]));
        Assert.Equal(["10", "62193"], zones.Outlines.Rows.Select(row => row.Values[1]));
        Assert.Equal(0.65, (double)zones.Outlines.Rows[1].Values[2]!, 9);
        using var outline = Geometry.CreateFromWkb(zones.Outlines.Rows[1].Wkb.ToArray());
        Assert.Equal((wkbGeometryType.wkbMultiPolygon, 1, 6500.0), (
            outline.GetGeometryType(), outline.GetGeometryCount(), outline.Area()));
        var all = ZoneCover.Count(zones.Layer, null, Grid.Shape, 2, TestContext.Current.CancellationToken);
        Assert.Equal((10, 25, 65), (all.CellsIn(0), all.CellsIn(1), all.CellsIn(2)));
    }

    [Fact]
    public void Outlines_of_another_coordinate_system_come_to_the_grid()
    {
        using var file = new TestLayer();
        file.Add("features", "EPSG:4326", new TestFeature(
            "POLYGON ((1.4 50.7,1.8 50.7,1.8 51.1,1.4 51.1,1.4 50.7))", ("NOM", "a")));
        var outline = Open(file).Outlines.Rows[0];
        var shape = Calaisis.Raster.Tables.WkbReader.Read(outline.Wkb.Span);
        Assert.True(shape.Parts[0][0].Length > 100, "straight edges in degrees bend in metres");
        Assert.InRange((double)outline.Values[2]!, 120_000, 130_000);
    }

    [Fact]
    public void A_feature_without_name_or_area_is_named()
    {
        using var file = TestLayer.Of(
            Area("a", 600000, 7099900, 600050, 7100000),
            new TestFeature("LINESTRING (600000 7100000,600050 7099990)", ("NOM", "b")),
            Area(null, 600000, 7099900, 600050, 7100000),
            Area("  ", 600000, 7099900, 600050, 7100000));
        var wrong = Assert.Throws<RasterException>(() => Open(file));
        Assert.Contains("zone layer 'commune' (", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("features 3, 4: 'NOM' is empty, expected a name", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(
            "feature 2: its shape is a LINESTRING, expected an area", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_that_is_not_there_and_zones_far_away_are_faults()
    {
        using var file = TestLayer.Of(Area("a", 0, 0, 10, 10));
        var away = Assert.Throws<RasterException>(() => Open(file));
        Assert.Contains("found no zone on the grid", away.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<RasterException>(() => Open(file, "NOMM"));
        Assert.Contains(
            "has no attribute 'NOMM': did you mean 'NOM'? It has NOM", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_outline_is_repaired()
    {
        using var file = TestLayer.Of(new TestFeature(
            "POLYGON ((600000 7100000,600050 7099950,600050 7100000,600000 7099950,600000 7100000))",
            ("NOM", "bow tie")));
        using var outline = Geometry.CreateFromWkb(Open(file).Outlines.Rows[0].Wkb.ToArray());
        Assert.True(outline.IsValid());
        Assert.Equal(1250, outline.Area(), 6);
    }

    static ZoneFile Open(TestLayer file, string name = "NOM") => ZoneFile.Open(
        new VectorSourceSettings("commune", file.Path) { NumberedBy = name }, Grid, new BurnLimits(),
        TestContext.Current.CancellationToken);

    static TestFeature Area(string? name, double minX, double minY, double maxX, double maxY) => new(
        FormattableString.Invariant(
            $"POLYGON (({minX} {minY},{minX} {maxY},{maxX} {maxY},{maxX} {minY},{minX} {minY}))"),
        ("NOM", name));
}
