using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Texts;
using OSGeo.OGR;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// Texts of features, byte by byte: each is read as what it was written as, or refused with file, place and remedy.
/// </summary>
public sealed class TextTests : IDisposable
{
    static readonly GridDefinition Grid = Burning.Grid(10, 20);

    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// "Rosé" and "Rosè" in a shapefile: the bytes, what the language driver and the .cpg say, and what the pipeline
    /// says.
    /// </summary>
    [Theory]
    [InlineData(0xE9, 0xE8, 0x03, null, null)]
    [InlineData(0xE9, 0xE8, 0x57, null, null)]
    [InlineData(0xE9, 0xE8, 0x58, null, null)]
    [InlineData(0x82, 0x8A, 0x01, null, null)]
    [InlineData(0x82, 0x8A, 0x02, null, null)]
    [InlineData(0xE9, 0xE8, 0x00, "ISO-8859-1", null)]
    [InlineData(0xE9, 0xE8, 0x00, "1252", null)]
    [InlineData(0xE9, 0xE8, 0x00, null, "windows-1252")]
    [InlineData(0xE9, 0xE8, 0x00, null, "iso-8859-1")]
    [InlineData(0xE9, 0xE8, 0x00, null, "iso-8859-15")]
    [InlineData(0x82, 0x8A, 0x00, null, "cp850")]
    [InlineData(0x82, 0x8A, 0x57, null, "cp437")]
    // The .cpg is wrong, and the pipeline knows better.
    [InlineData(0xE9, 0xE8, 0x00, "UTF-8", "windows-1252")]
    public void Two_communes_that_differ_in_an_accent_are_two(
        byte one, byte other, byte driver, string? cpg, string? declared)
    {
        var path = Shapefile(one, other, driver, cpg);
        var zones = ZoneFile.Open(
            Settings(path, declared) with { NumberedBy = "NOM" }, Grid, new BurnLimits(),
            TestContext.Current.CancellationToken);
        Assert.Equal(["Ros\u00E8", "Ros\u00E9"], zones.Layer.Zones);
        var classes = (Settings(path, declared) with { ValueAttribute = "NOM" }).Prepare(Grid).Legend!.Classes;
        Assert.Equal(["Ros\u00E8", "Ros\u00E9"], classes.Select(known => known.Code));
    }

