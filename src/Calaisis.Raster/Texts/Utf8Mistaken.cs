using System.Text;

namespace Calaisis.Raster.Texts;

/// <summary>Recognises UTF-8 that is said to be something else: <c>forêt</c> would be read as <c>forÃªt</c>.</summary>
static class Utf8Mistaken
{
    // Begins the letters from À to ÿ.
    const byte Lead = 0xC3;

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Whether bytes are UTF-8 with at least one letter from À to ÿ. In an encoding of one byte for each character that
    /// letter would be an Ã or a box line before a sign that no word has there; à and û do not count, as Ã before a
    /// space that does not break or before a closing quotation mark may be meant.
    /// </summary>
    public static bool IsLikely(ReadOnlySpan<byte> bytes)
    {
        var meant = false;
        for (var at = bytes.IndexOf(Lead); at >= 0 && at + 1 < bytes.Length && !meant;)
        {
            meant = bytes[at + 1] is >= 0x80 and <= 0xBF and not 0xA0 and not 0xBB;
            var next = bytes[(at + 1)..].IndexOf(Lead);
            at = next < 0 ? -1 : at + 1 + next;
        }

        if (!meant) return false;
        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
