using System.Globalization;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Comparison;

/// <summary>Numbers in sentences, as a reader of the language expects them. The program runs without culture data.</summary>
sealed class StatementNumbers(Language language)
{
    const string NarrowNoBreakSpace = "\u202F";
    const string NoBreakSpace = "\u00A0";
    const string Minus = "\u2212";

    readonly NumberFormatInfo _marks = language == Language.French ? Marks(NarrowNoBreakSpace, ",") : Marks(",", ".");

    /// <summary>Three digits that count: 0.123, 12.3, 1 234.</summary>
    public string Of(double value)
    {
        var size = Math.Abs(value);
        return value.ToString(size >= 100 ? "#,##0" : size >= 10 ? "#,##0.#" : size >= 1 ? "0.##" : "0.###", _marks);
    }

    public string Count(int value) => value.ToString("#,##0", _marks);

    /// <summary>With its sign: +3.1 %, −0.4 %.</summary>
    public string Signed(double value) => (value > 0 ? "+" : "") + Of(Math.Abs(value) < 0.05 ? 0 : Math.Round(value, 1));

    public string SignedPercent(double value) => double.IsNaN(value) ? "–" : Signed(value) + Percent;

    /// <summary>A share between 0 and 1 in per cent.</summary>
    public string Share(double share) => double.IsNaN(share) ? "–" : Of(Math.Round(100 * share, 1)) + Percent;

    public string Hectares(double hectares) => Of(hectares) + NoBreakSpace + "ha";

    string Percent => language == Language.French ? NarrowNoBreakSpace + "%" : "%";

    static NumberFormatInfo Marks(string group, string point)
    {
        var marks = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        marks.NumberGroupSeparator = group;
        marks.NumberDecimalSeparator = point;
        marks.NegativeSign = Minus;
        return NumberFormatInfo.ReadOnly(marks);
    }
}
