using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.CostDistance;

/// <summary>One source with its cells: a point, a patch.</summary>
/// <param name="Label">Its number, from 1.</param>
/// <param name="Name">What it is called in results.</param>
/// <param name="Cells">
/// Its cells on the grid, row after row; none where it lies beyond the grid or covers no centre.
/// </param>
public sealed record SourceRegion(int Label, string Name, IReadOnlyList<Cell> Cells);
