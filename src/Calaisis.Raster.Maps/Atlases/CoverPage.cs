using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// The cover: how many trames share each place on one map, the title, the contents, what a scenario changes, how to
/// read the map.
/// </summary>
static class CoverPage
{
    const double BandMm = 2.2;
    const double TitleMm = 45;
    const double LegendMm = 20;
    const double GapMm = 3.6;
    const double ChangesGapMm = 1;

    static readonly double[] TitlePoints = [24, 21, 18, 15, 12];
    static readonly Rgb Ink = Rgb.Parse("16191C");
    static readonly Rgb Quiet = Rgb.Parse("4A5157");

    /// <summary>The room for the contents.</summary>
    public static PageRect ContentsRoom(NetworkAtlas atlas, PageSettings page)
    {
        var changes = CoverChanges.Of(atlas, page) is { } table ? table.HeightMm + (ChangesGapMm * page.Scale) : 0;
        var column = SheetLayout.ColumnOf(page);
        return PageRect.FromEdges(
            column.Left,
            column.Top + (TitleMm * page.Scale),
            column.Right,
            column.Bottom - ((LegendMm + ScaleDrawing.HeightMm + (2 * GapMm)) * page.Scale) - changes);
    }

    public static void Draw(SheetCanvas canvas, NetworkAtlas atlas, QuietGround ground, AtlasPlan plan)
    {
        var (page, language) = (canvas.Page, atlas.Caption.Language);
        var networks = atlas.Sheets.Select(sheet => sheet.Network).ToList();
        var column = SheetLayout.ColumnOf(page);
        var room = SheetLayout.MapRoomOf(page);
        var focus = ScaleFit.FocusOf(atlas.Territory, atlas.Extent);
        var view = ScaleFit.Fit(focus, atlas.Extent, atlas.Ground.MetresPerUnit, room, page);
        var overlap = atlas.Overlap is { } counts ? new OverlapMap(counts, atlas.Sheets.Count, language) : null;
        var ticksInKilometres = overlap is null
            ? new NetworkMap(atlas.Ground, ground, language) { HasDetails = false, Focus = atlas.Territory }
                .Draw(canvas, view, networks)
            : Together(canvas, atlas, ground, view, overlap);
        Title(canvas, column, atlas);
        var contents = ContentsRoom(atlas, page);
        var lines = plan.ContentsPages == 0
            ? plan.Lines
            : [.. plan.Lines.Where(line => line.IsHeading).Take(ContentsList.RowsIn(contents, page, isTight: true))];
        ContentsList.Draw(canvas, contents, lines);
        var changes = CoverChanges.Of(atlas, page);
        var below = contents.Bottom + (changes is null ? 0 : (ChangesGapMm * page.Scale) + changes.HeightMm);
        changes?.Draw(canvas, column with { Top = contents.Bottom + (ChangesGapMm * page.Scale) });
        var legend = column with { Top = below + (GapMm * page.Scale), Height = LegendMm * page.Scale };
        if (overlap is null)
            new LegendBlock([NetworkLegend.Trames(networks, language)], page.Scale).Draw(canvas, legend);
        else overlap.DrawLegend(canvas, legend);
        var scale = column with { Top = column.Bottom - (ScaleDrawing.HeightMm * page.Scale) };
        ScaleDrawing.Draw(canvas, scale, view, atlas.Ground, ticksInKilometres, language);
    }

    // All trames' areas on one map would hide each other.
    static bool Together(SheetCanvas canvas, NetworkAtlas atlas, QuietGround ground, MapView view, OverlapMap overlap)
    {
        var graticule = new Graticule(view, atlas.Ground, atlas.Caption.Language, canvas.Page.Scale);
        overlap.Draw(canvas, view, ground, atlas.Territory, isLarge: true);
        graticule.DrawCrosses(canvas);
        PlaceDrawing.Draw(canvas, view, atlas.Ground.Places, [], PlaceDrawing.MostOn(view.Frame, canvas.Page.Scale));
        graticule.DrawTicks(canvas);
        return graticule.InKilometres;
    }

    // A band of all trames' colours, the title as large as it fits, the subtitle, makers and edition.
    static void Title(SheetCanvas canvas, PageRect column, NetworkAtlas atlas)
    {
        var (scale, caption) = (canvas.Page.Scale, atlas.Caption);
        var width = column.Width / Math.Max(1, atlas.Sheets.Count);
        for (var i = 0; i < atlas.Sheets.Count; i++)
        {
            var part = new PageRect(column.Left + (i * width), column.Top, width, BandMm * scale);
            canvas.Fill(part, atlas.Sheets[i].Caption.Trame.Colour);
        }
        var top = column.Top + ((BandMm + 3.6) * scale);
        var quiet = new TextStyle(FontFace.Regular, 8.5 * scale, Quiet) { LineSpacing = 1.35 };
        var named = new TextStyle(FontFace.SemiBold, 10.5 * scale, ChangePalette.Edited) { LineSpacing = 1.25 };
        var scenario = TextBlock.Lay(Typography.Set(caption.Scenario, caption.Language), named, column.Width, 2);
        string[] below = [caption.Subtitle, caption.Credits, caption.Edition];
        var text = Typography.Set(string.Join('\n', below.Where(line => line.Length > 0)), caption.Language);
        var subtitle = TextBlock.Lay(text, quiet, column.Width, 4);
        var room = column.Top + ((TitleMm - GapMm - 1.6) * scale) - top - subtitle.HeightMm - scenario.HeightMm;
        var words = Typography.Set(caption.Title, caption.Language);
        var tries = TitlePoints
            .Select(points => TextBlock.LayWithin(
                words,
                new TextStyle(FontFace.SemiBold, points * scale, Ink) { LineSpacing = 1.14, Tracking = -0.014 },
                column.Width,
                room))
            .ToList();
        var title = tries.Find(block => !block.IsCut) ?? tries[^1];
        canvas.Block(title, column.Left, top);
        canvas.Block(scenario, column.Left, top + title.HeightMm + (1.6 * scale));
        canvas.Block(subtitle, column.Left, top + title.HeightMm + scenario.HeightMm + (1.6 * scale));
    }
}
