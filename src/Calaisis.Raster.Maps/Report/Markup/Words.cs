using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Report.Markup;

/// <summary>
/// The words and numbers of the report in its language; both languages stand side by side where they are used.
/// </summary>
sealed class Words(Language language)
{
    // Less than this is nothing to people, yet not the same.
    const double LeastPercent = 0.01;

    public Language Language { get; } = language;

    public bool IsFrench => Language == Language.French;

    /// <summary>The code of the language in HTML.</summary>
    public string Code => IsFrench ? "fr" : "en";

    public string this[string french, string english] => Typography.Set(IsFrench ? french : english, Language);

    /// <summary>
    /// A whole number and what is counted, in its number: in French 0 and 1 are singular, in English 1.
    /// </summary>
    public string Count(int number, (string One, string Many) french, (string One, string Many) english)
    {
        var (one, many) = IsFrench ? french : english;
        var isOne = number == 1 || (IsFrench && number == 0);
        return Typography.Set($"{Number(number)} {(isOne ? one : many)}", Language);
    }

    /// <summary>Whole square kilometres, the same wherever the page names an area of land.</summary>
    public string SquareKilometres(double hectares) =>
        Number(Math.Round(hectares / 100, MidpointRounding.AwayFromZero)) + " km²";

    /// <summary>Three significant digits at least, and all whole ones; a dash for none.</summary>
    public string Number(double value)
    {
        if (!double.IsFinite(value)) return "–";
        var decimals = value == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 9);
        return MapNumbers.Format(value, Language, decimals).Replace('-', '−');
    }

    public string Hectares(double value) => $"{Number(value)}\u00A0ha";

    public string Kilometres(double value) => $"{Number(value)}\u00A0km";

    /// <summary>A change in per cent with its sign; <c>=</c> for none at all.</summary>
    public string Change(double from, double to)
    {
        if (!double.IsFinite(from) || !double.IsFinite(to)) return "–";
        if (from.Equals(to)) return "=";
        if (from == 0) return "–";
        var percent = 100 * (to - from) / from;
        var unit = NumberMarks.PercentSign(Language);
        if (Math.Abs(percent) < LeastPercent) return $"≈ 0{unit}";
        // More digits of a change than these would say nothing to people.
        return $"{(percent > 0 ? "+" : "")}{Number(Math.Round(percent, Math.Abs(percent) < 1 ? 2 : 1))}{unit}";
    }
}
