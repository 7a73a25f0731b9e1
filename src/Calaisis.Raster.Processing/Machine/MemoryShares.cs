namespace Calaisis.Raster.Processing.Machine;

/// <summary>How the memory a run may take is shared out.</summary>
/// <param name="TileBytes">Buffers of tiles in flight.</param>
/// <param name="BurnedBytes">Burned blocks of vector sources that are kept.</param>
/// <param name="GdalMegabytes">GDAL's block cache.</param>
sealed record MemoryShares(long TileBytes, long BurnedBytes, int GdalMegabytes)
{
    /// <summary>Half for tiles, a quarter for burned blocks, a quarter for GDAL.</summary>
    public static MemoryShares Of(long memoryBytes) =>
        new(memoryBytes / 2, memoryBytes / 4, (int)Math.Max(1, memoryBytes / 4 >> 20));
}
