using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// A page as a PNG file that carries its resolution, so that programs print it at its size and scale, and how it was made.
/// </summary>
static class PngPage
{
    // Signature (8 bytes) and header chunk (4 length, 4 type, 13 data, 4 check) come first in every PNG.
    const int AfterHeader = 8 + 25;

    /// <summary>Draws a white page and encodes it.</summary>
    /// <param name="page">The paper.</param>
    /// <param name="provenance">How it was made, by keyword.</param>
    /// <param name="draw">What draws it.</param>
    public static byte[] Encode(PageSettings page, IReadOnlyDictionary<string, string> provenance, Action<SheetCanvas> draw)
    {
        using var bitmap = new SKBitmap(
            new SKImageInfo(page.PixelWidth, page.PixelHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var skia = new SKCanvas(bitmap))
        using (var canvas = new SheetCanvas(skia, page, page.PixelsPerMm))
        {
            skia.Clear(SKColors.White);
            draw(canvas);
        }
        using var pixels = bitmap.PeekPixels()!;
        // Filters predict gradients; on the flat colours of a map they cost time and make the file half as large again.
        using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, 6))!;
        var png = encoded.AsSpan();
        // Before the pixels: GDAL tells only these texts, as it stops reading there.
        var texts = provenance.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => PngChunk.Text(pair.Key, pair.Value));
        return [.. png[..AfterHeader], .. PngChunk.Resolution(page.DotsPerInch), .. texts, .. png[AfterHeader..]];
    }
}
