namespace Calaisis.Raster.Parameters;

/// <summary>Texts of other people as messages show them.</summary>
public static class Shown
{
    /// <summary>Longer texts are cut.</summary>
    public const int Longest = 200;

    /// <summary>
    /// The text, cut where it is too long for a message; a message stays on its line whatever the text holds.
    /// </summary>
    public static string Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.Length <= Longest
            ? text
            : $"{text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)}...";
        return OnOneLine(cut);
    }

    /// <summary>The text with signs in place of line ends and other control characters.</summary>
    public static string OnOneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(char.IsControl) ? string.Concat(text.Select(Visible)) : text;
    }

    /// <summary>Control characters as YAML writes them in quotes.</summary>
    static string Visible(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => char.IsControl(c) ? $"\\x{(int)c:X2}" : $"{c}",
    };
}