    [Theory]
    [InlineData(0x00, null)]
    [InlineData(0x00, "UTF-8")]
    [InlineData(0x57, "UTF-8")]
    public void Without_a_word_about_their_encoding_texts_are_refused(byte driver, string? cpg)
    {
        var path = Shapefile(0xE9, 0xE8, driver, cpg);
        var settings = Settings(path, null);
        foreach (var read in Ways(settings, "NOM"))
        {
            var refused = Assert.Throws<RasterException>(read);
            Assert.Contains("communes.shp", refused.Message, StringComparison.Ordinal);
            Assert.Contains("attribute 'NOM' holds U+FFFD", refused.Message, StringComparison.Ordinal);
            Assert.Contains("after 'Ros'", refused.Message, StringComparison.Ordinal);
            Assert.Contains("encoding: windows-1252", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_filter_with_accents_is_not_compared_with_texts_that_nobody_can_read()
    {
        var path = Shapefile(0xE9, 0xE8, 0, null);
        var filtered = Settings(path, null) with { Where = "NOM = 'Ros\u00E9'" };
        Assert.Throws<RasterException>(() => filtered.Prepare(Grid));
        Assert.Equal(1, (filtered with { Encoding = Encoding("windows-1252") }).Prepare(Grid).Facts.Burned);
    }

    [Theory]
    [InlineData("a.geojson")]
    [InlineData("a.gpkg")]
    [InlineData("a.csv")]
    public void Other_formats_are_UTF_8_or_refused(string name)
    {
        var path = Written(name);
        Patch(path, "Ros#"u8, [.. "Ros"u8, 0xE9]);
        var settings = new VectorSourceSettings("communes", path)
        {
            DeclaredCrs = name == "a.csv" ? "EPSG:2154" : null,
        };
        foreach (var read in Ways(settings, "NOM"))
        {
            var refused = Assert.Throws<RasterException>(read);
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
            Assert.Contains("attribute 'NOM' holds U+FFFD", refused.Message, StringComparison.Ordinal);
            Assert.Contains("save it in UTF-8", refused.Message, StringComparison.Ordinal);
        }

        var useless = Assert.Throws<RasterException>(
            () => (settings with { Encoding = Encoding("windows-1252") }).Prepare(Grid));
        Assert.Contains("expected it with shapefiles only", useless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_read_as_control_characters_are_refused()
    {
        // 0x9C is the letter oe in windows-1252, and nothing in ISO-8859-1, which GDAL takes for language driver 0x57.
        var refused = Assert.Throws<RasterException>(
            () => (Settings(Shapefile(0x9C, 0xE8, 0x57, null), null) with { ValueAttribute = "NOM" }).Prepare(Grid));
        Assert.Contains("holds U+009C, a control character", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>In a table, what follows a line end begins a line: as a formula, if it likes.</summary>
    [Theory]
    [InlineData("a.gpkg", "Ro\n=1+1", "a line end", "Ro")]
    [InlineData("a.gpkg", "Ardres\n", "a line end", "Ardres")]
    [InlineData("a.geojson", "Ro\r\n=1+1", "a line end", "Ro")]
    [InlineData("a.geojson", "Ro\u0007", "a control character", "Ro")]
    [InlineData("a.csv", "Ro\n=1+1", "a line end", "Ro")]
    [InlineData("communes.shp", "Ro\n=1", "a line end", "Ro")]
    [InlineData("communes.shp", "Ro\tse", "a control character", "Ro")]
    public void A_name_has_one_line(string name, string text, string found, string before)
    {
        var path = Written(name, text);
        var settings = new VectorSourceSettings("communes", path)
        {
            DeclaredCrs = name == "a.csv" ? "EPSG:2154" : null,
        };
        foreach (var read in Ways(settings, "NOM"))
        {
            var refused = Assert.Throws<RasterException>(read).Message;
            Assert.Contains($"{name}, layer '", refused, StringComparison.Ordinal);
            Assert.Matches(
                $"feature \\d+: attribute 'NOM' holds U\\+00[0-9A-F]+, {found}, after '{before}'; "
                    + "mend the text in the data",
                refused);
        }
    }

    [Fact]
    public void Composed_and_decomposed_names_are_the_same()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("Fore\u0302t", "Gui\u0302nes")),
            new TestFeature(Square(1), ("Fore\u0302t", "Gu\u00EEnes")),
            new TestFeature(Square(2), ("Fore\u0302t", "Ardres")));
        var settings = new VectorSourceSettings("zone", file.Path);
        var zones = ZoneFile.Open(
            settings with { NumberedBy = "For\u00EAt" }, Grid, new BurnLimits(), TestContext.Current.CancellationToken);
        Assert.Equal(["Ardres", "Gu\u00EEnes"], zones.Layer.Zones);
        Assert.Equal(2, zones.Outlines.Rows.Count);

        // An area of an edit, chosen by name, holds the features of both forms.
        var edit = new CellEdit(new EditPlace("p.yaml", 1, 1, "s"))
        {
            Area = new EditArea { Features = settings, NameAttribute = "For\u00EAt", Names = ["Gu\u00EEnes"] },
            Operand = 7,
        };
        var edited = Opened(settings with { Name = "s", Edits = [edit] });
        Assert.Equal((8, 4), (edited.Count(value => value == 7), edited.Count(value => value == 1)));
    }

    [Theory]
    [InlineData("For\u00EAt = 'Gu\u00EEnes'", 2)]
    [InlineData("\"Fore\u0302t\" = 'Gui\u0302nes'", 2)]
    [InlineData("\"For\u00EAt\" LIKE 'Gu\u00EEn%'", 2)]
    [InlineData("\"For\u00EAt\" <> 'Gu\u00EEnes'", 1)]
    [InlineData("\"For\u00EAt\" IN ('Ardres', 'Gu\u00EEnes')", 3)]
    public void A_filter_finds_both_forms(string where, int features)
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("Fore\u0302t", "Gui\u0302nes")),
            new TestFeature(Square(1), ("Fore\u0302t", "Gu\u00EEnes")),
            new TestFeature(Square(2), ("Fore\u0302t", "Ardres")));
        Assert.Equal(
            features, (new VectorSourceSettings("zone", file.Path) { Where = where }).Prepare(Grid).Facts.Burned);
    }

    [Fact]
    public void A_filter_that_cannot_ask_for_both_forms_says_so()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("NOM", "Gui\u0302nes")), new TestFeature(Square(1), ("NOM", "Gu\u00EEnes")));
        var refused = Assert.Throws<RasterException>(
            () => (new VectorSourceSettings("zone", file.Path) { Where = "NOM > 'Gu\u00EEn'" }).Prepare(Grid));
        Assert.Contains("'Gu\u00EEn' can be looked for in one form only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_8_that_is_declared_as_something_else_is_refused()
    {
        // "Rosé " and "Roê": two bytes for the last letter.
        var path = Shapefile(0xE9, 0xE8, 0, null);
        var table = Path.ChangeExtension(path, ".dbf");
        Patch(table, [.. "Ros"u8, 0xE9], [.. "Ro"u8, 0xC3, 0xA9]);
        Patch(table, [.. "Ros"u8, 0xE8], [.. "Ro"u8, 0xC3, 0xA8]);
        foreach (var read in Ways(Settings(path, "windows-1252"), "NOM"))
        {
            Assert.Contains(
                "which is UTF-8 taken for windows-1252; declare encoding: utf-8",
                Assert.Throws<RasterException>(read).Message,
                StringComparison.Ordinal);
        }

        var zones = ZoneFile.Open(
            Settings(path, "utf-8") with { NumberedBy = "NOM" }, Grid, new BurnLimits(),
            TestContext.Current.CancellationToken);
        Assert.Equal(["Ro\u00E8", "Ro\u00E9"], zones.Layer.Zones);
    }

    /// <summary>
    /// Tables that lost their .cpg: the language driver that is left names an encoding they are not in.
    /// </summary>
    [Theory]
    [InlineData(0x57, null, "reads 'RoÃ©', which is UTF-8 taken for")]
    [InlineData(0x03, null, "reads 'RoÃ©', which is UTF-8 taken for windows-1252; declare encoding: utf-8")]
    [InlineData(0x01, null, "reads 'Ro├⌐', which is UTF-8 taken for cp437; declare encoding: utf-8")]
    [InlineData(0x00, "ISO-8859-1", "reads 'RoÃ©', which is UTF-8 taken for")]
    public void UTF_8_that_the_table_takes_for_something_else_is_refused(byte driver, string? cpg, string sentence)
    {
        var path = Shapefile(0xE9, 0xE8, driver, cpg);
        var table = Path.ChangeExtension(path, ".dbf");
        Patch(table, [.. "Ros"u8, 0xE9], [.. "Ro"u8, 0xC3, 0xA9]);
        Patch(table, [.. "Ros"u8, 0xE8], [.. "Ro"u8, 0xC3, 0xA8]);
        foreach (var read in Ways(Settings(path, null), "NOM"))
            Assert.Contains(sentence, Assert.Throws<RasterException>(read).Message, StringComparison.Ordinal);
        Assert.Equal(2, (Settings(path, "utf-8") with { ValueAttribute = "NOM" }).Prepare(Grid).Legend!.Classes.Count);
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x02)]
    public void Letters_of_Windows_in_a_code_page_of_DOS_are_refused(byte driver)
    {
        // 0xC9 is a capital e acute in windows-1252, and the corner of a table in both code pages.
        var path = Shapefile(0xC9, 0xC8, driver, null);
        foreach (var read in Ways(Settings(path, null), "NOM"))
        {
            Assert.Matches(
                @"holds U\+255[4A], a sign to draw tables with, after 'Ros'; declare how its texts are encoded",
                Assert.Throws<RasterException>(read).Message);
        }

        Assert.Equal(
            2, (Settings(path, "windows-1252") with { ValueAttribute = "NOM" }).Prepare(Grid).Legend!.Classes.Count);
    }

    static IEnumerable<Action> Ways(VectorSourceSettings settings, string attribute)
    {
        var cancel = TestContext.Current.CancellationToken;
        yield return () => (settings with { ValueAttribute = attribute }).Prepare(Grid);
        yield return () => VectorFacts.Read(settings with { ValueAttribute = attribute }, Grid, cancel);
        yield return () => ZoneFile.Open(settings with { NumberedBy = attribute }, Grid, new BurnLimits(), cancel);
        yield return () => PlaceReader.ReadPlaces(settings, Grid, attribute, null, cancel);
        yield return () => Opened(new VectorSourceSettings("s", settings.Path)
        {
            DeclaredCrs = settings.DeclaredCrs,
            Edits = [new CellEdit(new EditPlace("p.yaml", 1, 1, "s"))
            {
                Area = new EditArea { Features = settings, NameAttribute = attribute, Names = ["Ros"] },
            }],
        });
    }

    static float[] Opened(VectorSourceSettings settings)
    {
        using var opened = OpenSources.OpenAsync(
            [settings], Grid, _ => 0, new OpeningLimits(1, 1 << 20), new Silence(),
            TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        opened.RequireAll();
        return opened.Tiles.Single().Whole(Grid);
    }

    static VectorSourceSettings Settings(string path, string? declared) =>
        new("communes", path) { Encoding = declared is null ? null : Encoding(declared) };

    static TextEncoding Encoding(string name) => TextEncoding.All.Single(known => known.Name == name);

    string Shapefile(byte one, byte other, byte driver, string? cpg)
    {
        var path = Written("communes.shp");
        var table = Path.ChangeExtension(path, ".dbf");
        Patch(table, "Ros#"u8, [.. "Ros"u8, one]);
        Patch(table, "Ros%"u8, [.. "Ros"u8, other]);
        var bytes = File.ReadAllBytes(table);
        bytes[29] = driver;
        File.WriteAllBytes(table, bytes);
        File.Delete(Path.ChangeExtension(path, ".cpg"));
        if (cpg is not null) File.WriteAllText(Path.ChangeExtension(path, ".cpg"), cpg);
        return path;
    }

    /// <summary>Two areas named Ros# and Ros%, whose last letters are put in afterwards.</summary>
    string Written(string name, string first = "Ros#")
    {
        GdalRuntime.EnsureStarted();
        var path = _folder[name];
        if (name.EndsWith(".csv", StringComparison.Ordinal))
        {
            File.WriteAllText(path, $"NOM,WKT\n\"{first}\",\"{Square(0)}\"\nRos%,\"{Square(1)}\"\n");
            return path;
        }

        using var driver =
            Ogr.GetDriverByName(name switch { "a.gpkg" => "GPKG", "a.geojson" => "GeoJSON", _ => "ESRI Shapefile" })!;
        using var dataset = driver.CreateDataSource(path, [])!;
        using var reference = new SpatialReference("");
        reference.SetFromUserInput("EPSG:2154");
        using var layer = dataset.CreateLayer("communes", reference, wkbGeometryType.wkbPolygon, [])!;
        using (var field = new FieldDefn("NOM", FieldType.OFTString)) layer.CreateField(field, 1);
        foreach (var (place, text) in new[] { (0, first), (1, "Ros%") })
        {
            using var feature = new Feature(layer.GetLayerDefn());
            feature.SetField(0, text);
            using var geometry = Geometry.CreateFromWkt(Square(place));
            feature.SetGeometry(geometry);
            layer.CreateFeature(feature);
        }

        return path;
    }

    static void Patch(string path, ReadOnlySpan<byte> old, ReadOnlySpan<byte> changed)
    {
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(old);
        Assert.True(at >= 0, path);
        changed.CopyTo(bytes.AsSpan(at));
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>2 x 2 cells.</summary>
    static string Square(int place)
    {
        var west = (int)Burning.West + (place * 20);
        var north = (int)Burning.North;
        return $"POLYGON (({west} {north}, {west + 20} {north}, {west + 20} {north - 20}, "
            + $"{west} {north - 20}, {west} {north}))";
    }
}
