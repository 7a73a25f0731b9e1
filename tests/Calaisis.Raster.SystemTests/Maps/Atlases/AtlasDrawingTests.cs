using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Atlases;
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

namespace Calaisis.Raster.SystemTests.Maps.Atlases;

public sealed class AtlasDrawingTests
{
    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void An_atlas_has_a_page_for_everything_and_the_same_bytes_again(Language language)
    {
        var first = AtlasDrawing.ToPdf(ModelSheets.Atlas(language), ModelSheets.Page);
        // Cover, overview, two trames, four zones, method.
        Assert.Equal(9, new PdfFile(first).Pages);
        Assert.Equal(first, AtlasDrawing.ToPdf(ModelSheets.Atlas(language), ModelSheets.Page));
    }

    [Fact]
    public void Every_line_of_the_contents_leads_to_its_page()
    {
        var atlas = ModelSheets.Atlas(Language.French);
        var plan = new AtlasPlan(atlas, ModelSheets.Page);
        Assert.Equal(
            ["Vue d’ensemble 2", "Les trames 3", "Trame verte 3", "Trame bleue 4", "Par écodistrict 5",
                "Secteur 1 5", "Secteur 2 6", "Secteur 3 7", "Secteur 4 8", "Méthode et sources 9"],
            plan.Lines.Select(line => $"{line.Title} {line.Page}"));
        var pdf = new PdfFile(AtlasDrawing.ToPdf(atlas, ModelSheets.Page));
        Assert.All(plan.Lines, line => Assert.True(
            pdf.Holds($"/Dest (page-{line.Page})") || pdf.Holds($"/Dest /page-{line.Page}"), line.Title));
    }

    [Theory]
    [InlineData("Écodistrict", "Par écodistrict")]
    [InlineData("EPCI", "Par EPCI")]
    [InlineData("", "Les secteurs")]
    public void The_contents_name_zones_as_the_pipeline_does(string word, string heading) => Assert.Contains(
        new AtlasPlan(ModelSheets.Atlas(Language.French) with { ZoneWord = word }, ModelSheets.Page).Lines,
        line => line.Title == heading);

    [Fact]
    public void The_overview_and_the_pages_of_zones_show_what_a_scenario_gains_and_loses()
    {
        var plain = ModelSheets.Atlas(Language.French);
        var shape = plain.Zones[0].Shape;
        var part = new ChangedNetwork
        {
            Corridors = [shape],
            CoreHectares = new ChangedHectares(null, 0),
            CorridorHectares = new ChangedHectares(null, 1),
        };
        var none = part with { Corridors = [] };
        var sheets = plain.Sheets
            .Select(sheet => sheet with { Changes = new NetworkChanges("État actuel", part, none) });
        var changed = plain with { Sheets = [.. sheets], Scenario = new SheetScenario("Haies replantées") };
        var zone = 2 + plain.Sheets.Count;
        Assert.Equal([0, 0], new[] { 1, zone }.Select(page => Gained(plain, page)));
        Assert.All(new[] { 1, zone }, page => Assert.True(Gained(changed, page) > 500));

        static int Gained(NetworkAtlas atlas, int number)
        {
            using var page = new DrawnPage(PngPage.Encode(
                ModelSheets.Page,
                new Dictionary<string, string>(),
                AtlasDrawing.Pages(atlas, ModelSheets.Page)[number]));
            return Enumerable.Range(0, page.Width * page.Height)
                .Count(i => page[i % page.Width, i / page.Width] == ChangePalette.Gained);
        }
    }

