using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// How a PDF of ours was made: a JSON object in its keywords, which SkiaSharp can write and viewers show. PDFs of other
/// programs may keep their keywords compressed or encrypted; they are not read.
/// </summary>
public static class PdfProvenance
{
    const string Begin = "{\"CALAISIS_";

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The pairs of a PDF that this program wrote; none for any other.</summary>
    /// <exception cref="RasterException">The file is damaged.</exception>
    public static IReadOnlyDictionary<string, string> Of(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (JsonException damaged)
        {
            throw new RasterException(
                $"{path}: calaisis made this PDF, but its record of how is damaged; copy it from the results again.",
                damaged);
        }
    }

    internal static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> pdf)
    {
        var key = "/Keywords"u8;
        while (pdf.IndexOf(key) is >= 0 and var at)
        {
            pdf = pdf[(at + key.Length)..];
            var keywords = TextOf(pdf.TrimStart(" \r\n"u8));
            if (!keywords.StartsWith(Begin, StringComparison.Ordinal)) continue;
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(keywords)!;
        }

        return new SortedDictionary<string, string>();
    }

    internal static string ToKeywords(IReadOnlyDictionary<string, string> provenance) => provenance.Count == 0
        ? ""
        : JsonSerializer.Serialize(
            new SortedDictionary<string, string>(provenance.ToDictionary(), StringComparer.Ordinal), Plain);

    // PDF 1.7, 7.9.2.2: with the mark FE FF it is UTF-16; without, Skia writes ASCII only.
    static string TextOf(ReadOnlySpan<byte> value)
    {
        byte[] bytes =
            value.StartsWith("("u8) ? Literal(value[1..]) : value.StartsWith("<"u8) ? Hexadecimal(value[1..]) : [];
        return bytes is [0xFE, 0xFF, .. var text]
            ? Encoding.BigEndianUnicode.GetString(text)
            : Encoding.Latin1.GetString(bytes);
    }

    // 7.3.4.2: of the escapes Skia writes \( \) \\ and three octal digits.
    static byte[] Literal(ReadOnlySpan<byte> value)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < value.Length && value[i] != ')'; i++)
        {
            if (value[i] == '\\' && i + 3 < value.Length && char.IsAsciiDigit((char)value[i + 1]))
            {
                bytes.Add((byte)(((value[i + 1] - '0') << 6) | ((value[i + 2] - '0') << 3) | (value[i + 3] - '0')));
                i += 3;
                continue;
            }

            if (value[i] == '\\' && i + 1 < value.Length) i++;
            bytes.Add(value[i]);
        }

        return [.. bytes];
    }

    // 7.3.4.3, always with an even number of digits here.
    static byte[] Hexadecimal(ReadOnlySpan<byte> value)
    {
        var digits = value[..Math.Max(0, value.IndexOf((byte)'>'))];
        var bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done ? bytes : [];
    }
}
