using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>A cell a cost distance begins at, and the label (a positive integer) of the source it belongs to.</summary>
public readonly record struct SourceCell(Cell Cell, int Label);
