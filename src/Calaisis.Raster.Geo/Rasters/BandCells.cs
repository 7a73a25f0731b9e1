using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// What the cells of a band are, beyond their number type: signed bytes of older GDAL, and which have data.
/// </summary>
static class BandCells
{
    /// <summary>Eight-bit signed, since GDAL 3.7; it has no name in the older bindings.</summary>
    internal const DataType SignedByte = (DataType)14;

    const float HalfOfByte = 128;
    const float WholeOfByte = 256;

    /// <summary>Whether bytes are signed: before 3.7 GDAL hands them out as unsigned ones and says so beside.</summary>
    internal static bool SaySigned(Band band) =>
        band.DataType == DataType.GDT_Byte && band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE";

    /// <summary>Turns bytes read as unsigned into what they mean: 251 is -5.</summary>
    internal static void Sign(Span<float> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= HalfOfByte) bytes[i] -= WholeOfByte;
        }
    }

    /// <summary>The same for numbers in double precision.</summary>
    internal static void Sign(Span<double> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= HalfOfByte) bytes[i] -= WholeOfByte;
        }
    }

    /// <summary>The smallest and the largest number of a type.</summary>
    internal static (double Least, double Most) LimitsOf(DataType type, bool signedBytes) => type switch
    {
        DataType.GDT_Byte when !signedBytes => (byte.MinValue, byte.MaxValue),
        DataType.GDT_Byte or SignedByte => (sbyte.MinValue, sbyte.MaxValue),
        DataType.GDT_Int16 => (short.MinValue, short.MaxValue),
        DataType.GDT_UInt16 => (ushort.MinValue, ushort.MaxValue),
        DataType.GDT_Int32 => (int.MinValue, int.MaxValue),
        DataType.GDT_UInt32 => (uint.MinValue, uint.MaxValue),
        DataType.GDT_Float32 => (float.MinValue, float.MaxValue),
        _ => (double.MinValue, double.MaxValue),
    };

    /// <summary>
    /// The mask that says which cells have data, of whatever kind: of the dataset, of the band, an alpha band. Null
    /// where all have, and where only the NoData value says so, which is looked at in the cells themselves.
    /// </summary>
    internal static Band? MaskOf(Band band)
    {
        var flags = band.GetMaskFlags();
        return (flags & GdalConst.GMF_ALL_VALID) != 0 || flags == GdalConst.GMF_NODATA ? null : band.GetMaskBand();
    }

    /// <summary>Cells that the mask leaves out have no data.</summary>
    internal static void Erase(ReadOnlySpan<byte> mask, Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (mask[i] == 0) values[i] = float.NaN;
        }
    }
}
