using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>A piece of text under a heading.</summary>
/// <param name="Heading">In one line.</param>
/// <param name="Text">Its words; line feeds start new lines.</param>
/// <param name="Colour">Colour of the heading; null for ink.</param>
sealed record TextSection(string Heading, string Text, Rgb? Colour = null);

/// <summary>Texts set in columns over as many pages as they need.</summary>
static class TextPages
{
    const int Columns = 3;
    const double ColumnGapMm = 8;

    static readonly Rgb Ink = Rgb.Parse("20262B");

    /// <summary>A line of text in its place on a page.</summary>
    public readonly record struct PlacedLine(string Text, TextStyle Style, double Left, double MiddleY);

    /// <summary>The lines of each page; at least one page.</summary>
    public static IReadOnlyList<IReadOnlyList<PlacedLine>> Lay(IEnumerable<TextSection> sections, PageSettings page)
    {
        var body = AtlasPage.BodyOf(page);
        var gap = ColumnGapMm * page.Scale;
        var width = (body.Width - ((Columns - 1) * gap)) / Columns;
        var style = new TextStyle(FontFace.Regular, 7.6 * page.Scale, Ink) { LineSpacing = 1.42 };
        var pages = new List<List<PlacedLine>> { new() };
        var (column, top) = (0, body.Top);
        foreach (var section in sections.Where(section => section.Text.Length > 0))
        {
            var headingStyle = new TextStyle(FontFace.SemiBold, 8.6 * page.Scale, section.Colour ?? Ink)
            {
                LineSpacing = 1.6,
            };
            var heading = TextBlock.Lay(section.Heading, headingStyle, width, 1);
            var text = TextBlock.Lay(section.Text, style, width);
            // A heading stands with at least two lines of its text.
            Need(heading.HeightMm + (Math.Min(2, text.Lines.Count) * style.LineMm));
            Put(heading);
            Put(text);
            top += 2.6 * page.Scale;
        }
        return pages;

        void Put(TextBlock block)
        {
            foreach (var line in block.Lines)
            {
                Need(block.Style.LineMm);
                var left = body.Left + (column * (width + gap));
                pages[^1].Add(new PlacedLine(line, block.Style, left, top + (block.Style.LineMm / 2)));
                top += block.Style.LineMm;
            }
        }

        void Need(double height)
        {
            if (top + height <= body.Bottom) return;
            top = body.Top;
            if (++column < Columns) return;
            column = 0;
            pages.Add([]);
        }
    }

    public static void Draw(SheetCanvas canvas, IReadOnlyList<PlacedLine> lines, Language language)
    {
        AtlasPage.DrawHeading(canvas, SheetTexts.Of(SheetText.MethodAndSources, language), "");
        foreach (var line in lines) canvas.Beside(line.Text, line.Style, line.Left, line.MiddleY);
    }
}
