using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>What a PNG file holds beside its pixels (PNG specification, third edition, chapter 11.3): SkiaSharp writes none of it.</summary>
static class PngChunk
{
    const int MostKeyword = 79;

    /// <summary>pHYs: pixels per metre along both axes, unit 1 = metre.</summary>
    public static byte[] Resolution(int dotsPerInch)
    {
        Span<byte> data = stackalloc byte[9];
        var perMetre = (uint)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteUInt32BigEndian(data, perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(data[4..], perMetre);
        data[8] = 1;
        return Of("pHYs"u8, data);
    }

    /// <summary>iTXt: a text under a keyword, not compressed, of no language.</summary>
    public static byte[] Text(string keyword, string text)
    {
        if (keyword.Length is 0 or > MostKeyword || keyword.Any(letter => letter is <= ' ' or > '~'))
            throw new ArgumentException($"'{keyword}' is no keyword of a PNG: 1 to {MostKeyword} letters, digits and signs", nameof(keyword));
        // After the keyword: its end, no compression, its method, and the ends of language and translated keyword.
        return Of("iTXt"u8, [.. Encoding.ASCII.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)]);
    }

    static byte[] Of(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }
}
