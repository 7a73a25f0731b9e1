using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.CostDistance;

/// <summary>A feature read as a source.</summary>
/// <param name="Feature">Its id in the layer.</param>
/// <param name="Label">Its label, from 1.</param>
/// <param name="Name">What it is called in results.</param>
/// <param name="StartCost">What it costs to begin there.</param>
sealed record SourceFeature(long Feature, int Label, string Name, double StartCost)
{
    /// <summary>0 for points, 1 for lines, 2 for surfaces; -1 without geometry near the grid.</summary>
    public int Dimension { get; set; } = -1;

    /// <summary>The cells of its points that lie in the grid.</summary>
    public List<Cell> PointCells { get; } = [];
}
