using System.Globalization;
using System.Text;

namespace Calaisis.Raster.Texts;

/// <summary>
/// Whether a text holds characters that nobody can read, or the mark that stands for one that was lost.
/// </summary>
public static class Legibility
{
    /// <summary>What takes the place of bytes that cannot be read in the encoding they were taken for.</summary>
    public const char Lost = '\uFFFD';

    const char NonJoiner = '\u200C';
    const char Joiner = '\u200D';

    // Letters before it (Latin, Greek, Cyrillic, Armenian) are joined by nothing.
    const char FirstJoined = '\u0590';

    /// <summary>
    /// What is wrong with a text, as the end of a sentence after "found", and where; null where all can be read. Line
    /// ends and tabs are allowed where it may have several lines; joiners where scripts and pictures need them: between
    /// letters that take other shapes together, or parts of one picture.
    /// </summary>
    public static (int At, Sentence Found)? WhatIsWrong(string text, bool isOfLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            // Most texts are of such characters only.
            if (c is >= ' ' and <= '~' || (isOfLines && c is '\n' or '\r' or '\t')) continue;
            if (c == Lost)
            {
                return (
                    at, $"U+FFFD, which stands for a character that was lost when bytes were read in a wrong encoding");
            }

            if (!Rune.TryGetRuneAt(text, at, out var rune))
                return (at, $"U+{(int)c:X4}, {(Sentence)$"half of a character"}");
            if (!IsJoiner(text, at) && Kind(rune) is { } kind) return (at, $"U+{rune.Value:X4}, {kind}");
            at += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    static bool IsJoiner(string text, int at) =>
        text[at] is Joiner or NonJoiner && at > 0 && at + 1 < text.Length && text[at - 1] >= FirstJoined
        && text[at + 1] >= FirstJoined;

    static Sentence? Kind(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.Value is '\n' or '\r' => $"a line end",
        _ when (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF => $"no character",
        _ when IsFiller(rune.Value) => $"an invisible character",
        UnicodeCategory.Control => $"a control character",
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"a line end",
        UnicodeCategory.Format => $"an invisible character",
        UnicodeCategory.PrivateUse => $"a character of private use, which means something else in each font",
        _ => null,
    };

    // Letters and marks by category, that are drawn as nothing: fillers of Hangul, inherent vowels, the blank of
    // Braille, the plane of tags.
    static bool IsFiller(int c) => c is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0xE0000 and <= 0xE0FFF);
}
