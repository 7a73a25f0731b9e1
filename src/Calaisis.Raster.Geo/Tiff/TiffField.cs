using System.Buffers.Binary;
using System.Text;

namespace Calaisis.Raster.Geo.Tiff;

/// <summary>How the values of a field are stored.</summary>
enum TiffType : ushort
{
    Ascii = 2,
    Short = 3,
    Long = 4,
    Double = 12,
    Long8 = 16,
}

/// <summary>The fields that this program writes or takes over, by their numbers.</summary>
enum TiffTag : ushort
{
    NewSubfileType = 254,
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Compression = 259,
    PhotometricInterpretation = 262,
    SamplesPerPixel = 277,
    PlanarConfiguration = 284,
    Predictor = 317,
    TileWidth = 322,
    TileLength = 323,
    TileOffsets = 324,
    TileByteCounts = 325,
    SampleFormat = 339,
    ModelPixelScale = 33550,
    ModelTiepoint = 33922,
    ModelTransformation = 34264,
    GeoKeyDirectory = 34735,
    GeoDoubleParams = 34736,
    GeoAsciiParams = 34737,
    GdalMetadata = 42112,
    GdalNoData = 42113,
}

/// <summary>One field of a directory of a TIFF file, its values as the file holds them.</summary>
/// <param name="Tag">What it says.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Count">How many values it has.</param>
/// <param name="Bytes">The values, in the order of bytes that Intel's processors have.</param>
sealed record TiffField(TiffTag Tag, TiffType Type, long Count, byte[] Bytes)
{
    internal static TiffField Short(TiffTag tag, int value)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
        return new TiffField(tag, TiffType.Short, 1, bytes);
    }

    internal static TiffField Long(TiffTag tag, long value) => Longs(tag, [value], isWide: false);

    internal static TiffField Text(TiffTag tag, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        return new TiffField(tag, TiffType.Ascii, bytes.Length, bytes);
    }

    /// <summary>Whole numbers of four bytes, or of eight where they are wide.</summary>
    internal static TiffField Longs(TiffTag tag, ReadOnlySpan<long> values, bool isWide)
    {
        var size = isWide ? sizeof(ulong) : sizeof(uint);
        var bytes = new byte[checked(values.Length * size)];
        for (var i = 0; i < values.Length; i++)
        {
            var to = bytes.AsSpan(i * size);
            if (isWide) BinaryPrimitives.WriteInt64LittleEndian(to, values[i]);
            else BinaryPrimitives.WriteUInt32LittleEndian(to, checked((uint)values[i]));
        }

        return new TiffField(tag, isWide ? TiffType.Long8 : TiffType.Long, values.Length, bytes);
    }

    /// <summary>Bytes that one value of a type takes; 0 where we know no such type.</summary>
    internal static int SizeOf(TiffType type) => type switch
    {
        TiffType.Ascii => 1,
        TiffType.Short => sizeof(ushort),
        TiffType.Long => sizeof(uint),
        TiffType.Double or TiffType.Long8 => sizeof(double),
        _ => 0,
    };
}
