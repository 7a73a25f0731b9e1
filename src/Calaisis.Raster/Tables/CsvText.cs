using System.Globalization;

namespace Calaisis.Raster.Tables;

/// <summary>
/// Texts as fields of a CSV. A spreadsheet takes a text that begins with =, +, - or @ for a formula, and a formula can
/// send the sheet away or start a program. Such texts get an apostrophe in front, which spreadsheets know as the mark
/// of a text; our own reader takes it off again. Numbers, and texts that are nothing but a number, stay as they are.
/// </summary>
public static class CsvText
{
    const char Mark = '\'';

    // The wide forms are taken for the narrow ones where a text is read as East Asian.
    const string Openings = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>
    /// A text as it stands in a file: marked where it could be a formula, in quotes where it needs them.
    /// </summary>
    public static string Field(string text, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Quoted(Neutral(text), delimiter);
    }

    /// <summary>The text with the mark where it could be a formula.</summary>
    public static string Neutral(string text) => CouldBeFormula(text) ? Mark + text : text;

    /// <summary>The text without the mark, if it has one: what <see cref="Neutral"/> was given.</summary>
    public static string Original(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Length > 1 && field[0] == Mark && CouldBeFormula(field[1..]) ? field[1..] : field;
    }

    /// <summary>Marks that stand there already are looked through, so that each text has a field of its own.</summary>
    static bool CouldBeFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = text.AsSpan().TrimStart(Mark);
        if (rest.IsWhiteSpace()) return false;
        if (rest[0] is '\t' or '\r' or '\n') return true;
        rest = rest.TrimStart();
        return Openings.Contains(rest[0], StringComparison.Ordinal) && (rest.Length < text.Length || !IsNumber(rest));
    }

    static bool IsNumber(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // Readers, ours among them, trim what is not quoted.
    static string Quoted(string text, char delimiter)
    {
        var plain = text.Length > 0 && text.AsSpan().IndexOfAny("\"\r\n") < 0
            && !text.Contains(delimiter, StringComparison.Ordinal)
            && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
        return plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
