namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// One tile's cells and halo as a <see cref="TileFrame"/> lays them out, while somebody holds them. Resistance is
/// +Infinity where no step leads (NoData, barriers, beyond the grid); cost is "unreached" where nothing is known yet.
/// </summary>
readonly unsafe struct TileBlock(double* cost, int* label, float* resistance)
{
    public readonly double* Cost = cost;

    /// <summary>Labels of the tile's own cells, row-major without halo or padding; null unless they are kept.</summary>
    public readonly int* Label = label;

    public readonly float* Resistance = resistance;
}
