using System.Globalization;

namespace Calaisis.Raster.Sentences;

/// <summary>
/// The marks within numbers as readers of a language expect them: <c>1 500,5</c> with a narrow no-break space in
/// French, <c>1,500.5</c> in English. The program runs without culture data, so they are set here.
/// </summary>
public static class NumberMarks
{
    const string NarrowNoBreakSpace = "\u202F";
    const string Minus = "\u2212";

    static readonly NumberFormatInfo French = Marks(NarrowNoBreakSpace, ",", "-");
    static readonly NumberFormatInfo English = Marks(",", ".", "-");
    static readonly NumberFormatInfo FrenchProse = Marks(NarrowNoBreakSpace, ",", Minus);
    static readonly NumberFormatInfo EnglishProse = Marks(",", ".", Minus);

    /// <summary>On maps and in tables, where a minus is a hyphen.</summary>
    public static NumberFormatInfo Of(Language language) => language == Language.French ? French : English;

    /// <summary>In sentences, with a true minus.</summary>
    public static NumberFormatInfo InProse(Language language) =>
        language == Language.French ? FrenchProse : EnglishProse;

    /// <summary>The sign behind a number of per cent.</summary>
    public static string PercentSign(Language language) => language == Language.French ? NarrowNoBreakSpace + "%" : "%";

    /// <summary>A number with three digits that count, and all whole ones: 0.123, 12.3, 1 234.</summary>
    public static string ThreeDigits(double value, Language language)
    {
        var size = Math.Abs(value);
        var format = size >= 100 ? "#,##0" : size >= 10 ? "#,##0.#" : size >= 1 ? "0.##" : "0.###";
        return value.ToString(format, InProse(language));
    }

    static NumberFormatInfo Marks(string group, string point, string minus)
    {
        var marks = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        marks.NumberGroupSeparator = group;
        marks.NumberDecimalSeparator = point;
        marks.NegativeSign = minus;
        return NumberFormatInfo.ReadOnly(marks);
    }
}
