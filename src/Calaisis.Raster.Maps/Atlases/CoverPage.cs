using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>The cover: all trames on one map, the title, the contents, how to read the maps.</summary>
static class CoverPage
{
    const double BandMm = 2.2;
    const double TitleMm = 45;
    const double LegendMm = 20;
    const double GapMm = 3.6;

    static readonly double[] TitlePoints = [24, 21, 18, 15, 12];
    static readonly Rgb Ink = Rgb.Parse("16191C");
    static readonly Rgb Quiet = Rgb.Parse("4A5157");

    /// <summary>The room for the contents.</summary>
    public static PageRect ContentsRoom(PageSettings page)
    {
        var column = SheetLayout.ColumnOf(page);
        return PageRect.FromEdges(
            column.Left,
            column.Top + (TitleMm * page.Scale),
            column.Right,
            column.Bottom - ((LegendMm + ScaleDrawing.HeightMm + (2 * GapMm)) * page.Scale));
    }

    public static void Draw(SheetCanvas canvas, NetworkAtlas atlas, QuietGround ground, AtlasPlan plan)
    {
        var (page, language) = (canvas.Page, atlas.Caption.Language);
        var networks = atlas.Sheets.Select(sheet => sheet.Network).ToList();
        var column = SheetLayout.ColumnOf(page);
        var room = SheetLayout.MapRoomOf(page);
        var focus = ScaleFit.FocusOf(atlas.Territory, atlas.Extent);
        var view = ScaleFit.Fit(focus, atlas.Extent, atlas.Ground.MetresPerUnit, room, page);
        var map = new NetworkMap(atlas.Ground, ground, language) { HasDetails = false, Focus = atlas.Territory };
        var ticksInKilometres = map.Draw(canvas, view, networks);
        Title(canvas, column, atlas);
        var contents = ContentsRoom(page);
        var lines = plan.ContentsPages == 0
            ? plan.Lines
            : [.. plan.Lines.Where(line => line.IsHeading).Take(ContentsList.RowsIn(contents, page))];
        ContentsList.Draw(canvas, contents, lines);
        var legend = new LegendBlock([NetworkLegend.Trames(networks, language)], page.Scale);
        legend.Draw(canvas, column with { Top = contents.Bottom + (GapMm * page.Scale), Height = LegendMm * page.Scale });
        var scale = column with { Top = column.Bottom - (ScaleDrawing.HeightMm * page.Scale) };
        ScaleDrawing.Draw(canvas, scale, view, atlas.Ground, ticksInKilometres, language);
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
        string[] below = [caption.Subtitle, caption.Credits, caption.Edition];
        var text = Typography.Set(string.Join('\n', below.Where(line => line.Length > 0)), caption.Language);
        var subtitle = TextBlock.Lay(text, quiet, column.Width, 4);
        var room = column.Top + ((TitleMm - GapMm - 1.6) * scale) - top - subtitle.HeightMm;
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
        canvas.Block(subtitle, column.Left, top + title.HeightMm + (1.6 * scale));
    }
}
