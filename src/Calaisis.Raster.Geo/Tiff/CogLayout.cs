using System.Buffers.Binary;

namespace Calaisis.Raster.Geo.Tiff;

/// <summary>
/// Where everything stands in a cloud-optimised GeoTIFF: first the directories, the raster's and those of its overviews
/// from fine to coarse, then the tiles from coarse to fine, each with its size before it and its last four bytes once
/// more behind it. That is what GDAL's COG driver writes and announces at the head of the file, so that readers over
/// the network need not look for the sizes of tiles.
/// </summary>
sealed class CogLayout
{
    /// <summary>Bytes before each tile: its size.</summary>
    internal const int Leader = sizeof(uint);

    /// <summary>Bytes behind each tile: its last ones.</summary>
    internal const int Trailer = 4;

    /// <summary>Where 32-bit places end.</summary>
    internal const long ClassicLimit = 1L << 32;

    // Read by GDAL before anything else; its size stands in it. The blank is left for a word that GDAL may write over.
    static ReadOnlySpan<byte> Announcement =>
        "GDAL_STRUCTURAL_METADATA_SIZE=000140 bytes\n"u8
        + "LAYOUT=IFDS_BEFORE_DATA\n"u8
        + "BLOCK_ORDER=ROW_MAJOR\n"u8
        + "BLOCK_LEADER=SIZE_AS_UINT4\n"u8
        + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\n"u8
        + "KNOWN_INCOMPATIBLE_EDITION=NO\n "u8;

    readonly IReadOnlyList<TiffImage> _images;
    readonly bool _isBig;

    /// <param name="images">The raster and its overviews, from fine to coarse.</param>
    /// <param name="classicLimit">From so many bytes on the file has 64-bit places.</param>
    /// <param name="gap">Bytes to leave before the first tile: tests of places beyond 4 GB.</param>
    internal CogLayout(IReadOnlyList<TiffImage> images, long classicLimit = ClassicLimit, long gap = 0)
    {
        _images = images;
        Offsets = [.. images.Select(image => new long[image.TileSizes.Count])];
        var data = gap + images.Sum(image => image.TileSizes.Sum(size => size > 0 ? Leader + (long)size + Trailer : 0));
        _isBig = HeadBytes(isBig: false) + data >= classicLimit;
        FirstTile = HeadBytes(_isBig) + gap;
        Length = HeadBytes(_isBig) + data;
        PlaceTiles();
    }

    /// <summary>Where each image's tiles begin; 0 where there is none.</summary>
    internal IReadOnlyList<long[]> Offsets { get; }

    /// <summary>Where the leader of the first tile stands.</summary>
    internal long FirstTile { get; }

    /// <summary>Bytes of the whole file.</summary>
    internal long Length { get; }

    /// <summary>Whether places take 64 bits (BigTIFF).</summary>
    internal bool IsBig => _isBig;

    /// <summary>All that stands before the tiles.</summary>
    internal byte[] Head()
    {
        var head = new byte[HeadBytes(_isBig)];
        "II"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), (ushort)(_isBig ? 43 : 42));
        if (_isBig) BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), sizeof(ulong));
        Announcement.CopyTo(head.AsSpan(Start(_isBig)));
        var next = _isBig ? 8 : 4;
        var at = FirstDirectory(_isBig);
        for (var image = 0; image < _images.Count; image++)
        {
            WritePlace(head, next, at);
            (next, at) = WriteDirectory(head, at, FieldsOf(image, _isBig));
        }

        return head;
    }

    static int Start(bool isBig) => isBig ? 16 : 8;

    static int FirstDirectory(bool isBig) => Even(Start(isBig) + Announcement.Length);

    static int Even(int place) => place + (place & 1);

    static int CountBytes(bool isBig) => isBig ? sizeof(ulong) : sizeof(ushort);

    static int PlaceBytes(bool isBig) => isBig ? sizeof(ulong) : sizeof(uint);

    static int EntryBytes(bool isBig) => (2 * sizeof(ushort)) + (2 * PlaceBytes(isBig));

    static int DirectoryBytes(int entries, bool isBig) =>
        CountBytes(isBig) + (entries * EntryBytes(isBig)) + PlaceBytes(isBig);

    int HeadBytes(bool isBig)
    {
        var at = FirstDirectory(isBig);
        for (var image = 0; image < _images.Count; image++)
        {
            var fields = FieldsOf(image, isBig);
            at += DirectoryBytes(fields.Count, isBig);
            foreach (var field in fields)
            {
                if (field.Bytes.Length > PlaceBytes(isBig)) at += Even(field.Bytes.Length);
            }
        }

        return at;
    }

    void PlaceTiles()
    {
        var at = FirstTile;
        for (var image = _images.Count - 1; image >= 0; image--)
        {
            var sizes = _images[image].TileSizes;
            for (var tile = 0; tile < sizes.Count; tile++)
            {
                if (sizes[tile] == 0) continue;
                Offsets[image][tile] = at + Leader;
                at += Leader + (long)sizes[tile] + Trailer;
            }
        }
    }

    List<TiffField> FieldsOf(int image, bool isBig)
    {
        long[] sizes = [.. _images[image].TileSizes];
        // Places that do not fit are those of a layout that is not taken.
        var places = _isBig == isBig ? Offsets[image] : new long[sizes.Length];
        List<TiffField> fields =
        [
            .. _images[image].Fields,
            TiffField.Longs(TiffTag.TileOffsets, places, isBig),
            TiffField.Longs(TiffTag.TileByteCounts, sizes, isWide: false),
        ];
        fields.Sort((one, other) => one.Tag.CompareTo(other.Tag));
        return fields;
    }

    /// <summary>Where the place of the next directory is to be written, and where it may stand.</summary>
    (int Next, int End) WriteDirectory(byte[] head, int at, List<TiffField> fields)
    {
        var values = at + DirectoryBytes(fields.Count, _isBig);
        if (_isBig) BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(at), fields.Count);
        else BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(at), checked((ushort)fields.Count));
        at += CountBytes(_isBig);
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(at), (ushort)field.Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(at + 2), (ushort)field.Type);
            WritePlace(head, at + 4, field.Count);
            var value = at + 4 + PlaceBytes(_isBig);
            if (field.Bytes.Length <= PlaceBytes(_isBig))
            {
                field.Bytes.CopyTo(head, value);
            }
            else
            {
                WritePlace(head, value, values);
                field.Bytes.CopyTo(head, values);
                values += Even(field.Bytes.Length);
            }

            at += EntryBytes(_isBig);
        }

        return (at, values);
    }

    void WritePlace(byte[] head, int at, long place)
    {
        if (_isBig) BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(at), place);
        else BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(at), checked((uint)place));
    }
}
