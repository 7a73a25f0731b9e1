using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>Where a <see cref="FieldSearch"/> goes, and what of it is wanted, tile by tile.</summary>
/// <remarks>Thread rule: one worker's own.</remarks>
unsafe interface IFieldBounds
{
    /// <summary>
    /// Lays what the cells of a tile and its halo begin with: their cost where it is known, or else a number that their
    /// cost has to be below to matter.
    /// </summary>
    void Lay(double* block, int tile);

    /// <summary>Tells the kernel what to go on from when a tile is first visited.</summary>
    void Mark(ITileKernel kernel, int tile);

    /// <summary>
    /// Copies the costs that are wanted, +Infinity for the others; gives the least of them, +Infinity if there are
    /// none.
    /// </summary>
    double Keep(double* block, int tile, double[] page);
}
