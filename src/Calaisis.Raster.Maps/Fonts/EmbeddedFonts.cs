using SkiaSharp;

namespace Calaisis.Raster.Maps.Fonts;

/// <summary>The typeface that travels inside the assembly, so that a map looks alike on every machine.</summary>
/// <remarks>Thread rule: typefaces are immutable and shared; a font made from one belongs to its maker.</remarks>
public static class EmbeddedFonts
{
    static readonly SKTypeface[] Typefaces = [.. Enum.GetValues<FontFace>().Select(Load)];

    /// <summary>The characters of a text that the typeface lacks, each once; empty when all can be written.</summary>
    public static IReadOnlyList<string> Missing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.EnumerateRunes()
            .Where(rune => Typefaces.Any(face => face.GetGlyph(rune.Value) == 0))
            .Select(rune => rune.ToString())
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A font for this size in millimetres; to be disposed by the caller.</summary>
    internal static SKFont Font(FontFace face, double sizeMm) => new(Typefaces[(int)face], (float)sizeMm)
    {
        // Widths in proportion to the size, whatever the resolution: the same line breaks at 72 and at 600 dpi.
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
        Edging = SKFontEdging.Antialias,
    };

    static SKTypeface Load(FontFace face)
    {
        var name = $"Inter-{face}.ttf";
        using var stream = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the font {name} is not embedded");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
