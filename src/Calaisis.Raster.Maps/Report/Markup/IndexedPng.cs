using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Report.Markup;

/// <summary>
/// A grid of classes as a PNG with a palette (ISO/IEC 15948): half a byte per cell up to 16 classes, before compression.
/// Skia writes only full colours, which takes several times as much.
/// </summary>
static class IndexedPng
{
    const int PaletteColour = 3;

    static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <param name="cells">A class per cell, row-major.</param>
    /// <param name="shape">Rows and columns.</param>
    /// <param name="colours">The colour of each class, null for transparent; at most 256.</param>
    public static byte[] Encode(ReadOnlySpan<byte> cells, Shape shape, IReadOnlyList<Rgb?> colours)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(colours.Count, 256);
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, shape.CellCount);
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var bits = colours.Count <= 16 ? 4 : 8;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, shape.Cols);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), shape.Rows);
        header[8] = (byte)bits;
        header[9] = PaletteColour;
        Write(file, "IHDR", header);
        Write(file, "PLTE", [.. colours.SelectMany(colour => new[] { colour?.Red ?? 0, colour?.Green ?? 0, colour?.Blue ?? 0 })]);
        Write(file, "tRNS", [.. colours.Select(colour => colour is null ? (byte)0 : byte.MaxValue)]);
        Write(file, "IDAT", Compressed(cells, shape, bits));
        Write(file, "IEND", []);
        return file.ToArray();
    }

    static byte[] Compressed(ReadOnlySpan<byte> cells, Shape shape, int bits)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            // Each row begins with its filter: none, which suits classes best.
            var line = new byte[1 + (((shape.Cols * bits) + 7) / 8)];
            for (var row = 0; row < shape.Rows; row++)
            {
                var from = cells.Slice(row * shape.Cols, shape.Cols);
                if (bits == 8) from.CopyTo(line.AsSpan(1));
                else Pack(from, line.AsSpan(1));
                zlib.Write(line);
            }
        }

        return target.ToArray();
    }

    static void Pack(ReadOnlySpan<byte> cells, Span<byte> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var right = (2 * i) + 1 < cells.Length ? cells[(2 * i) + 1] : 0;
            line[i] = (byte)((cells[2 * i] << 4) | right);
        }
    }

    static void Write(MemoryStream file, string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(body);
        var crc = uint.MaxValue;
        foreach (var value in body) crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }

    static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        return crc;
    }
}
