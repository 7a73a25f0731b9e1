using System.Globalization;
using System.Text.RegularExpressions;

namespace Calaisis.Raster.Parameters;

/// <summary>
/// Texts that were meant as numbers: with a decimal comma, blanks between thousands, a unit or quotes.
/// </summary>
static partial class NumberTexts
{
    /// <summary>How to write the number, or nothing where the text is none.</summary>
    public static Sentence Advice(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return double.IsFinite(number)
                ? (Sentence)$": write it without quotes"
                : $": only finite numbers up to 1e308 can be had";
        }

        if (Meant().Match(text) is not { Success: true } match) return Sentence.Empty;
        var digits = Blanks().Replace(match.Groups["whole"].Value, "")
            + match.Groups["fraction"].Value.Replace(',', '.');
        var unit = match.Groups["unit"].Value;
        if (unit.Length == 0) return $": write {digits}, with a point for decimals and no blanks";
        return IsOfKeys(unit)
            ? (Sentence)$": write {digits}, without the unit"
            : $": write the number alone, in the unit of the key, without '{unit}'";
    }

    /// <summary>Keys are in metres, hectares and per cent; the number would be another in any other unit.</summary>
    static bool IsOfKeys(string unit) =>
        unit is "m" or "mètre" or "mètres" or "metre" or "metres" or "ha" or "hectare" or "hectares" or "%";

    // A blank may be the one that does not break, and narrow.
    [GeneratedRegex(
        @"^(?<whole>[+-]?\d{1,3}(?:[\s']\d{3})+|[+-]?\d+)(?<fraction>[.,]\d+)?(?:\s*(?<unit>[^\d\s.,]\S{0,19}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Meant();

    [GeneratedRegex(@"[\s']", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
