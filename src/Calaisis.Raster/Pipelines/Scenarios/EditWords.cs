
namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>Words and numbers of sentences about edits, in one of the languages.</summary>
sealed class EditWords(Language language)
{
    bool IsFrench => language == Language.French;

    public string this[string french, string english] => IsFrench ? french : english;

    /// <summary><c>What, how: the rest; more</c>; what is empty is left out.</summary>
    public string Join(string what, string how, params IReadOnlyList<string> rest)
    {
        var head = string.Join(", ", new[] { what, how }.Where(text => text.Length > 0));
        var tail = string.Join(IsFrench ? "\u00A0; " : "; ", rest.Where(text => text.Length > 0));
        return tail.Length == 0
            ? head
            : $"{char.ToUpperInvariant(head[0])}{head[1..]}{(IsFrench ? "\u00A0: " : ": ")}{tail}";
    }

    /// <summary>Three digits that count, all whole ones.</summary>
    public string Number(double value) => NumberMarks.ThreeDigits(value, language);

    /// <summary>In the quotation marks of the language.</summary>
    public string Quote(string text) => IsFrench ? $"«\u00A0{text}\u00A0»" : $"“{text}”";

    /// <summary>A unit as it is printed: cm² for cm2.</summary>
    public static string Unit(string unit) =>
        unit.Replace("m2", "m²", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);

    public string Metres(double metres) => $"{Number(metres)}\u00A0m";

    /// <summary>The word for so many: in French 0 and 1 are singular, in English 1.</summary>
    public string Count(int count, string frenchOne, string frenchMany, string englishOne, string englishMany) =>
        IsFrench ? count < 2 ? frenchOne : frenchMany : count == 1 ? englishOne : englishMany;

    /// <summary>One, two and three.</summary>
    public string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} {(IsFrench ? "et" : "and")} {items[^1]}";
}