    [Fact]
    public void The_legend_of_a_zone_lists_what_its_page_shows()
    {
        var plain = ModelSheets.Atlas(Language.French);
        var zone = 2 + plain.Sheets.Count;
        var away = MapShape.Of(
            new(plain.Extent.MaxX + 200_000, plain.Extent.MaxY, plain.Extent.MaxX + 201_000, plain.Extent.MaxY + 1000));
        var far = plain with
        {
            Ground = plain.Ground with
            {
                Features = [.. plain.Ground.Features, new MapFeature(MapFeatureKind.Boundary, away.Parts)],
            },
            Sheets = [.. plain.Sheets
                .Select(sheet => sheet with { Network = sheet.Network with { SteppingStones = [], Conflicts = [] } })],
        };
        var there = far with
        {
            Sheets = [.. far.Sheets.Select(sheet => sheet with
            {
                Network = sheet.Network with
                {
                    SteppingStones = [away.Parts[0][0]],
                    Conflicts = [new ConflictPoint(away.Parts[0][0], ConflictSeverity.Hard)],
                },
            })],
        };
        Assert.Equal(Page(far with { Ground = plain.Ground }), Page(far));
        Assert.Equal(Page(far), Page(there));

        byte[] Page(NetworkAtlas atlas) => PngPage.Encode(
            ModelSheets.Page, new Dictionary<string, string>(), AtlasDrawing.Pages(atlas, ModelSheets.Page)[zone]);
    }

    [Fact]
    public void The_cover_tells_what_a_scenario_gains_and_loses_in_each_trame()
    {
        var plain = ModelSheets.Atlas(Language.French);
        var lost = new ChangedNetwork
        {
            CoreHectares = new ChangedHectares(0, 0),
            CorridorHectares = new ChangedHectares(689, 2546),
        };
        var gained = lost with { CorridorHectares = new ChangedHectares(0, 2) };
        var changed = plain with
        {
            Sheets = [.. plain.Sheets
                .Select(sheet => sheet with { Changes = new NetworkChanges("État actuel", gained, lost) })],
        };
        Assert.Equal(0, Dark(plain, ChangePalette.LostDark));
        Assert.True(Dark(changed, ChangePalette.LostDark) > 20);
        Assert.Equal(0, Dark(changed, ChangePalette.GainedDark));

        static int Dark(NetworkAtlas atlas, Rgb colour)
        {
            var paper = new PageSettings("A3", 420, 297, 200);
            using var page = new DrawnPage(
                PngPage.Encode(paper, new Dictionary<string, string>(), AtlasDrawing.Pages(atlas, paper)[0]));
            return Enumerable.Range(0, page.Width * page.Height)
                .Count(i => page[i % page.Width, i / page.Width] == colour);
        }
    }

    [Fact]
    public void Many_zones_get_pages_of_contents_of_their_own()
    {
        var atlas = ModelSheets.Atlas(Language.French, zones: 200, trames: 1);
        var plan = new AtlasPlan(atlas, ModelSheets.Page);
        Assert.True(plan.ContentsPages >= 1);
        Assert.Equal(1 + plan.ContentsPages + 1, plan.Overview);
        Assert.Equal(plan.Overview + 1 + 1 + 200, plan.Method);
        Assert.Equal(plan.Method, AtlasDrawing.Pages(atlas, ModelSheets.Page).Count);
    }

    [Fact]
    public void An_atlas_without_zones_and_overlap_and_with_any_number_of_trames_is_one()
    {
        for (var trames = 1; trames <= 5; trames++)
        {
            var atlas = ModelSheets.Atlas(Language.English, zones: 0, trames) with { Overlap = null };
            Assert.Equal(trames + 3, new PdfFile(AtlasDrawing.ToPdf(atlas, ModelSheets.Page)).Pages);
        }
        Assert.Throws<ArgumentException>(() => AtlasDrawing.ToPdf(
            ModelSheets.Atlas(Language.English) with { Sheets = [] }, ModelSheets.Page));
    }

    [Fact]
    public void Counts_that_no_number_of_trames_explains_are_refused()
    {
        var atlas = ModelSheets.Atlas(Language.French, zones: 0, trames: 1);
        var counts = new byte[atlas.Overlap!.Counts.Length];
        counts[7] = 2;
        Assert.Throws<ArgumentException>(() => AtlasDrawing.ToPdf(
            atlas with { Overlap = atlas.Overlap with { Counts = counts } }, ModelSheets.Page));
    }

