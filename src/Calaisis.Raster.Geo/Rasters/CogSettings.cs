using Calaisis.Raster.Geo.Tiff;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>What is written into a raster beside its values.</summary>
public sealed record CogSettings
{
    public CellType CellType { get; init; } = CellType.Quantity;

    /// <summary>Unit of the values; empty for pure numbers and classes.</summary>
    public string Unit { get; init; } = "";

    /// <summary>One line about the band, shown by GIS programs as its name.</summary>
    public string Description { get; init; } = "";

    /// <summary>Metadata items (provenance, histogram), written in ordinal order of their names.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Threads that compress; the bytes written do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How its tiles are compressed: as ZSTD where GDAL reads it.</summary>
    public TileCompression Compression { get; init; } = CogContent.Compression;

    /// <summary>
    /// What blocks that wait for cells and compressed tiles may take of the memory; what is more goes to scratch files
    /// beside the raster.
    /// </summary>
    public long MemoryBytes { get; init; } = 64L << 20;

    /// <summary>From so many bytes on places in the file take 64 bits.</summary>
    internal long ClassicLimit { get; init; } = CogLayout.ClassicLimit;

    /// <summary>Bytes that are left empty before the first tile: tests of places beyond 4 GB.</summary>
    internal long Gap { get; init; }
}
