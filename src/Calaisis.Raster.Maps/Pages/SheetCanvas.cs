using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// Draws on a page in millimetres, over any Skia canvas: a bitmap now, a page of a PDF as well. Filled rectangles keep
/// to whole pixels, so neighbours meet without a seam.
/// </summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
sealed class SheetCanvas : IDisposable
{
    // Half the height of Inter's capitals and figures, in parts of the size.
    const double HalfCapital = 0.36;

    readonly SKPaint _fill = new() { Style = SKPaintStyle.Fill };
    readonly SKPaint _stroke = new()
    {
        Style = SKPaintStyle.Stroke,
        IsAntialias = true,
        StrokeJoin = SKStrokeJoin.Round,
    };


    /// <param name="canvas">What is drawn on; stays the caller's.</param>
    /// <param name="page">The paper.</param>
    /// <param name="unitsPerMm">
    /// The canvas's units per millimetre: pixels for a bitmap, 72/25.4 points for a PDF.
    /// </param>
    public SheetCanvas(SKCanvas canvas, PageSettings page, double unitsPerMm)
    {
        Skia = canvas;
        Page = page;
        canvas.Scale((float)unitsPerMm);
    }

    public PageSettings Page { get; }

    /// <summary>The canvas beneath, in millimetres.</summary>
    public SKCanvas Skia { get; }

    public void Dispose()
    {
        _fill.Dispose();
        _stroke.Dispose();
    }

    /// <summary>Fills a rectangle, at least one pixel wide and high: a hairline stays at any resolution.</summary>
    public void Fill(PageRect rect, Rgb colour)
    {
        var pixel = 1 / Page.PixelsPerMm;
        var snapped = Page.Snap(rect);
        snapped = snapped with { Width = Math.Max(pixel, snapped.Width), Height = Math.Max(pixel, snapped.Height) };
        _fill.Color = Opaque(colour);
        _fill.IsAntialias = false;
        Skia.DrawRect(ToSkia(snapped), _fill);
    }

    public void Fill(SKPath path, Rgb colour, byte alpha = 255)
    {
        _fill.Color = Opaque(colour).WithAlpha(alpha);
        _fill.IsAntialias = true;
        Skia.DrawPath(path, _fill);
    }

    /// <summary>A border of at least one whole pixel, outside the rectangle.</summary>
    public void Border(PageRect rect, double thicknessMm, Rgb colour)
    {
        var inner = Page.Snap(rect);
        var thickness = Math.Max(1, Math.Round(thicknessMm * Page.PixelsPerMm)) / Page.PixelsPerMm;
        var outer = inner.Grow(thickness);
        Fill(PageRect.FromEdges(outer.Left, outer.Top, outer.Right, inner.Top), colour);
        Fill(PageRect.FromEdges(outer.Left, inner.Bottom, outer.Right, outer.Bottom), colour);
        Fill(PageRect.FromEdges(outer.Left, inner.Top, inner.Left, inner.Bottom), colour);
        Fill(PageRect.FromEdges(inner.Right, inner.Top, outer.Right, inner.Bottom), colour);
    }

    public void Stroke(SKPath path, double widthMm, Rgb colour, byte alpha = 255, SKPathEffect? dashes = null)
    {
        _stroke.Color = Opaque(colour).WithAlpha(alpha);
        _stroke.StrokeWidth = (float)widthMm;
        _stroke.PathEffect = dashes;
        _stroke.StrokeCap = dashes is null ? SKStrokeCap.Round : SKStrokeCap.Butt;
        Skia.DrawPath(path, _stroke);
        _stroke.PathEffect = null;
    }

    /// <summary>Fills a shape.</summary>
    public void Fill(ShapePath shape, Rgb colour, byte alpha = 255)
    {
        Skia.Save();
        Skia.Scale((float)(1 / ShapePath.PerMm));
        Fill(shape.Skia, colour, alpha);
        Skia.Restore();
    }

    /// <summary>Strokes a shape, dashed where lengths of dashes and gaps are given.</summary>
    public void Stroke(
        ShapePath shape, double widthMm, Rgb colour, byte alpha = 255, IReadOnlyList<double>? dashesMm = null)
    {
        using var dashed = dashesMm is null ? null : shape.Dashed(dashesMm);
        Skia.Save();
        Skia.Scale((float)(1 / ShapePath.PerMm));
        _stroke.Color = Opaque(colour).WithAlpha(alpha);
        _stroke.StrokeWidth = (float)(widthMm * ShapePath.PerMm);
        _stroke.StrokeCap = dashed is null ? SKStrokeCap.Round : SKStrokeCap.Butt;
        Skia.DrawPath((dashed ?? shape).Skia, _stroke);
        Skia.Restore();
    }

    /// <summary>
    /// One line of text with its base line at <paramref name="baseY"/>; a halo keeps it readable on a map.
    /// </summary>
    public void Line(
        string text, TextStyle style, double x, double baseY, TextAnchor anchor = TextAnchor.Left, double haloMm = 0)
    {
        var width = anchor == TextAnchor.Left ? 0 : TextBlock.WidthOf(text, style);
        using var font = EmbeddedFonts.Font(style.Face, style.SizeMm);
        var left = anchor switch { TextAnchor.Middle => x - (width / 2), TextAnchor.Right => x - width, _ => x };
        var glyphs = font.GetGlyphs(text);
        if (glyphs.Length == 0) return;
        var positions = Positions(glyphs, style, font, left, baseY);
        if (haloMm > 0)
        {
            // As a path: in a PDF stroked text would be found, read and copied twice.
            using var outline = Outline(glyphs, positions, font);
            Stroke(outline, 2 * haloMm, new Rgb(255, 255, 255), alpha: 225);
        }
        _fill.Color = Opaque(style.Colour);
        _fill.IsAntialias = true;
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs, font, positions);
        using var blob = builder.Build();
        Skia.DrawText(blob, 0, 0, _fill);
    }

    /// <summary>One line of text whose capitals and figures have their middle at <paramref name="middleY"/>.</summary>
    public void Beside(string text, TextStyle style, double x, double middleY) =>
        Line(text, style, x, middleY + (HalfCapital * style.SizeMm));

    /// <summary>All lines of a block, the first one's top at <paramref name="top"/>.</summary>
    public void Block(TextBlock block, double x, double top)
    {
        for (var i = 0; i < block.Lines.Count; i++)
            Beside(block.Lines[i], block.Style, x, top + ((i + 0.5) * block.Style.LineMm));
    }

    internal static SKRect ToSkia(PageRect rect) =>
        new((float)rect.Left, (float)rect.Top, (float)rect.Right, (float)rect.Bottom);

    static SKPoint[] Positions(ushort[] glyphs, TextStyle style, SKFont font, double left, double baseY)
    {
        var positions = font.GetGlyphPositions(glyphs, new SKPoint((float)left, (float)baseY));
        for (var i = 0; i < positions.Length; i++) positions[i].X += (float)(i * style.Tracking * style.SizeMm);
        return positions;
    }

    static ShapePath Outline(ushort[] glyphs, SKPoint[] positions, SKFont font)
    {
        var outline = new ShapePath();
        for (var i = 0; i < glyphs.Length; i++)
        {
            using var glyph = font.GetGlyphPath(glyphs[i]);
            if (glyph is not null) outline.AddChords(glyph, positions[i]);
        }
        return outline;
    }

    static SKColor Opaque(Rgb colour) => new(colour.Red, colour.Green, colour.Blue);
}
