using System.Text.RegularExpressions;

namespace Calaisis.Raster.Sentences;

/// <summary>
/// Texts that come as they are, from libraries or as names within the program, and that the catalogue has by their
/// pattern: the place of <c>{0}</c> holds anything.
/// </summary>
public sealed class KnownTexts(params string[] known)
{
    static readonly Regex EscapedPlace = new(@"\\{(\d)}", RegexOptions.CultureInvariant);

    static readonly Regex Place = new(@"\{(\d)\}", RegexOptions.CultureInvariant);

    readonly Lazy<(Regex Pattern, string French)[]> _patterns = new(
        () => [.. known.Select(text => (PatternOf(text), French.Of(text)))]);

    /// <summary>The patterns, as the catalogue has them.</summary>
    public IReadOnlyList<string> All => known;

    /// <summary>The text as a sentence; null where it is none of these.</summary>
    public Sentence? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (pattern, french) in _patterns.Value)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return Sentence.Told(
                    text, Place.Replace(french, place => match.Groups[$"p{place.Groups[1].Value}"].Value.Trim()));
            }
        }

        return null;
    }

    // Some write blanks twice.
    static Regex PatternOf(string text) => new(
        $"^{EscapedPlace.Replace(Regex.Escape(text), "(?<p$1>.+?)").Replace("\\ ", "\\s+", StringComparison.Ordinal)}$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
