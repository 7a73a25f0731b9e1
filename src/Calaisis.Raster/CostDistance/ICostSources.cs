using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// The cells a cost distance begins at. Every source has a label, a positive integer, and a start cost.
/// </summary>
/// <remarks>Thread rule: safe for any number of concurrent readers.</remarks>
public interface ICostSources
{
    /// <summary>The name for messages.</summary>
    string Name { get; }

    /// <summary>
    /// Fills <paramref name="labels"/> (row-major) with each cell's label; 0 where there is no source.
    /// </summary>
    void Read(Window window, Span<int> labels);

    /// <summary>What a cell of the source costs to begin with; 0 unless declared.</summary>
    double StartCost(int label);
}
