using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Cli.Arguments;

/// <summary>
/// Sentences on values of options. The library that reads arguments carries texts only, so the sentences wait here
/// until they are told.
/// </summary>
static class ValueFaults
{
    static readonly Dictionary<string, Sentence> Told = new(StringComparer.Ordinal);

    /// <summary>The text for the library.</summary>
    public static string Text(Sentence sentence)
    {
        var text = sentence.ToString();
        Told[text] = sentence;
        return text;
    }

    /// <summary>
    /// The sentence of a text that the library hands back; the library's own texts as the catalogue has them.
    /// </summary>
    public static Sentence SentenceOf(string text) => Told.GetValueOrDefault(text) ?? LibraryTexts.Of(text);
}
