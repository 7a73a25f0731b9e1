using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.SystemTests.Maps.Models;
using Calaisis.Raster.SystemTests.Maps.Pages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Sheets;

public sealed class NetworkSheetDrawingTests
{
    static readonly MapBounds Square = new(0, 0, 10000, 10000);

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public async Task The_same_sheet_gives_the_same_bytes_also_when_many_are_drawn_at_once(Language language)
    {
        var sheet = ModelSheets.Of("verte", language);
        var (png, pdf) = (
            NetworkSheetDrawing.ToPng(sheet, ModelSheets.Page), NetworkSheetDrawing.ToPdf(sheet, ModelSheets.Page));
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                var again = ModelSheets.Of("verte", language);
                return (
                    NetworkSheetDrawing.ToPng(again, ModelSheets.Page),
                    NetworkSheetDrawing.ToPdf(again, ModelSheets.Page));
            },
            TestContext.Current.CancellationToken)));
        Assert.All(others, other => Assert.Equal(png, other.Item1));
        Assert.All(others, other => Assert.Equal(pdf, other.Item2));
    }

    [Fact]
    public void The_two_languages_and_two_trames_differ()
    {
        var french = NetworkSheetDrawing.ToPng(ModelSheets.Of("verte", Language.French), ModelSheets.Page);
        Assert.NotEqual(french, NetworkSheetDrawing.ToPng(ModelSheets.Of("verte", Language.English), ModelSheets.Page));
        Assert.NotEqual(french, NetworkSheetDrawing.ToPng(ModelSheets.Of("noire", Language.French), ModelSheets.Page));
    }

    [Fact]
    public void Core_areas_that_are_large_on_the_page_bear_their_names_unless_a_place_beside_them_does()
    {
        var sheet = ModelSheets.Of("verte", Language.French);
        var bare = Draw([]);
        Assert.NotEqual(bare, Draw(Named("Forêt de Guînes", 5000)));
        Assert.NotEqual(Draw(Named("Forêt de Guînes", 5000)), Draw(Named("Forêt d'Ardres", 5000)));
        Assert.Equal(bare, Draw(Named("Forêt de Guînes", 1)));
        // A village names a core area that may be kilometres away.
        var village = sheet.Ground.Places[0];
        Assert.NotEqual(bare, Draw(Named(village.Name, 5000)));
        Assert.NotEqual(
            Draw(Named(village.Name, 5000)),
            Draw([.. Named(village.Name, 5000).Select(core => core with { Number = 7 })]));
        Assert.Equal(
            Draw(Named("Forêt de Guînes", 5000)),
            Draw([.. Named("Forêt de Guînes", 5000).Select(core => core with { Number = 7 })]));
        Assert.Equal(
            bare, Draw([new CoreName(new MapPlace($"{village.Name} 2", village.At, 3, MapPlaceKind.CoreArea), 5000)]));

        IReadOnlyList<CoreName> Named(string name, double hectares) =>
            [.. sheet.Network.Cores.Select(core => new CoreName(
                new MapPlace(name, InnerPoint.Of(core), 3, MapPlaceKind.CoreArea), hectares))];

        byte[] Draw(IReadOnlyList<CoreName> names) => NetworkSheetDrawing.ToPng(
            sheet with { Network = sheet.Network with { CoreNames = names } }, ModelSheets.Page);
    }

    [Fact]
    public void The_PNG_is_an_A3_at_its_resolution()
    {
        using var image = new DrawnPage(
            NetworkSheetDrawing.ToPng(ModelSheets.Of("verte", Language.French), PageSettings.A3Landscape));
        Assert.Equal((3307, 2339), (image.Width, image.Height));
    }

    [Fact]
    public void The_PDF_is_one_A3_page_of_vectors_with_its_font_and_without_a_clock()
    {
        var pdf = new PdfFile(
            NetworkSheetDrawing.ToPdf(ModelSheets.Of("verte", Language.French), PageSettings.A3Landscape));
        Assert.Equal(1, pdf.Pages);
        var (width, height) = Assert.Single(pdf.PageSizes);
        Assert.Equal((1190.5, 841.9), (width, height), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 0.5 && Math.Abs(a.Item2 - b.Item2) < 0.5);
        Assert.True(pdf.Holds("Inter-SemiBold") && pdf.Holds("Inter-Regular"));
        Assert.True(pdf.Holds("/FontFile2"));
        Assert.True(pdf.StreamsWithText > 0);
        Assert.False(pdf.Holds("/Subtype /Image"), "a network without a soft area holds no picture");
        Assert.False(pdf.Holds("/CreationDate") || pdf.Holds("/ModDate") || pdf.Holds("/ID ["));
    }

    [Fact]
    public void Areas_have_the_colours_of_the_legend_and_the_better_corridor_lies_on_top()
    {
        var network = Network() with
        {
            Cores = [Box(1000, 1000, 3000, 3000)],
            Bands =
            [
                new(Box(4000, 1000, 6000, 3000), CorridorQuality.Preserve),
                new(Box(5000, 1000, 8000, 3000), CorridorQuality.Restore),
            ],
            Dispersal = [Box(1000, 5000, 3000, 7000)],
        };
        var palette = NetworkPalette.Of(network.Trame);
        var at = Picture(network);
        Assert.Equal(palette.Core, at(2300, 2300));
        Assert.Equal(palette.Preserve, at(4400, 2300));
        Assert.Equal(palette.Preserve, at(5400, 2200));
        Assert.Equal(palette.Restore, at(7300, 2300));
        Assert.Equal(palette.Diffuse, at(2300, 6300));
        Assert.Equal(Rgb.Parse("FBFAF5"), at(9300, 9300));
    }

    [Fact]
    public void Holes_of_core_areas_show_what_is_beneath()
    {
        var ring = new MapShape([Box(1000, 1000, 4000, 4000).Parts[0], Box(2000, 2000, 3000, 3000).Parts[0]]);
        var at = Picture(Network() with { Cores = [ring] });
        Assert.Equal(NetworkPalette.Of(Network().Trame).Core, at(1500, 1500));
        Assert.Equal(Rgb.Parse("FBFAF5"), at(2500, 2500));
    }

    [Fact]
    public void Conflicts_are_red_on_everything_and_stepping_stones_yellow()
    {
        var network = Network() with
        {
            Cores = [Box(1000, 1000, 9000, 9000)],
            Conflicts = [new(new(3000, 3000), ConflictSeverity.Hard), new(new(5000, 3000), ConflictSeverity.Medium)],
            SteppingStones = [new(7000, 3000)],
        };
        var at = Picture(network);
        Assert.Equal(Rgb.Parse("D32F2F"), at(3000, 3000));
        Assert.Equal(Rgb.Parse("D32F2F"), at(5000, 3000));
        Assert.Equal(Rgb.Parse("FDD835"), at(7000, 3000));
    }

    [Fact]
    public void A_soft_area_fades_with_its_strength()
    {
        var strength = new byte[100 * 100];
        for (var i = 0; i < strength.Length; i++) strength[i] = i % 100 < 50 ? (byte)255 : (byte)0;
        var grid = new GridDefinition("EPSG:2154", 0, 10000, 100, 100, new Shape(100, 100));
        var at = Picture(Network() with { Diffuse = new MapShade(grid, strength) });
        Assert.Equal(NetworkPalette.Of(Network().Trame).Diffuse, at(2300, 2300));
        Assert.Equal(Rgb.Parse("FBFAF5"), at(8300, 2300));
        Assert.Throws<ArgumentException>(() => Picture(Network() with { Diffuse = new MapShade(grid, new byte[3]) }));
    }

    [Fact]
    public void Outside_of_the_territory_the_map_is_veiled()
    {
        var network = Network() with { Cores = [Box(1000, 1000, 9000, 9000)] };
        var sheet = Sheet(network) with { Territory = Box(0, 0, 5000, 10000) };
        var core = NetworkPalette.Of(network.Trame).Core;
        var at = Picture(sheet);
        Assert.Equal(core, at(2500, 2500));
        Assert.True(at(7500, 2500).Red > core.Red + 40);
    }

    [Fact]
    public void What_is_gained_lost_and_edited_has_the_colours_of_the_legend_over_a_paler_network()
    {
        var network = Network() with
        {
            Cores = [Box(6000, 6000, 9000, 9000)],
            Bands = [new(Box(1000, 1000, 9000, 3000), CorridorQuality.Preserve)],
        };
        var changes = new NetworkChanges(
            "État actuel",
            Part([Box(7000, 7000, 8000, 8000)], [Box(5000, 1000, 7000, 3000)]),
            Part([Box(6000, 5000, 7000, 5600)], [Box(5000, 4000, 7000, 5000)]));
        var scenario = new SheetScenario("Haies replantées")
        {
            Lines = new EditedForms<MapShape>([("Haies", new MapShape([[new(7600, 2200), new(8600, 2200)]]))]),
        };
        // The panel stands in the lower left corner.
        var at = Picture(Sheet(network) with { Scenario = scenario, Changes = changes });
        var palette = NetworkPalette.Of(network.Trame);
        Assert.Equal(ChangePalette.Gained, at(6300, 2300));
        Assert.Equal(ChangePalette.Lost, at(6300, 4300));
        Assert.Equal(ChangePalette.GainedDark, at(7500, 7300));
        Assert.Equal(ChangePalette.LostDark, at(6500, 5300));
        Assert.Equal(ChangePalette.Edited, at(8300, 2200));
        Assert.Equal(palette.Paler().Preserve, at(7300, 1500));
        Assert.Equal(palette.Paler().Core, at(6300, 6300));
        Assert.Equal(palette.Preserve, Picture(Sheet(network))(7300, 1500));
        Assert.NotEqual(palette.Preserve, palette.Paler().Preserve);
    }

    [Fact]
    public void Night_light_lies_beneath_the_network_in_the_colours_of_its_classes()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 10000, 100, 100, new Shape(100, 100));
        var classes = new byte[100 * 100];
        for (var i = 0; i < classes.Length; i++) classes[i] = (byte)(i % 100 / 25);
        var light = new NightLight(grid, classes);
        var at = Picture(Sheet(Network() with { Cores = [Box(4000, 1000, 4600, 3000)] }) with { Light = light });
        Assert.Equal(Rgb.Parse("FBFAF5"), at(1300, 5300));
        Assert.Equal(
            [NightLight.Colours[0], NightLight.Colours[1], NightLight.Colours[2]],
            new[] { 3300, 6300, 8700 }.Select(x => at(x, 5300)));
        Assert.Equal(NetworkPalette.Of(Network().Trame).Core, at(4300, 2300));

        var legend = NetworkLegend.Alone(Network(), [], null, Language.French, light: light);
        var group = Assert.Single(legend, group => group.Heading == "Éclairage nocturne (nW/cm²/sr)");
        Assert.Equal(["2 à 5", "5 à 20", "20 et plus"], group.Rows.Select(row => row.Name));
        Assert.DoesNotContain(
            NetworkLegend.Alone(Network(), [], null, Language.French), other => other.Heading == group.Heading);
    }

    [Fact]
    public void Means_of_light_are_classes_by_the_bounds_they_reach_whatever_the_tiles()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 40, 10, 10, new Shape(4, 6));
        float[] values =
        [
            1, 3, 2, 2, 30, 10,
            1, 3, 2, 2, 20, 19,
            float.NaN, float.NaN, 5, 5, float.NaN, 40,
            float.NaN, float.NaN, 4, 5, float.NaN, float.NaN,
        ];
        var (whole, parts) = (new ThinnedMeans(grid, 2), new ThinnedMeans(grid, 2));
        whole.Add(new Window(0, 0, 4, 6), values);
        for (var row = 0; row < 4; row++)
        {
            parts.Add(new Window(row, 0, 1, 5), values.AsSpan(row * 6, 5));
            parts.Add(new Window(row, 5, 1, 1), values.AsSpan((row * 6) + 5, 1));
        }

        Assert.Equal([1, 1, 2, 0, 1, 3], whole.Classes([2, 5, 20]));
        Assert.Equal(whole.Classes([2, 5, 20]), parts.Classes([2, 5, 20]));
    }

    [Fact]
    public void The_legend_names_what_is_edited_gained_and_lost_with_areas_of_territory_and_extent()
    {
        var scenario = new SheetScenario("Haies replantées")
        {
            Areas = new EditedForms<MapShape>([("Éclairage", Box(0, 0, 1, 1)), ("Sols", Box(0, 0, 1, 1))]),
            Points = new EditedForms<MapPoint>([("Mares", new MapPoint(0, 0))]),
        };
        Assert.Equal(
            ["Éclairage, Sols", "Mares"], ChangeLegend.Edits(scenario, Language.French).Rows.Select(row => row.Name));
        var gained = Part([Box(0, 0, 1, 1)], []) with { CoreHectares = new ChangedHectares(3.5, 1200) };
        var changes = ChangeLegend.Changes(
            new NetworkChanges("État actuel", gained, Part([], [Box(0, 0, 1, 1)])), Language.French);
        Assert.Equal("Écart à «\u00A0État actuel\u00A0»", changes.Heading);
        Assert.Equal(
            [("Réservoirs gagnés", "3,5 / 1\u202F200\u00A0ha"), ("Corridors perdus", "0\u00A0ha")],
            changes.Rows.Select(row => (row.Name, row.Figure)));
    }

    [Fact]
    public void A_sheet_of_a_scenario_is_no_sheet_of_another()
    {
        var plain = Sheet(Network());
        NetworkSheet Named(string title) => plain with
        {
            Scenario = new SheetScenario(title),
            Caption = plain.Caption with { Scenario = $"Scénario : {title}" },
        };
        var page = ModelSheets.Page;
        Assert.NotEqual(
            NetworkSheetDrawing.ToPng(Named("Haies"), page), NetworkSheetDrawing.ToPng(Named("Mares"), page));
        Assert.NotEqual(NetworkSheetDrawing.ToPng(plain, page), NetworkSheetDrawing.ToPng(Named("Mares"), page));
        Assert.Equal(1, new PdfFile(
            NetworkSheetDrawing.ToPdf(Named(string.Concat(Enumerable.Repeat("Mares et becques ", 60))), page)).Pages);
    }

    static ChangedNetwork Part(IReadOnlyList<MapShape> cores, IReadOnlyList<MapShape> corridors) => new()
    {
        Cores = cores,
        Corridors = corridors,
        CoreHectares = new ChangedHectares(null, 0),
        CorridorHectares = new ChangedHectares(null, 0),
    };

    [Fact]
    public void A_sheet_without_anything_is_still_a_map()
    {
        var sheet = Sheet(Network()) with { Facts = [], Locator = null };
        Assert.NotEmpty(NetworkSheetDrawing.ToPng(sheet, ModelSheets.Page));
        Assert.Equal(1, new PdfFile(NetworkSheetDrawing.ToPdf(sheet, ModelSheets.Page)).Pages);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(1, 100)]
    [InlineData(40000, 38000)]
    public void Extents_of_any_size_and_proportion_make_a_page(double kilometresWide, double kilometresHigh)
    {
        var extent = new MapBounds(0, 0, 1000 * kilometresWide, 1000 * kilometresHigh);
        var sheet = Sheet(Network()) with { Extent = extent };
        Assert.NotEmpty(NetworkSheetDrawing.ToPng(sheet, ModelSheets.Page));
    }

    [Fact]
    public void Words_beyond_measure_leave_the_margins_white()
    {
        var words = string.Concat(Enumerable.Repeat("Résistance des milieux anticonstitutionnellement ", 60));
        var sheet = ModelSheets.Of("verte", Language.French);
        var wordy = sheet with
        {
            Caption = sheet.Caption with
            {
                Title = words,
                Subtitle = words,
                Method = words,
                Credits = words,
                Edition = words,
                Software = words,
                Sources = [words, new string('x', 400)],
                Trame = sheet.Caption.Trame with { Name = words },
            },
            Ground = sheet.Ground with
            {
                CrsName = words,
                Features = [.. Enum.GetValues<MapFeatureKind>()
                    .Select(kind => new MapFeature(
                        kind, [[new(602500, 7063500), new(649500, 7107000), new(649500, 7063500)]]))],
            },
            Facts = [.. Enumerable.Repeat(new SheetFact(words, words), 30)],
        };
        var page = ModelSheets.Page;
        using var image = new DrawnPage(NetworkSheetDrawing.ToPng(wordy, page));
        var margin = (int)(10 * page.PixelsPerMm);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = image.Width - margin; x < image.Width; x++) Assert.Equal(DrawnPage.White, image[x, y]);
        }
        for (var x = 0; x < image.Width; x++) Assert.Equal(DrawnPage.White, image[x, image.Height - margin]);
    }

    static TrameNetwork Network() => new() { Trame = TrameStyle.Of("verte", Language.French) };

    static MapShape Box(double minX, double minY, double maxX, double maxY) => MapShape.Of(new(minX, minY, maxX, maxY));

    static NetworkSheet Sheet(TrameNetwork network) => ModelSheets.Of(network, Language.French) with
    {
        Extent = Square,
        Ground = ModelSheets.Ground with { Features = [], Places = [] },
    };

    static Func<double, double, Rgb> Picture(TrameNetwork network) => Picture(Sheet(network));

    // The colour of a place on the map, away from the crosses of the grid ticks.
    static Func<double, double, Rgb> Picture(NetworkSheet sheet)
    {
        var page = PageSettings.A3Landscape;
        var image = new DrawnPage(NetworkSheetDrawing.ToPng(sheet, page));
        var view = ScaleFit.Fit(sheet.Extent, sheet.Extent, 1, SheetLayout.MapRoomOf(page), page);
        return (x, y) => image[(int)(view.PageX(x) * page.PixelsPerMm), (int)(view.PageY(y) * page.PixelsPerMm)];
    }
}
