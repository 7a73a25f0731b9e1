using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// The page of one zone: all trames on a map of the zone at a round scale, the surroundings veiled, a small map
/// in a corner; beside it the zone in figures, where to act, legend and scale.
/// </summary>
static class ZonePage
{
    const double GapMm = 3.4;
    const double InsetMm = 38;

    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    public static void Draw(
        SheetCanvas canvas, NetworkAtlas atlas, AtlasZone zone, QuietGround ground, LocatorMap locator)
    {
        var (page, scale, language) = (canvas.Page, canvas.Page.Scale, atlas.Caption.Language);
        var gap = GapMm * scale;
        var column = SheetLayout.ColumnOf(page);
        var networks = atlas.Sheets.Select(sheet => sheet.Network).ToList();
        var title = new TitleBlock(Caption(atlas, zone), column.Width, NetworkLayout.MostTitleMm(page), scale);
        var changes = NetworkChanges.Together(atlas.Sheets.Select(sheet => sheet.Changes));
        var focus = ScaleFit.FocusOf(zone.Shape, atlas.Extent);
        var view = ScaleFit.Fit(focus, atlas.Extent, atlas.Ground.MetresPerUnit, SheetLayout.MapRoomOf(page), page);
        // The legend explains what this page shows.
        var shown = view.FrameBounds;
        var signs = new LegendBlock(
            [
                NetworkLegend.Signs([.. networks.Select(network => network.On(shown))], language),
                ChangeLegend.Dense(atlas.Scenario?.On(shown), changes?.On(shown), language),
            ],
            scale);
        var groundGroup = NetworkLegend.Ground(ground.KindsOn(view), territory: null, language);
        var groundLegend = new LegendBlock([groundGroup], scale) { HasRule = false };
        var table = new ZoneTable(zone.Rows, language, scale);

        var scaleMm = ScaleDrawing.HeightMm * scale;
        var scaleRoom = column with { Top = column.Bottom - scaleMm, Height = scaleMm };
        var groundTop = scaleRoom.Top - gap - groundLegend.HeightMm;
        var signsTop = groundTop - signs.HeightMm;
        var tableTop = column.Top + title.HeightMm + gap;
        var actionsRoom = PageRect.FromEdges(
            column.Left, tableTop + table.HeightMm + gap, column.Right, signsTop - gap);
        var actions = new ActionList(zone.Actions, actionsRoom, language, scale);

        var inset = LocatorDrawing.FrameIn(new PageRect(0, 0, InsetMm * scale, InsetMm * scale), locator, page);
        var corner = page.Snap(InsetCorner.Choose(view, zone.Shape, inset, 2 * scale));
        var map = new NetworkMap(atlas.Ground, ground, language)
        {
            Focus = zone.Shape,
            Veil = 165,
            Numbers = actions.Numbers,
            Inset = (locator, corner),
            Scenario = atlas.Scenario,
            Changes = changes,
        };
        var ticksInKilometres = map.Draw(canvas, view, networks);
        title.Draw(canvas, column with { Height = title.HeightMm });
        table.Draw(canvas, column with { Top = tableTop });
        actions.Draw(canvas);
        signs.Draw(canvas, column with { Top = signsTop });
        groundLegend.Draw(canvas, column with { Top = groundTop });
        canvas.Fill(scaleRoom with { Top = scaleRoom.Top - (0.5 * gap), Height = 0.15 * scale }, Hairline);
        ScaleDrawing.Draw(canvas, scaleRoom, view, atlas.Ground, ticksInKilometres, language);
    }

    static SheetCaption Caption(NetworkAtlas atlas, AtlasZone zone)
    {
        var language = atlas.Caption.Language;
        var word = atlas.ZoneWord.Length > 0 ? atlas.ZoneWord : atlas.Caption.Trame.Name;
        string[] parts =
        [
            atlas.Caption.Subtitle,
            zone.SquareKilometres is { } area ? Area(area) + Whole(area) : "",
        ];
        return atlas.Caption with
        {
            Title = zone.Name,
            Subtitle = string.Join(" – ", parts.Where(part => part.Length > 0)),
            Trame = atlas.Caption.Trame with { Name = word },
        };

        string Area(double squareKilometres) =>
            MapNumbers.Format(squareKilometres, language, squareKilometres < 10 ? 1 : 0) + "\u00A0km²";

        string Whole(double inside) => zone.WholeSquareKilometres is { } whole && Area(whole) != Area(inside)
            ? " " + SheetTexts.Of(SheetText.InTerritory, language, Area(whole))
            : "";
    }
}
