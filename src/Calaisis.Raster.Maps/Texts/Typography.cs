using System.Text.RegularExpressions;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>
/// Sets the spaces that must not break a line: inside numbers, between a number and its unit, and in French before
/// <c>; : ! ? %</c> and inside guillemets. Texts typed with plain spaces come out as a printer would set them.
/// </summary>
public static partial class Typography
{
    const string NarrowNoBreakSpace = "\u202F";
    const string NoBreakSpace = "\u00A0";

    /// <summary>The text with its no-break spaces set; accents joined to their letters; all else stays.</summary>
    public static string Set(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = InsideNumber.Replace(Accents.Join(text), NarrowNoBreakSpace);
        text = BeforeUnit.Replace(text, NoBreakSpace);
        if (language != Language.French) return text;
        text = BeforeHighMark.Replace(text, NarrowNoBreakSpace);
        return BesideColonOrGuillemet.Replace(text, NoBreakSpace);
    }

    [GeneratedRegex(@"(?<=\b\d{1,3}(?:[ \u202F]\d{3})*) (?=\d{3}(?!\d))", RegexOptions.CultureInvariant)]
    static partial Regex InsideNumber { get; }

    [GeneratedRegex(@"(?<=\d) (?=(?:mm|cm|m|km|ha|km²|m²|dpi|nW)(?![\p{L}\d]))", RegexOptions.CultureInvariant)]
    static partial Regex BeforeUnit { get; }

    [GeneratedRegex(" (?=[;!?%])", RegexOptions.CultureInvariant)]
    static partial Regex BeforeHighMark { get; }

    [GeneratedRegex("(?<=«) | (?=[:»])", RegexOptions.CultureInvariant)]
    static partial Regex BesideColonOrGuillemet { get; }
}
