using System.Text;

namespace Calaisis.Raster.Texts;

/// <summary>
/// Texts in one Unicode form, the composed one (NFC): <c>ê</c> may be written as one character or as <c>e</c> and a
/// mark, and names that look the same are to be the same.
/// </summary>
public static class ComposedText
{
    const char FirstMark = '\u0300';
    const char LastMark = '\u036F';

    /// <summary>
    /// The text with letters and their marks as one character, where there is one; most texts are returned as they are.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyInRange(FirstMark, LastMark) < 0) return text;
        var composed = new StringBuilder(text.Length);
        var marks = new List<char>();
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at++];
            marks.Clear();
            while (at < text.Length && text[at] is >= FirstMark and <= LastMark) marks.Add(text[at++]);
            Compose(letter, marks, composed);
        }

        return composed.ToString();
    }

    /// <summary>The text with each mark as a character of its own (NFD), as some systems store names.</summary>
    public static string Apart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.All(char.IsAscii)) return text;
        var apart = new StringBuilder(text.Length);
        var marks = new List<char>();
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at++];
            marks.Clear();
            while (ComposedLetters.Parts(letter) is { } parts)
            {
                letter = parts.Letter;
                marks.Insert(0, parts.Mark);
            }

            while (at < text.Length && text[at] is >= FirstMark and <= LastMark) marks.Add(text[at++]);
            apart.Append(letter);
            foreach (var mark in marks.OrderBy(Place)) apart.Append(mark);
        }

        return apart.ToString();
    }

    /// <summary>Whether two texts are the same in this form.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Of(one), Of(other), StringComparison.Ordinal);

    static void Compose(char letter, List<char> marks, StringBuilder composed)
    {
        if (marks.Count > 0)
        {
            // A letter that has a mark already: marks come in their own order, not in that of writing.
            while (ComposedLetters.Parts(letter) is { } parts)
            {
                letter = parts.Letter;
                marks.Insert(0, parts.Mark);
            }
        }

        var ordered = marks.OrderBy(Place).ToList();
        var left = new List<char>();
        foreach (var mark in ordered)
        {
            var isBlocked = left.Count > 0 && Place(left[^1]) >= Place(mark);
            if (!isBlocked && ComposedLetters.Of(letter, mark) is { } one) letter = one;
            else left.Add(mark);
        }

        composed.Append(letter);
        foreach (var mark in left) composed.Append(mark);
    }

    /// <summary>Where a mark stands at its letter, as Unicode's canonical combining classes number it.</summary>
    static int Place(char mark) => mark switch
    {
        >= '\u0334' and <= '\u0338' => 1,
        '\u0321' or '\u0322' or '\u0327' or '\u0328' => 202,
        '\u031B' => 216,
        (>= '\u0316' and <= '\u0319') or (>= '\u031C' and <= '\u0320') or (>= '\u0323' and <= '\u0326') => 220,
        (>= '\u0329' and <= '\u0333') or (>= '\u0339' and <= '\u033C') or (>= '\u0347' and <= '\u0349') => 220,
        '\u034D' or '\u034E' or (>= '\u0353' and <= '\u0356') or '\u0359' or '\u035A' => 220,
        '\u0315' or '\u031A' or '\u0358' => 232,
        '\u035C' or '\u035F' or '\u0362' => 233,
        '\u035D' or '\u035E' or '\u0360' or '\u0361' => 234,
        '\u0345' => 240,
        _ => 230,
    };
}
