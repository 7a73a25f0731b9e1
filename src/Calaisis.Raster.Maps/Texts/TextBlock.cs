using Calaisis.Raster.Maps.Fonts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>
/// A text broken into lines that fit a width, and how much room they take, in millimetres. Lines break at spaces (never
/// at no-break spaces) and after a slash; a word wider than the line is cut; what exceeds the allowed lines ends in an
/// ellipsis.
/// </summary>
public sealed class TextBlock
{
    const string Ellipsis = "…";

    TextBlock(TextStyle style, IReadOnlyList<string> lines, bool isCut)
    {
        Style = style;
        Lines = lines;
        IsCut = isCut;
    }

    public TextStyle Style { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Whether some of the text had to be left out.</summary>
    public bool IsCut { get; }

    public double HeightMm => Lines.Count * Style.LineMm;

    /// <summary>Width of one line of text, in millimetres.</summary>
    public static double WidthOf(string text, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(style);
        using var font = EmbeddedFonts.Font(style.Face, style.SizeMm);
        return Measure(font, style, text);
    }

    /// <summary>Breaks a text; line feeds in it start a new line.</summary>
    public static TextBlock Lay(string text, TextStyle style, double widthMm, int maxLines = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(style);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthMm);
        ArgumentOutOfRangeException.ThrowIfNegative(maxLines);
        using var font = EmbeddedFonts.Font(style.Face, style.SizeMm);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(paragraph => Break(paragraph, font, style, widthMm))
            .ToList();
        if (lines.Count <= maxLines) return new TextBlock(style, lines, isCut: false);
        lines.RemoveRange(maxLines, lines.Count - maxLines);
        if (maxLines > 0) lines[^1] = Shorten(lines[^1], font, style, widthMm);
        return new TextBlock(style, lines, isCut: true);
    }

    /// <summary>Breaks a text and keeps as many lines as fit a height.</summary>
    public static TextBlock LayWithin(string text, TextStyle style, double widthMm, double heightMm)
    {
        ArgumentNullException.ThrowIfNull(style);
        return Lay(text, style, widthMm, (int)Math.Clamp((heightMm / style.LineMm) + 1e-6, 0, int.MaxValue));
    }

    static List<string> Break(string paragraph, SKFont font, TextStyle style, double widthMm)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in Pieces(paragraph))
        {
            if (Measure(font, style, (line + piece).TrimEnd(' ')) <= widthMm)
            {
                line += piece;
                continue;
            }
            if (line.Length > 0) lines.Add(line.TrimEnd(' '));
            line = piece;
            while (Measure(font, style, line.TrimEnd(' ')) > widthMm)
            {
                var fits = Fitting(line, font, style, widthMm);
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }
        if (line.Length > 0) lines.Add(line.TrimEnd(' '));
        return lines;
    }

    // Each piece ends where a line may: after a space, or after a slash inside an address.
    static IEnumerable<string> Pieces(string paragraph)
    {
        var start = 0;
        for (var i = 1; i < paragraph.Length; i++)
        {
            var mayBreak = (paragraph[i - 1] == ' ' && paragraph[i] != ' ') ||
                (paragraph[i - 1] == '/' && char.IsLetter(paragraph[i]));
            if (!mayBreak) continue;
            yield return paragraph[start..i];
            start = i;
        }
        yield return paragraph[start..];
    }

    // How many characters fit, at least one (two for a surrogate pair).
    static int Fitting(string word, SKFont font, TextStyle style, double widthMm)
    {
        var fits = 1;
        while (fits < word.Length && Measure(font, style, word[..(fits + 1)]) <= widthMm) fits++;
        return fits < word.Length && char.IsLowSurrogate(word[fits]) ? Math.Max(2, fits - 1 + 2) : fits;
    }

    static string Shorten(string line, SKFont font, TextStyle style, double widthMm)
    {
        var kept = line;
        while (kept.Length > 0 && Measure(font, style, Trimmed(kept) + Ellipsis) > widthMm) kept = kept[..^1];
        return Trimmed(kept) + Ellipsis;
    }

    static string Trimmed(string text) => text.TrimEnd(' ', '\u00A0', '\u202F', ',', ';', ':', '.', '–', '-');

    static double Measure(SKFont font, TextStyle style, string text) =>
        font.MeasureText(text) + (style.Tracking * style.SizeMm * Math.Max(0, text.Length - 1));
}
