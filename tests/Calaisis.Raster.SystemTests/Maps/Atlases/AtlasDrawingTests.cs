using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.SystemTests.Maps.Models;
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
            ["Vue d’ensemble 2", "Les trames 3", "Trame verte 3", "Trame bleue 4", "Les secteurs 5",
                "Secteur 1 5", "Secteur 2 6", "Secteur 3 7", "Secteur 4 8", "Méthode et sources 9"],
            plan.Lines.Select(line => $"{line.Title} {line.Page}"));
        var pdf = new PdfFile(AtlasDrawing.ToPdf(atlas, ModelSheets.Page));
        Assert.All(plan.Lines, line => Assert.True(pdf.Holds($"/Dest (page-{line.Page})") || pdf.Holds($"/Dest /page-{line.Page}"), line.Title));
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
    public void A_long_method_runs_over_as_many_pages_as_it_needs()
    {
        var atlas = ModelSheets.Atlas(Language.French, zones: 1);
        var words = string.Concat(Enumerable.Repeat("Chemins de moindre coût entre réservoirs voisins. ", 900));
        var pages = AtlasDrawing.Pages(atlas with { Caption = atlas.Caption with { Method = words } }, ModelSheets.Page);
        Assert.True(pages.Count > new AtlasPlan(atlas, ModelSheets.Page).Method + 1);
    }

    [Fact]
    public void What_is_listed_to_do_is_numbered_on_the_map_and_the_rest_is_counted()
    {
        var trame = TrameStyle.Of("verte", Language.French);
        var actions = Enumerable.Range(1, 50)
            .Select(i => new ZoneAction(trame, $"A16, obstacle majeur numéro {i}", "3 liens", i == 2 ? null : new MapPoint(i, i)))
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
                Axis(7, 900, CorridorQuality.Restore), Axis(8, 2500, CorridorQuality.Restore), Axis(9, 9000, CorridorQuality.Preserve),
            ],
        };
        var actions = ZoneActions.In(zone, [network], Language.French);
        Assert.Equal(
            ["Conflit majeur – A16 1 lien", "Conflit majeur – A26 1 lien", "Corridor à restaurer 8 2,5\u00A0km",
                "Conflit moyen – RD 943 9 liens", "Corridor à restaurer 7 0,9\u00A0km"],
            actions.Select(action => $"{action.Text} {action.Figure}"));

        CorridorAxis Axis(int link, double length, CorridorQuality quality) =>
            new(new MapShape([[inside, inside, inside]]), quality) { Link = link, LengthMetres = length };
    }
}
