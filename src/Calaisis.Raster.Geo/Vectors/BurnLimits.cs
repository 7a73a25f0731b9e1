namespace Calaisis.Raster.Geo.Vectors;

/// <summary>What burning may use of the machine. Nothing here changes a burned value.</summary>
public sealed record BurnLimits
{
    /// <summary>How many cells beyond the grid can be read; features farther away are not taken.</summary>
    public int MarginCells { get; init; }

    /// <summary>Memory for burned blocks, in bytes, beside the one being burned by each reader.</summary>
    public long CacheBytes { get; init; } = 64L << 20;
}
