using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>What the cells of a written raster hold, and so their number type.</summary>
public enum CellType
{
    /// <summary>Measured or computed values, in single precision; NoData is NaN.</summary>
    Quantity,

    /// <summary>Computed values in double precision (accumulated costs); NoData is NaN.</summary>
    ExactQuantity,

    /// <summary>Numbers of things (patches, watersheds), in 32 bits; NoData is the smallest integer.</summary>
    Label,

    /// <summary>Codes from 0 to 254, in a byte; NoData is 255.</summary>
    SmallLabel,
}

/// <summary>What each cell type means to GDAL.</summary>
static class CellTypes
{
    internal static DataType ToGdal(this CellType type) => type switch
    {
        CellType.Quantity => DataType.GDT_Float32,
        CellType.ExactQuantity => DataType.GDT_Float64,
        CellType.Label => DataType.GDT_Int32,
        CellType.SmallLabel => DataType.GDT_Byte,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a cell type"),
    };

    /// <summary>Bytes of a cell.</summary>
    internal static int Bytes(this CellType type) => type switch
    {
        CellType.SmallLabel => sizeof(byte),
        CellType.ExactQuantity => sizeof(double),
        _ => sizeof(int),
    };

    internal static double NoData(this CellType type) => type switch
    {
        CellType.Label => int.MinValue,
        CellType.SmallLabel => byte.MaxValue,
        _ => double.NaN,
    };

    internal static bool IsLabel(this CellType type) => type is CellType.Label or CellType.SmallLabel;

    /// <summary>Whether a label fits in the type and is not its NoData.</summary>
    internal static bool Holds(this CellType type, int label) =>
        type == CellType.SmallLabel ? label is >= 0 and < byte.MaxValue : label != int.MinValue;
}
