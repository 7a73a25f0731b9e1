using System.Globalization;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>Lines of the table of contents, one below the other; each leads to its page in a PDF.</summary>
static class ContentsList
{
    const double RowMm = 4.2;

    // Closer together, lines still read, and a page of contents is spared.
    const double LeastRowMm = 3.6;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("DDE1E4");

    /// <summary>How many lines find room.</summary>
    public static int RowsIn(PageRect room, PageSettings page, bool isTight = false) =>
        (int)(room.Height / ((isTight ? LeastRowMm : RowMm) * page.Scale));

    public static void Draw(SheetCanvas canvas, PageRect room, IReadOnlyList<ContentsLine> lines)
    {
        var scale = canvas.Page.Scale;
        var heading = new TextStyle(FontFace.SemiBold, 7.6 * scale, Ink);
        var plain = new TextStyle(FontFace.Regular, 7.4 * scale, Ink);
        var number = new TextStyle(FontFace.Regular, 7.4 * scale, Quiet);
        var row = room with
        {
            Height = Math.Clamp(room.Height / Math.Max(1, lines.Count), LeastRowMm * scale, RowMm * scale),
        };
        foreach (var line in lines)
        {
            var indent = (line.IsHeading ? 0 : 3.4) * scale;
            if (line.Colour is { } colour)
                canvas.Fill(new PageRect(row.Left, row.MiddleY - scale, 2 * scale, 2 * scale), colour);
            var page = line.Page.ToString(CultureInfo.InvariantCulture);
            var pageMm = TextBlock.WidthOf(page, number);
            var title = TextBlock.Lay(
                line.Title, line.IsHeading ? heading : plain, row.Width - indent - pageMm - (2 * scale), 1);
            if (title.Lines.Count > 0)
                canvas.Beside(title.Lines[0], title.Style, row.Left + indent, row.MiddleY);
            canvas.Beside(page, number, row.Right - pageMm, row.MiddleY);
            canvas.Fill(new PageRect(row.Left, row.Bottom, row.Width, 0.1 * scale), Hairline);
            canvas.Skia.DrawLinkDestinationAnnotation(SheetCanvas.ToSkia(row), PageMark.NameOf(line.Page));
            row = row with { Top = row.Bottom };
        }
    }
}

/// <summary>Names by which lines of contents lead to pages.</summary>
static class PageMark
{
    public static string NameOf(int page) => FormattableString.Invariant($"page-{page}");

    /// <summary>Marks the top of a page as the place its number leads to.</summary>
    public static void Set(SheetCanvas canvas, int page) =>
        canvas.Skia.DrawNamedDestinationAnnotation(new SKPoint(0, 0), NameOf(page));
}
