using System.Buffers;

namespace Calaisis.Raster.Sources;

/// <summary>
/// Hierarchical class codes of land cover products: <c>CS1.1.1</c>, <c>US4.1.2</c>, <c>1.1.1</c>, <c>311</c>.
/// </summary>
static class ClassCode
{
    static readonly SearchValues<char> DigitsAndDot = SearchValues.Create("0123456789.");

    /// <summary>Whether two codes are of one class, in any case, with or without prefix and dots.</summary>
    internal static bool AreSame(string code, string other) =>
        string.Equals(code, other, StringComparison.OrdinalIgnoreCase)
            || (Digits(code) is { } digits && digits == Digits(other));

    /// <summary>The digits of such a code; null for any other text.</summary>
    internal static string? Digits(string code)
    {
        var rest = code.AsSpan().Trim();
        if (rest.StartsWith("CS", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("US", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[2..].TrimStart();
        }

        if (rest.Length == 0 || !char.IsAsciiDigit(rest[0]) || !char.IsAsciiDigit(rest[^1])) return null;
        if (rest.ContainsAnyExcept(DigitsAndDot) || rest.Contains("..", StringComparison.Ordinal)) return null;
        return rest.ToString().Replace(".", "", StringComparison.Ordinal);
    }
}
