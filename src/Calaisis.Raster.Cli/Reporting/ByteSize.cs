using System.Globalization;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// Sizes as people write them: <c>512M</c>, <c>2G</c>, <c>1.5G</c>; the letters stand for powers of 1024.
/// </summary>
static class ByteSize
{
    /// <summary>The number of bytes, or null where the text is no size.</summary>
    public static long? Parse(string text)
    {
        var unit = text.Length == 0 ? 0 : "KMGT".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) + 1;
        var digits = unit > 0 ? text[..^1] : text;
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var bytes = number * Math.Pow(1024, unit);
        return bytes is >= 1 and < long.MaxValue ? (long)bytes : null;
    }

    /// <summary>The size in words, powers of 1024 as above: <c>640 MB</c>, <c>2.8 GB</c>.</summary>
    public static Sentence Show(long bytes) => bytes < 1L << 30
        ? $"{bytes / Math.Pow(1024, 2):0} MB"
        : (Sentence)$"{bytes / Math.Pow(1024, 3):0.0} GB";
}
