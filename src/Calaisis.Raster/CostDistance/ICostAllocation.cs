using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Accumulated costs and which source each cell belongs to, window by window: just searched, or read from where they
/// were kept.
/// </summary>
public interface ICostAllocation
{
    /// <summary>
    /// Fills <paramref name="costs"/> (row-major) with accumulated costs; NaN where no source reaches.
    /// </summary>
    void Read(Window window, Span<double> costs);

    /// <summary>
    /// Fills <paramref name="labels"/> (row-major) with the label of the source each cell belongs to; 0 where no source
    /// reaches.
    /// </summary>
    void ReadAllocation(Window window, Span<int> labels, CancellationToken token = default);
}
