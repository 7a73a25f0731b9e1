namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>Chooses where the tiles live.</summary>
static class TileStores
{
    public static ITileStore Create(TileGrid grid, CostDistanceSettings settings) =>
        new MemoryTileStore(grid.Frame, grid.Count);
}
