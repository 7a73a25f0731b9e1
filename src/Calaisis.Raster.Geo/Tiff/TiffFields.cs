using System.Buffers.Binary;

namespace Calaisis.Raster.Geo.Tiff;

/// <summary>Reads the first directory of a small TIFF file that GDAL has just written.</summary>
static class TiffFields
{
    const int EntryBytes = 12;
    const int InlineBytes = sizeof(uint);
    const int DirectoryPlace = 4;

    /// <summary>The fields by number; those of types that we do not know are left out.</summary>
    /// <exception cref="InvalidDataException">It is no TIFF file of 32-bit places.</exception>
    internal static IReadOnlyDictionary<TiffTag, TiffField> Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < DirectoryPlace + InlineBytes || !file[..DirectoryPlace].SequenceEqual("II*\0"u8))
            throw new InvalidDataException("no TIFF file of 32-bit places in Intel's order");
        var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(file[DirectoryPlace..]);
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);
        var fields = new Dictionary<TiffTag, TiffField>();
        for (var entry = file[(at + sizeof(ushort))..]; entries > 0; entries--, entry = entry[EntryBytes..])
        {
            var tag = (TiffTag)BinaryPrimitives.ReadUInt16LittleEndian(entry);
            var type = (TiffType)BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]);
            var count = (int)BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
            var size = checked(count * TiffField.SizeOf(type));
            if (size == 0) continue;
            var values = size <= InlineBytes
                ? entry.Slice(8, size)
                : file.Slice((int)BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), size);
            fields[tag] = new TiffField(tag, type, count, values.ToArray());
        }

        return fields;
    }
}
