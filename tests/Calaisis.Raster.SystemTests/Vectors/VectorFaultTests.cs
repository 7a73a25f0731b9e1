using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class VectorFaultTests
{
    const string Line = "LINESTRING (610010 7089990, 610090 7089910)";

    static readonly GridDefinition Grid = Burning.Grid(10, 10);

    [Fact]
    public void A_file_that_is_not_there_says_so()
    {
        var fault = Assert.Throws<GdalException>(() =>
            new VectorSourceSettings("trait", "/nowhere/roads.gpkg").Prepare(Grid));

        Assert.StartsWith("source 'trait' (/nowhere/roads.gpkg): cannot open", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, fault.ExitCode);
    }

    [Fact]
    public void A_dataset_with_several_layers_lists_them()
    {
        using var file = TestLayer.OfWkt(Line);
        file.Add("haies", "EPSG:2154", new TestFeature(Line));

        Assert.Equal(
            $"source 'trait' ({file.Path}) holds 2 layers (features, haies): name one with 'layer'",
            Fault(file.Settings()));
    }

    [Fact]
    public void A_layer_that_is_not_there_gets_a_guess_and_the_list()
    {
        using var file = TestLayer.OfWkt(Line);

        Assert.Equal(
            $"source 'trait' ({file.Path}) has no layer 'feature': did you mean 'features'? (layers: features)",
            Fault(file.Settings() with { Layer = "feature" }));
    }

    [Fact]
    public void An_attribute_that_is_not_there_gets_a_guess_and_the_list()
    {
        using var file = TestLayer.Of(new TestFeature(Line, ("LARGEUR", 5.0), ("NATURE", "Route")));
        var label = $"source 'trait' ({file.Path}, layer 'features')";

        Assert.Equal(
            $"{label} has no attribute 'LARGUER': did you mean 'LARGEUR'? It has LARGEUR, NATURE",
            Fault(file.Settings() with { WidthAttribute = "LARGUER" }));
        Assert.Equal(
            $"{label} has no attribute 'importance'; it has LARGEUR, NATURE",
            Fault(file.Settings() with { OrderAttribute = "importance" }));
    }

    [Fact]
    public void A_text_where_a_number_is_needed_is_a_fault()
    {
        using var file = TestLayer.Of(new TestFeature(Line, ("NATURE", "Route")));
        var label = $"source 'trait' ({file.Path}, layer 'features')";

        Assert.Equal($"{label}: attribute 'NATURE' holds texts, not numbers",
            Fault(file.Settings() with { WidthAttribute = "NATURE" }));
        Assert.StartsWith($"{label}: attribute 'NATURE' holds texts, not numbers: list what it holds",
            Fault(file.Settings() with { OrderAttribute = "NATURE" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IMPORTANCE = 3", "IMPORTANCE")]
    [InlineData("NATURE = 'Route", "")]
    [InlineData("((", "it is no condition on attributes (the layer has NATURE)")]
    [InlineData("NATURE = = 1", "it is no condition on attributes (the layer has NATURE)")]
    public void A_filter_that_cannot_be_used_says_why(string where, string reason)
    {
        using var file = TestLayer.Of(new TestFeature(Line, ("NATURE", "Route")));

        var fault = Fault(file.Settings() with { Where = where });

        Assert.StartsWith(
            $"source 'trait' ({file.Path}, layer 'features'): the filter where: \"{where}\" cannot be used: ",
            fault,
            StringComparison.Ordinal);
        Assert.Contains(reason, fault[fault.LastIndexOf("used: ", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_cannot_be_used_is_told_with_its_place()
    {
        using var file = TestLayer.Of(new TestFeature(Line, ("NATURE", "Route")));
        Assert.StartsWith(
            $"trames.yaml(12,9): source 'trait' ({file.Path}, layer 'features'): the filter where: ",
            Fault(file.Settings() with { Where = "IMPORTANCE = 3", WhereAt = new("trames.yaml(12,9)") }),
            StringComparison.Ordinal);
    }

    /// <summary>SQLite takes a quoted name that it does not know for a text, and finds nothing.</summary>
    [Theory]
    [InlineData("test.gpkg", "NATUR = 'x'")]
    [InlineData("test.gpkg", "\"NATUR\" = 'x'")]
    [InlineData("test.gpkg", "(LARGEUR > 1 AND NOT (natur IN ('x')))")]
    [InlineData("test.geojson", "NATUR = 'x'")]
    [InlineData("test.geojson", "\"NATUR\" = 'x'")]
    public void A_misspelt_attribute_in_a_filter_is_told_alike_in_every_format(string name, string where)
    {
        using var file = TestLayer.Of(new TestFeature(Line, ("LARGEUR", 5.0), ("NATURE", "Route")));
        var path = file.Path;
        if (name.EndsWith(".geojson", StringComparison.Ordinal))
        {
            path = Path.ChangeExtension(path, ".geojson");
            File.WriteAllText(
                path,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                    + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},\"features\":[{\"type\":\"Feature\","
                    + "\"properties\":{\"LARGEUR\":5.0,\"NATURE\":\"Route\"},\"geometry\":{\"type\":\"LineString\","
                    + "\"coordinates\":[[610010,7089990],[610090,7089910]]}}]}");
        }

        var fault = Fault(new VectorSourceSettings("trait", path) { Where = where });
        Assert.EndsWith(
            "cannot be used: there is no attribute '"
                + $"{(where.Contains("natur", StringComparison.Ordinal) ? "natur" : "NATUR")}': did you mean 'NATURE'? "
                + "(the layer has LARGEUR, NATURE)", fault, StringComparison.Ordinal);
        Assert.Equal(1, (new VectorSourceSettings("trait", path) { Where = "NATURE = 'Route' AND FID >= 0" })
            .Prepare(Grid).Facts.Burned);
    }

    [Fact]
    public void A_filter_chooses_the_features()
    {
        using var file = TestLayer.Of(new TestFeature(Line, ("v", 1)), new TestFeature(Line, ("v", 2)),
            new TestFeature(Line, ("v", 3)));

        Assert.Equal(2, (file.Settings() with { Where = "v IN (1, 3)" }).Prepare(Grid).Facts.Burned);
    }

    [Fact]
    public void A_layer_without_coordinate_system_needs_a_declared_one()
    {
        using var file = new TestLayer();
        file.Add("features", null, new TestFeature(Line));

        Assert.Equal(
            $"source 'trait' ({file.Path}, layer 'features') has no coordinate system: declare it with 'crs', "
                + "for instance crs: EPSG:2154",
            Fault(file.Settings()));
        Assert.Equal(1, (file.Settings() with { DeclaredCrs = "EPSG:2154" }).Prepare(Grid).Facts.Burned);
        Assert.Contains("'EPSG:nine', is unknown", Fault(file.Settings() with { DeclaredCrs = "EPSG:nine" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_coordinate_system_that_is_not_the_layers_own_is_a_fault()
    {
        using var file = TestLayer.OfWkt(Line);

        Assert.Contains(
            "is in EPSG:2154, but the pipeline declares EPSG:3857",
            Fault(file.Settings() with { DeclaredCrs = "EPSG:3857" }),
            StringComparison.Ordinal);
        Assert.Equal(1, (file.Settings() with { DeclaredCrs = "EPSG:2154" }).Prepare(Grid).Facts.Burned);
    }

    [Fact]
    public void Widths_and_buffers_in_a_grid_of_degrees_are_a_fault()
    {
        using var file = TestLayer.OfWkt(Line);
        var degrees = new GridDefinition("EPSG:4326", 1.8, 51, 0.001, 0.001, new Shape(10, 10));

        var (wide, buffered) = (file.Settings() with { WidthMetres = 5 }, file.Settings() with { BufferMetres = 5 });
        foreach (var settings in new[] { wide, buffered })
        {
            var fault = Assert.Throws<RasterException>(() => settings.Prepare(degrees)).Message;
            Assert.Contains("widths and buffers are in metres, but the grid's coordinate system (EPSG:4326) is not",
                fault, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0.0, 0.0, "a width of 0 m")]
    [InlineData(double.NaN, 0.0, "a width of NaN m")]
    [InlineData(5.0, -1.0, "a buffer of -1 m")]
    public void Widths_and_buffers_that_make_no_sense_are_faults(double width, double buffer, string expected)
    {
        using var file = TestLayer.OfWkt(Line);

        Assert.Contains(expected, Fault(file.Settings() with { WidthMetres = width, BufferMetres = buffer }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_never_shows()
    {
        var settings = new VectorSourceSettings("trait",
            "PG:host=127.0.0.1 port=1 dbname=sig user=ign password='h3l10 w0rld'");

        var fault = Assert.Throws<GdalException>(() => settings.Prepare(Grid));

        Assert.Contains("password=***", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("h3l10", fault.ToString(), StringComparison.Ordinal);
    }

    static string Fault(VectorSourceSettings settings)
    {
        var fault = Assert.Throws<RasterException>(() => settings.Prepare(Grid));
        Assert.Equal(3, fault.ExitCode);
        return fault.Message;
    }
}
