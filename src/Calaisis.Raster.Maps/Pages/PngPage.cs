using System.Buffers.Binary;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// A page as a PNG file that carries its resolution, so that programs print it at its size and scale.
/// </summary>
static class PngPage
{
    // Signature (8 bytes) and header chunk (4 length, 4 type, 13 data, 4 check) come first in every PNG.
    const int AfterHeader = 8 + 25;

    /// <summary>Draws a white page and encodes it.</summary>
    public static byte[] Encode(PageSettings page, Action<SheetCanvas> draw)
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
        return WithResolution(encoded.AsSpan(), page.DotsPerInch);
    }

    // The pHYs chunk (PNG specification 11.3.4.3): pixels per metre along both axes, unit 1 = metre.
    static byte[] WithResolution(ReadOnlySpan<byte> png, int dotsPerInch)
    {
        Span<byte> chunk = stackalloc byte[21];
        var perMetre = (uint)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[8..], perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[12..], perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Check(chunk[4..17]));
        return [.. png[..AfterHeader], .. chunk, .. png[AfterHeader..]];
    }

    // The chunk check: CRC-32 as in ISO 3309, bit by bit as it covers 13 bytes only.
    static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var value in bytes)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++) check = (check >> 1) ^ ((check & 1) * 0xEDB88320);
        }
        return ~check;
    }
}
