using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// What the pages of an atlas have in common: heading over the whole width, footer with the page number.
/// </summary>
static class AtlasPage
{
    const double MarginMm = 9;
    const double HeadingMm = 14;
    const double FooterMm = 4.6;

    static readonly Rgb Ink = Rgb.Parse("16191C");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    /// <summary>What the heading leaves of a page without a column.</summary>
    public static PageRect BodyOf(PageSettings page)
    {
        var margin = MarginMm * page.Scale;
        return page.Snap(PageRect.FromEdges(
            margin, margin + (HeadingMm * page.Scale), page.WidthMm - margin, page.HeightMm - margin));
    }

    public static void DrawHeading(SheetCanvas canvas, string title, string subtitle)
    {
        var (page, scale) = (canvas.Page, canvas.Page.Scale);
        var strong = new TextStyle(FontFace.SemiBold, 15 * scale, Ink) { Tracking = -0.012 };
        var quiet = new TextStyle(FontFace.Regular, 8.5 * scale, Quiet);
        var body = BodyOf(page);
        var middle = (MarginMm + 4.2) * scale;
        canvas.Beside(title, strong, body.Left, middle);
        var left = body.Left + TextBlock.WidthOf(title, strong) + (4 * scale);
        if (subtitle.Length > 0 && left < body.Right)
        {
            var line = TextBlock.Lay(subtitle, quiet, body.Right - left, 1);
            if (line.Lines.Count > 0) canvas.Beside(line.Lines[0], quiet, left, middle + (0.8 * scale));
        }
        canvas.Fill(body with { Top = body.Top - (3.4 * scale), Height = 0.15 * scale }, Hairline);
    }

    /// <summary>Title of the atlas and edition on the left, the page's number of all pages on the right.</summary>
    public static void DrawFooter(SheetCanvas canvas, SheetCaption caption, int number, int pages)
    {
        var (page, scale) = (canvas.Page, canvas.Page.Scale);
        var style = new TextStyle(FontFace.Regular, 6.5 * scale, Quiet);
        var (left, right) = (MarginMm * scale, page.WidthMm - (MarginMm * scale));
        var middle = page.HeightMm - (FooterMm * scale);
        var place = FormattableString.Invariant($"{number} / {pages}");
        canvas.Beside(place, style, right - TextBlock.WidthOf(place, style), middle);
        string[] parts = [caption.Title, caption.Subtitle, caption.Scenario, caption.Edition];
        var text = Typography.Set(string.Join(" – ", parts.Where(part => part.Length > 0)), caption.Language);
        var line = TextBlock.Lay(text, style, (right - left) * 0.8, 1);
        if (line.Lines.Count > 0) canvas.Beside(line.Lines[0], style, left, middle);
    }
}
