using System.Globalization;

namespace Calaisis.Raster.Maps.Colours;

/// <summary>An opaque sRGB colour.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>The colour of paper.</summary>
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>Reads <c>2E7D32</c> or <c>#2E7D32</c>.</summary>
    /// <exception cref="FormatException">Not six hexadecimal digits.</exception>
    public static Rgb Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        var digits = hex.AsSpan(hex.StartsWith('#') ? 1 : 0);
        return digits.Length == 6 &&
            uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : throw new FormatException($"\"{hex}\" is not a colour; write six hexadecimal digits, such as 2E7D32");
    }

    public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
}
