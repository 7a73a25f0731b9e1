using Calaisis.Raster.CostDistance.Schedule;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>Chooses where the tiles live, and how many tiles the schedule should keep at work at a time.</summary>
static class TileStores
{
    // The rest is for borders waiting in inboxes, the workers' copies and the runtime.
    const double ShareOfMemory = 0.75;

    public static (ITileStore Store, TileRegions Regions) Create(TileGrid grid, CostDistanceSettings settings)
    {
        var layout = new BlockLayout(grid.Frame, settings.KeepAllocation);
        long tileBytes = layout.Bytes;
        if (settings.MemoryBytes is not { } memory || tileBytes * grid.Count <= memory * ShareOfMemory)
        {
            return (new MemoryTileStore(layout, grid.Count), TileRegions.One(grid));
        }

        var slots = (int)Math.Min(grid.Count, memory * ShareOfMemory / tileBytes);
        slots = Math.Max(slots, 3 * settings.Workers);
        var store = new ScratchTileStore(layout, grid.Count, slots, settings.Unreached, settings.ScratchFolder);
        return (store, TileRegions.For(grid, slots));
    }
}
