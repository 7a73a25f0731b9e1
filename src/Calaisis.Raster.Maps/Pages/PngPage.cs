using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// A page as a PNG file that carries its resolution, so that programs print it at its size and scale, and how it was
/// made. Skia draws it; ImageSharp encodes it.
/// </summary>
static class PngPage
{
    // Of a keyword (PNG specification, third edition, chapter 11.3.3).
    const int MostLetters = 79;

    static readonly PngEncoder Encoder = new()
    {
        ColorType = PngColorType.Rgb,
        BitDepth = PngBitDepth.Bit8,
        CompressionLevel = PngCompressionLevel.Level6,
        // Filters predict gradients; on the flat colours of a map they cost time and make the file half as large again.
        FilterMethod = PngFilterMethod.None,
        // A compressed text is none that GDAL tells.
        TextCompressionThreshold = int.MaxValue,
    };

    /// <summary>Draws a white page and encodes it.</summary>
    /// <param name="page">The paper.</param>
    /// <param name="provenance">How it was made, by keyword: 1 to 79 letters, digits and signs of ASCII.</param>
    /// <param name="draw">What draws it.</param>
    public static byte[] Encode(
        PageSettings page, IReadOnlyDictionary<string, string> provenance, Action<SheetCanvas> draw)
    {
        using var bitmap = new SKBitmap(
            new SKImageInfo(page.PixelWidth, page.PixelHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var skia = new SKCanvas(bitmap))
        using (var canvas = new SheetCanvas(skia, page, page.PixelsPerMm))
        {
            skia.Clear(SKColors.White);
            draw(canvas);
        }
        using var image = Image.LoadPixelData<Rgba32>(bitmap.GetPixelSpan(), bitmap.Width, bitmap.Height);
        Describe(image.Metadata, page, provenance);
        using var png = new MemoryStream();
        image.Save(png, Encoder);
        return png.ToArray();
    }

    static void Describe(ImageMetadata metadata, PageSettings page, IReadOnlyDictionary<string, string> provenance)
    {
        metadata.ResolutionUnits = PixelResolutionUnit.PixelsPerInch;
        metadata.HorizontalResolution = metadata.VerticalResolution = page.DotsPerInch;
        var texts = metadata.GetPngMetadata().TextData;
        foreach (var (keyword, text) in provenance.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (keyword.Length is 0 or > MostLetters || keyword.Any(letter => letter is <= ' ' or > '~'))
            {
                throw new ArgumentException(
                    $"'{keyword}' is no keyword of a PNG: 1 to {MostLetters} letters, digits and signs",
                    nameof(provenance));
            }

            // A translated keyword makes it a text in UTF-8 (iTXt): the other kind is in Latin-1, which GDAL hands on
            // as it is.
            texts.Add(new PngTextData(keyword, text, languageTag: "", translatedKeyword: keyword));
        }
    }
}
