using System.Globalization;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// Numbers in sentences, as a reader of the language expects them. The program runs without culture data.
/// </summary>
sealed class StatementNumbers(Language language)
{
    const int MostDecimals = 9;
    const string Ha = NoBreakSpace + "ha";
    const string NoBreakSpace = "\u00A0";

    readonly NumberFormatInfo _marks = NumberMarks.InProse(language);

    /// <summary>Three digits that count: 0.123, 12.3, 1 234.</summary>
    public string Of(double value) => NumberMarks.ThreeDigits(value, language);

    /// <summary>Two numbers that differ, with as many digits as it takes to see it.</summary>
    public (string Before, string After) Between(double before, double after)
    {
        var said = (Before: Of(before), After: Of(after));
        for (var digits = 1; said.Before == said.After && before != after && digits <= MostDecimals; digits++)
        {
            var format = "#,##0." + new string('0', digits);
            said = (before.ToString(format, _marks), after.ToString(format, _marks));
        }

        return said;
    }

    public string Count(int value) => value.ToString("#,##0", _marks);

    /// <summary>With its sign: +3.1 %, −0.4 %.</summary>
    public string Signed(double value)
    {
        var rounded = Math.Round(value, Math.Abs(value) < 0.1 ? 3 : 1);
        return (rounded > 0 ? "+" : "") + Of(rounded == 0 ? 0 : rounded);
    }

    /// <summary>With its sign and three digits that count: +3.14, −0.119.</summary>
    public string SignedFinely(double value) => (value > 0 ? "+" : "") + Of(value);

    public string SignedPercent(double value) => double.IsNaN(value) ? "–" : Signed(value) + Percent;

    /// <summary>Two shares between 0 and 1 in per cent.</summary>
    public (string Before, string After) Shares(double before, double after)
    {
        var (one, other) = Between(100 * before, 100 * after);
        return (one + Percent, other + Percent);
    }

    public string Hectares(double hectares) => Of(hectares) + Ha;

    /// <summary>Two areas that differ.</summary>
    public (string Before, string After) Hectares(double before, double after)
    {
        var (one, other) = Between(before, after);
        return (one + Ha, other + Ha);
    }

    /// <summary>A least change in per cent, as it is added in brackets.</summary>
    public string AtLeast(double percent) =>
        language == Language.French ? $"d'au moins {Of(percent)}{Percent}" : $"by at least {Of(percent)}{Percent}";

    /// <summary>As it stands behind a number.</summary>
    public string PercentSign => Percent;

    string Percent => NumberMarks.PercentSign(language);
}
