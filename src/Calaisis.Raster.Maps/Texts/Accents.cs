using System.Text;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>
/// Joins a letter and an accent that follows it as a character of its own, as some systems store names, into the one
/// character the font draws well. Without culture data, as the program runs, the system's own composition does nothing.
/// </summary>
public static class Accents
{
    // Each mark with the letters it stands on, every letter followed by the accented one.
    static readonly Dictionary<char, string> Pairs = new()
    {
        ['\u0300'] = "aàeèiìoòuùAÀEÈIÌOÒUÙ",
        ['\u0301'] = "aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝ",
        ['\u0302'] = "aâeêiîoôuûAÂEÊIÎOÔUÛ",
        ['\u0303'] = "aãnñoõAÃNÑOÕ",
        ['\u0308'] = "aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ",
        ['\u0327'] = "cçCÇ",
    };

    /// <summary>The text with its accented letters in one character each; what has no such character stays.</summary>
    public static string Join(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var joined = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var accented = joined.Length > 0 && Pairs.TryGetValue(character, out var pairs)
                ? Accented(pairs, joined[^1])
                : null;
            if (accented is { } whole) joined[^1] = whole;
            else joined.Append(character);
        }
        return joined.ToString();
    }

    static char? Accented(string pairs, char letter)
    {
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] == letter) return pairs[i + 1];
        }
        return null;
    }
}
