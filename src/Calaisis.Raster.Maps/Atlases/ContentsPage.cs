using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>A page of contents in columns, for atlases with more pages than a cover can list.</summary>
static class ContentsPage
{
    const int Columns = 4;
    const double ColumnGapMm = 6;

    /// <summary>How many lines a page holds.</summary>
    public static int Capacity(PageSettings page) => Columns * ContentsList.RowsIn(AtlasPage.BodyOf(page), page);

    public static void Draw(SheetCanvas canvas, IReadOnlyList<ContentsLine> lines, Language language)
    {
        AtlasPage.DrawHeading(canvas, SheetTexts.Of(SheetText.Contents, language), "");
        var body = AtlasPage.BodyOf(canvas.Page);
        var gap = ColumnGapMm * canvas.Page.Scale;
        var width = (body.Width - ((Columns - 1) * gap)) / Columns;
        var room = body with { Width = width };
        foreach (var column in lines.Chunk(ContentsList.RowsIn(body, canvas.Page)))
        {
            ContentsList.Draw(canvas, room, column);
            room = room with { Left = room.Right + gap };
        }
    }
}
