using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Furniture;

/// <summary>Numeric and graphic scale, what the grid ticks mean, and the north arrow, side by side.</summary>
static class ScaleDrawing
{
    /// <summary>Height of it all, in millimetres on A4.</summary>
    public const double HeightMm = 17.5;

    const double ArrowMm = 10;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    public static void Draw(
        SheetCanvas canvas, PageRect room, MapView view, MapGround ground, bool ticksInKilometres, Language language)
    {
        var scale = canvas.Page.Scale;
        var metresPerMm = view.UnitsPerMm * ground.MetresPerUnit;
        var strong = new TextStyle(FontFace.SemiBold, 8 * scale, Ink);
        var small = new TextStyle(FontFace.Regular, 6.3 * scale, Quiet);
        var numeric = MapNumbers.Scale(ScaleBarChoice.Denominator(metresPerMm), language);
        var heading = $"{SheetTexts.Of(SheetText.Scale, language)} {numeric}";
        canvas.Line(heading, strong, room.Left, room.Top + (3 * scale));
        canvas.Line(
            SheetTexts.Of(SheetText.PrintedOn, language, canvas.Page.Name), small,
            room.Left + TextBlock.WidthOf(heading, strong) + (1.6 * scale), room.Top + (3 * scale));
        var bar = ScaleBarChoice.Within(metresPerMm, room.Width - ((ArrowMm + 12) * scale));
        var box = new PageRect(room.Left + (0.2 * scale), room.Top + (6 * scale), bar.Mm, 1.7 * scale);
        Bar(canvas, bar, box, language);
        var ticks = SheetTexts.Of(
            ticksInKilometres ? SheetText.GridTicksKilometres : SheetText.GridTicksMetres, language, ground.CrsName);
        var ticksLine = TextBlock.Lay(ticks, small, room.Width - (ArrowMm * scale), maxLines: 1);
        canvas.Block(ticksLine, room.Left, room.Top + (13.6 * scale));
        var arrow = new PageRect(room.Right - (6 * scale), room.Top + (5.2 * scale), 5.4 * scale, 11.5 * scale);
        NorthArrow(canvas, arrow, language);
    }

    static void Bar(SheetCanvas canvas, ScaleBarChoice bar, PageRect box, Language language)
    {
        var scale = canvas.Page.Scale;
        canvas.Border(box, 0.2 * scale, Ink);
        for (var part = 0; part < bar.Parts; part++)
        {
            canvas.Fill(
                new PageRect(box.Left + (box.Width * part / bar.Parts), box.Top, box.Width / bar.Parts, box.Height),
                part % 2 == 0 ? Ink : Rgb.White);
        }
        var style = new TextStyle(FontFace.Regular, 6.8 * scale, Ink);
        var (unit, metresPerUnit) = bar.Metres >= 1000 ? ("km", 1000.0) : bar.Metres >= 1 ? ("m", 1.0) : ("cm", 0.01);
        var baseY = box.Bottom + (3.3 * scale);
        canvas.Line("0", style, box.Left, baseY, TextAnchor.Left);
        if (bar.Parts % 2 == 0)
        {
            var half = MapNumbers.Format(bar.Metres / 2 / metresPerUnit, language);
            canvas.Line(half, style, box.MiddleX, baseY, TextAnchor.Middle);
        }
        // The number stands under the bar's end, its unit behind.
        var end = MapNumbers.Format(bar.Metres / metresPerUnit, language);
        canvas.Line(end, style, box.Right, baseY, TextAnchor.Middle);
        canvas.Line(unit, style, box.Right + (TextBlock.WidthOf(end, style) / 2) + (0.8 * scale), baseY);
    }

    static void NorthArrow(SheetCanvas canvas, PageRect box, Language language)
    {
        var scale = canvas.Page.Scale;
        var style = new TextStyle(FontFace.SemiBold, 7.5 * scale, Ink);
        var letter = SheetTexts.Of(SheetText.North, language);
        canvas.Line(letter, style, box.MiddleX, box.Top + (2 * scale), TextAnchor.Middle);
        var tip = box.Top + (2.9 * scale);
        var notch = box.Bottom - (1.6 * scale);
        var (left, right) = (box.Left + (0.6 * scale), box.Right - (0.6 * scale));
        using var dark = Polygon((box.MiddleX, tip), (box.MiddleX, notch), (left, box.Bottom));
        using var whole = Polygon((box.MiddleX, tip), (right, box.Bottom), (box.MiddleX, notch), (left, box.Bottom));
        canvas.Fill(dark, Ink);
        canvas.Stroke(whole, 0.2 * scale, Ink);
    }

    static SKPath Polygon(params ReadOnlySpan<(double X, double Y)> corners)
    {
        var path = new SKPath();
        path.MoveTo((float)corners[0].X, (float)corners[0].Y);
        foreach (var (x, y) in corners[1..]) path.LineTo((float)x, (float)y);
        path.Close();
        return path;
    }
}