    [Fact]
    public void The_cover_shows_how_many_trames_share_a_place_and_whether_one_has_a_core_area_there()
    {
        var atlas = ModelSheets.Atlas(Language.French, zones: 0, trames: 3);
        var grid = atlas.Overlap!.Grid;
        var (counts, cores) = (new byte[grid.Shape.CellCount], new byte[grid.Shape.CellCount]);
        // From west to east: nothing, one, two and three trames; a core area in the south.
        for (var row = 0; row < grid.Shape.Rows; row++)
        {
            for (var col = 0; col < grid.Shape.Cols; col++)
            {
                counts[(row * grid.Shape.Cols) + col] = (byte)(4 * col / grid.Shape.Cols);
                cores[(row * grid.Shape.Cols) + col] =
                    (byte)(2 * row >= grid.Shape.Rows && 4 * col >= grid.Shape.Cols ? 1 : 0);
            }
        }

        atlas = atlas with
        {
            Overlap = new TrameOverlap(grid, counts, cores),
            Ground = atlas.Ground with { Features = [], Places = [] },
            Territory = null,
        };
        var page = ModelSheets.Page;
        using var image = new DrawnPage(
            PngPage.Encode(page, new Dictionary<string, string>(), AtlasDrawing.Pages(atlas, page)[0]));
        var view = ScaleFit.Fit(atlas.Extent, atlas.Extent, 1, SheetLayout.MapRoomOf(page), page);
        var map = new OverlapMap(atlas.Overlap, 3, Language.French);
        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(map.ColourOf(number, hasCore: false), At((number + 0.55) / 4, 0.31));
            Assert.Equal(map.ColourOf(number, hasCore: true), At((number + 0.55) / 4, 0.81));
        }

        Assert.Equal(6, Enumerable.Range(1, 3).SelectMany(
            number => new[] { map.ColourOf(number, true), map.ColourOf(number, false) }).Distinct().Count());

