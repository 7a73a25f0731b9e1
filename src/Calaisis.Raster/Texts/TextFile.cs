using System.Globalization;
using System.Text;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Texts;

/// <summary>
/// Reads text files so that no character is lost: in the encoding they say or are said to have, else in UTF-8.
/// </summary>
public static class TextFile
{
    /// <summary>Larger files are refused.</summary>
    public const int MostBytes = 64_000_000;

    static readonly (byte[] Mark, Encoding Encoding)[] Marked =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(false, throwOnInvalidBytes: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="declared">Its encoding, where it has no mark (BOM) that says another; null for UTF-8.</param>
    /// <param name="remedy">What to do about bytes that are no text, as the end of a sentence.</param>
    /// <param name="what">What the file is, for the message; null for a table.</param>
    /// <param name="mostBytes">Larger files are refused.</param>
    /// <exception cref="PipelineException">It is too large, or bytes at a place are no characters.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(
        string path, TextEncoding? declared, Sentence remedy, Sentence? what = null, int mostBytes = MostBytes) =>
        Decode(Bytes(path, what, mostBytes), path, declared, remedy);

    /// <summary>The bytes of a file that is to hold text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What the file is, for the message; null for a table.</param>
    /// <param name="mostBytes">Larger files are refused.</param>
    /// <exception cref="PipelineException">It is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Bytes(string path, Sentence? what = null, int mostBytes = MostBytes)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var read = new MemoryStream();
        var buffer = new byte[1 << 16];
        // Not by its length: a pipe has none.
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            read.Write(buffer.AsSpan(0, count));
            if (read.Length <= mostBytes) continue;
            throw new PipelineException([new Fault(path, 0, 0, $"{what ?? $"the table"} is larger than "
                + $"{mostBytes / 1_000_000} MB; is it the file that was meant?")]);
        }

        return read.ToArray();
    }

    /// <summary>The text that bytes of a file are.</summary>
    /// <param name="bytes">All of the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="declared">Its encoding, where it has no mark (BOM) that says another; null for UTF-8.</param>
    /// <param name="remedy">What to do about bytes that are no text, as the end of a sentence.</param>
    /// <exception cref="PipelineException">Bytes at a place are no characters.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string path, TextEncoding? declared, Sentence remedy)
    {
        foreach (var (mark, encoding) in Marked)
        {
            if (bytes.StartsWith(mark)) return Decode(bytes[mark.Length..], path, encoding, encoding.WebName, remedy);
        }

        if (declared is { HasOneByteForEach: true } && Utf8Mistaken.IsLikely(bytes))
        {
            throw new PipelineException([new Fault(
                path, 0, 0, $"found UTF-8 that is declared as {declared.Name}, "
                    + $"which would read other characters; leave 'encoding' out")]);
        }

        return declared is null
            ? Decode(bytes, path, Marked[0].Encoding, "utf-8", remedy)
            : Decode(bytes, path, declared.ToStrictEncoding(), declared.Name, remedy);
    }

    static string Decode(ReadOnlySpan<byte> bytes, string path, Encoding encoding, string name, Sentence remedy)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var zero
                ? throw NoText(text[..zero])
                : text;
        }
        catch (DecoderFallbackException wrong)
        {
            if (encoding is not UnicodeEncoding && bytes.IndexOf((byte)0) is >= 0 and var zero)
                throw NoText(Readable(bytes[..zero], encoding));
            var found = string.Join(
                ' ', (wrong.BytesUnknown ?? []).Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));
            throw Wrong(
                Readable(bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)], encoding),
                $"found the byte {found}, which is no character in {name}; {remedy}");
        }

        PipelineException NoText(string before)
        {
            var wider = encoding is UnicodeEncoding ? "UTF-32" : "UTF-16/UTF-32";
            return Wrong(
                before, $"found a byte of zero, so this is no text in {name}, but perhaps one in {wider}; {remedy}");
        }

        PipelineException Wrong(string before, Sentence what)
        {
            var (line, column) = PlaceAt(before, before.Length);
            return new PipelineException([new Fault(path, line, column, what)]);
        }
    }

    /// <summary>What stands before the first byte that is no character.</summary>
    static string Readable(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient.GetString(bytes);
    }

    /// <summary>Line and column of a place in a text, counted from 1.</summary>
    public static (int Line, int Column) PlaceAt(string text, int at)
    {
        ArgumentNullException.ThrowIfNull(text);
        var before = text.AsSpan(0, at);
        return (1 + before.Count('\n'), at - before.LastIndexOf('\n'));
    }
}
