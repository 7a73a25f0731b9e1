using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Calaisis.Raster.SystemTests.Maps.Models;

/// <summary>A PDF file as far as tests look into it: its objects as text, its content streams unpacked.</summary>
sealed partial class PdfFile
{
    readonly string _text;

    public PdfFile(byte[] pdf)
    {
        Bytes = pdf;
        _text = Encoding.Latin1.GetString(pdf);
    }

    public byte[] Bytes { get; }

    public int Pages => PageObject.Count(_text);

    public bool Holds(string text) => _text.Contains(text, StringComparison.Ordinal);

    /// <summary>Width and height of each page, in points.</summary>
    public IEnumerable<(double Width, double Height)> PageSizes => MediaBox.Matches(_text)
        .Select(match => (Number(match.Groups[1].Value), Number(match.Groups[2].Value)));

    /// <summary>How many streams hold text operators.</summary>
    public int StreamsWithText => Streams().Count(stream => stream.Contains("TJ", StringComparison.Ordinal)
        || stream.Contains("Tj", StringComparison.Ordinal));

    public IEnumerable<string> Streams()
    {
        foreach (Match match in Stream.Matches(_text))
        {
            var length = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            using var packed = new MemoryStream(Bytes, match.Index + match.Length, length);
            using var plain = new ZLibStream(packed, CompressionMode.Decompress);
            using var reader = new StreamReader(plain, Encoding.Latin1);
            yield return reader.ReadToEnd();
        }
    }

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    static partial Regex PageObject { get; }

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")]
    static partial Regex MediaBox { get; }

    [GeneratedRegex(@"<<[^<>]*/Filter /FlateDecode\s+/Length (\d+)[^<>]*>>\s*stream\r?\n")]
    static partial Regex Stream { get; }
}
