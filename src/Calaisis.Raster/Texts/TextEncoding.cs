using System.Text;

namespace Calaisis.Raster.Texts;

/// <summary>How the characters of a text are written as bytes.</summary>
/// <param name="Name">In pipeline files: <c>windows-1252</c>.</param>
/// <param name="GdalName">What GDAL calls it.</param>
/// <param name="CodePage">Its number.</param>
public sealed record TextEncoding(string Name, string GdalName, int CodePage)
{
    const int Utf8CodePage = 65001;
    const int Utf16CodePage = 1200;

    /// <summary>Those of files that people still send.</summary>
    public static IReadOnlyList<TextEncoding> All { get; } =
    [
        new("utf-8", "UTF-8", Utf8CodePage),
        new("utf-16", "UTF-16", Utf16CodePage),
        new("windows-1252", "CP1252", 1252),
        new("iso-8859-1", "ISO-8859-1", 28591),
        new("iso-8859-15", "ISO-8859-15", 28605),
        new("cp850", "CP850", 850),
        new("cp437", "CP437", 437),
    ];

    /// <summary>
    /// Those whose characters may stand in a table of features, where each text has a width in bytes.
    /// </summary>
    public static IEnumerable<TextEncoding> OfFeatures => All.Where(encoding => encoding.CodePage != Utf16CodePage);

    /// <summary>Whether every character is one byte.</summary>
    public bool HasOneByteForEach => CodePage is not (Utf8CodePage or Utf16CodePage);

    /// <summary>Whether a text, read in this encoding, was written in UTF-8: <c>forÃªt</c>.</summary>
    public bool IsMistakenFor(string text)
    {
        if (!HasOneByteForEach || text.All(char.IsAscii)) return false;
        try
        {
            return Utf8Mistaken.IsLikely(ToStrictEncoding().GetBytes(text));
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Throws where bytes are none of its characters.</summary>
    internal Encoding ToStrictEncoding() => CodePagesEncodingProvider.Instance.GetEncoding(
            CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? Encoding.GetEncoding(CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
