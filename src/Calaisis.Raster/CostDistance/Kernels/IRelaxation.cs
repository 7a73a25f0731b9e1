namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// Lowers eight cells of a line by the steps that lead to them from the lines before it. A type argument, so that the
/// call is compiled into the sweep: it is called once for eight cells.
/// </summary>
unsafe interface IRelaxation
{
    /// <summary>How many lines and columns away a step may begin.</summary>
    static abstract int Reach { get; }

    /// <param name="cost">The first of the eight costs.</param>
    /// <param name="resistance">Its resistance.</param>
    /// <param name="back">Offset of the line before.</param>
    /// <param name="lengths">Step lengths for sweeps in this orientation.</param>
    /// <returns>A bit for each cell that was lowered.</returns>
    static abstract uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths);
}
