using System.Globalization;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>Numbers on maps, as a reader of the language expects them.</summary>
public static class MapNumbers
{
    const string NarrowNoBreakSpace = "\u202F";
    const string NoBreakSpace = "\u00A0";

    /// <summary>A number with no more decimals than it needs, at most <paramref name="maxDecimals"/>.</summary>
    public static string Format(double value, Language language, int maxDecimals = 6) =>
        value.ToString("#,##0." + new string('#', maxDecimals), NumberMarks.Of(language));

    /// <summary>A scale as it is written on maps, such as <c>1 : 250 000</c>.</summary>
    public static string Scale(double denominator, Language language) =>
        $"1{NoBreakSpace}:{NoBreakSpace}{Format(denominator, language)}";

    /// <summary>A share between 0 and 1 in whole per cent; a trace shows as less than one.</summary>
    public static string Percent(double share, Language language)
    {
        var sign = NumberMarks.PercentSign(language);
        var whole = Math.Round(100 * share);
        return share is > 0 and < 0.005
            ? $"<{NarrowNoBreakSpace}1{sign}"
            : whole.ToString(CultureInfo.InvariantCulture) + sign;
    }
}
