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
}
