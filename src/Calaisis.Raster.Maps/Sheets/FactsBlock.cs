using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>
/// Key figures: each a value with what it is beneath, in as many columns as find room; the first ones stay.
/// </summary>
static class FactsBlock
{
    const double LeastColumnMm = 30;
    const double BetweenMm = 1.5;
    const int MostNameLines = 2;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");

    public static void Draw(SheetCanvas canvas, PageRect room, IReadOnlyList<SheetFact> facts, Language language)
    {
        var scale = canvas.Page.Scale;
        var strong = new TextStyle(FontFace.SemiBold, 8.5 * scale, Ink) { LineSpacing = 1.25 };
        var quiet = new TextStyle(FontFace.Regular, 6.5 * scale, Quiet) { LineSpacing = 1.2 };
        var columns = Math.Max(1, (int)(room.Width / (LeastColumnMm * scale)));
        var width = room.Width / columns;
        var top = room.Top;
        foreach (var row in facts.Chunk(columns))
        {
            var blocks = row.Select(fact => (
                Value: TextBlock.Lay(Typography.Set(fact.Value, language), strong, width, 1),
                Name: TextBlock.Lay(Typography.Set(fact.Name, language), quiet, width, MostNameLines))).ToList();
            var height = blocks.Max(block => block.Value.HeightMm + block.Name.HeightMm);
            if (top + height > room.Bottom + 1e-6) return;
            for (var i = 0; i < blocks.Count; i++)
            {
                canvas.Block(blocks[i].Value, room.Left + (i * width), top);
                canvas.Block(blocks[i].Name, room.Left + (i * width), top + blocks[i].Value.HeightMm);
            }
            top += height + (BetweenMm * scale);
        }
    }
}