        Rgb At(double east, double south) => image[
            (int)(view.PageX(atlas.Extent.MinX + (east * atlas.Extent.Width)) * page.PixelsPerMm),
            (int)(view.PageY(atlas.Extent.MaxY - (south * atlas.Extent.Height)) * page.PixelsPerMm)];
    }

    [Fact]
    public void A_long_method_runs_over_as_many_pages_as_it_needs()
    {
        var atlas = ModelSheets.Atlas(Language.French, zones: 1);
        var words = string.Concat(Enumerable.Repeat("Chemins de moindre coût entre réservoirs voisins. ", 900));
        var pages = AtlasDrawing.Pages(
            atlas with { Caption = atlas.Caption with { Method = words } }, ModelSheets.Page);
        Assert.True(pages.Count > new AtlasPlan(atlas, ModelSheets.Page).Method + 1);
    }

    [Fact]
    public void What_is_listed_to_do_is_numbered_on_the_map_and_the_rest_is_counted()
    {
        var trame = TrameStyle.Of("verte", Language.French);
        var actions = Enumerable.Range(1, 50)
            .Select(i => new ZoneAction(
                trame, $"A16, obstacle majeur numéro {i}", "3 liens", i == 2 ? null : new MapPoint(i, i)))
            .ToList();
        var list = new ActionList(actions, new PageRect(0, 0, 96, 80), Language.French, 1.414);
        Assert.InRange(list.Numbers.Count, 5, 20);
        Assert.DoesNotContain(list.Numbers, number => number.Number == 2);
        Assert.Equal([1, 3, 4], list.Numbers.Take(3).Select(number => number.Number));
        Assert.Empty(new ActionList(actions, new PageRect(0, 0, 96, 5), Language.French, 1.414).Numbers);
    }

    [Fact]
    public void The_worst_conflicts_come_first_and_every_third_row_is_a_corridor_to_restore()
    {
        var zone = ModelSheets.Quarter(0);
        var inside = InnerPoint.Of(zone);
        var network = new TrameNetwork
        {
            Trame = TrameStyle.Of("verte", Language.French),
            Conflicts =
            [
                new(inside, ConflictSeverity.Medium) { Obstacle = "RD 943", Links = 9, Cost = 1 },
                new(inside, ConflictSeverity.Hard) { Obstacle = "A26", Links = 1, Cost = 5 },
                new(inside, ConflictSeverity.Hard) { Obstacle = "A16", Links = 1, Cost = 9 },
                new(InnerPoint.Of(ModelSheets.Quarter(3)), ConflictSeverity.Hard) { Obstacle = "elsewhere" },
            ],
            Axes =
            [
                Axis(7, 900, CorridorQuality.Restore), Axis(8, 2500, CorridorQuality.Restore),
                Axis(9, 9000, CorridorQuality.Preserve),
            ],
        };
        var actions = ZoneActions.In(zone, [network], Language.French);
        Assert.Equal(
            ["Conflit majeur – A16 1 lien", "Conflit majeur – A26 1 lien", "Corridor à restaurer 8 2,5\u00A0km en tout",
                "Conflit moyen – RD 943 9 liens", "Corridor à restaurer 7 0,9\u00A0km en tout"],
            actions.Select(action => $"{action.Text} {action.Figure}"));

        var measured = network with
        {
            Conflicts =
            [
                new(inside, ConflictSeverity.Hard)
                {
                    Obstacle = "A26",
                    Zone = "Guînes",
                    Links = 1,
                    DpcPercent = 0.5,
                    OpeningMetres = 20,
                },
                new(inside, ConflictSeverity.Medium)
                {
                    Obstacle = "RD 943",
                    Links = 2,
                    DpcPercent = 3.25,
                    OpeningMetres = 31,
                },
                new(inside, ConflictSeverity.Medium)
                {
                    Obstacle = "RD 231",
                    Links = 1,
                    DpcPercent = 0.25,
                    OpeningMetres = 0,
                },
            ],
            Axes = [Axis(7, 900, CorridorQuality.Restore) with { DpcPercent = 1.5, IsOneCell = true },
                Axis(8, 2500, CorridorQuality.Restore) with { DpcPercent = 0.001 }],
        };
        Assert.Equal(
            ["Conflit moyen – RD 943 2 liens, dPC 3,25\u202F%", "Corridor à restaurer 7 – une cellule de large au plus "
                + "étroit 0,9\u00A0km en tout, dPC 1,5\u202F%",
                "Conflit majeur – A26 – Guînes – passage existant à 20\u00A0m 1 lien, dPC 0,5\u202F%",
                "Conflit moyen – RD 231 – sur un passage existant 1 lien, dPC 0,25\u202F%",
                "Corridor à restaurer 8 2,5\u00A0km en tout, dPC < 0,01\u202F%"],
            ZoneActions.In(zone, [measured], Language.French).Select(action => $"{action.Text} {action.Figure}"));

        // Names stand beside numbers; where core areas touch nothing is to be restored; a short way is told in metres;
        // what lies outside the territory is left out.
        var named = network with
        {
            Conflicts = [new(inside, ConflictSeverity.Hard)
            {
                Obstacle = "A26",
                Zone = "Guînes",
                Name = "Fiennes – Licques",
                Links = 1,
            }],
            Axes =
            [
                Axis(7, 900, CorridorQuality.Restore) with { Name = "Guînes – Ardres", IsOneCell = true },
                Axis(8, 10, CorridorQuality.Restore) with { HasNoCell = true },
                Axis(9, 34.1, CorridorQuality.Restore),
                Axis(10, 500, CorridorQuality.Restore) with { IsInside = false },
            ],
        };
        Assert.Equal(
            ["Conflit majeur – A26 – Guînes (Fiennes – Licques) 1 lien", "Corridor à restaurer 7 (Guînes – Ardres) "
                + "– une cellule de large au plus étroit 0,9\u00A0km en tout",
                "Corridor à restaurer 9 34\u00A0m en tout"],
            ZoneActions.In(zone, [named], Language.French).Select(action => $"{action.Text} {action.Figure}"));
        Assert.Equal(
            [
                "Conflit majeur – A26 – Guînes (Fiennes – Licques)",
                "Corridor à restaurer 7 (Guînes – Ardres)",
                "Corridor à restaurer 9",
            ],
            ZoneActions.In(zone, [named], Language.French).Select(action => action.Brief));

        CorridorAxis Axis(int link, double length, CorridorQuality quality) =>
            new(new MapShape([[inside, inside, inside]]), quality) { Link = link, LengthMetres = length };
    }
}
