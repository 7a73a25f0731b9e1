using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.CostDistance.Schedule;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Accumulated least cost from sources over a resistance grid, exact in double precision: the least numbers that no
/// step can lower, with a step's cost as <see cref="StepLengths"/> fixes it. They do not depend on workers, tiles or
/// memory.
/// </summary>
public static class CostDistanceSolver
{
    /// <param name="resistance">Above 0; NaN and +Infinity are impassable. Anything else is refused.</param>
    /// <param name="sources">Where it begins; a source on an impassable cell is refused.</param>
    /// <param name="shape">The grid's rows and columns.</param>
    /// <param name="settings">What is asked, and how it is worked out.</param>
    /// <param name="settledShare">Told the share of tiles that are final, from 0 to 1, never falling.</param>
    /// <param name="token">Stops the search within a fraction of a second.</param>
    /// <exception cref="Faults.RasterException">A resistance or a source is not as expected.</exception>
    public static CostSurface Solve(
        ITileSource resistance, ICostSources sources, Shape shape, CostDistanceSettings settings,
        IProgress<double>? settledShare = null, CancellationToken token = default) =>
        Solve(
            resistance, sources, shape, settings, (inboxes, schedule) => new DirectRoute(inboxes, schedule),
            settledShare, token);

    internal static CostSurface Solve(
        ITileSource resistance, ICostSources sources, Shape shape, CostDistanceSettings settings,
        Func<BorderInboxes, TileSchedule, IBorderRoute> route, IProgress<double>? settledShare, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(resistance);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        var grid = new TileGrid(shape, settings);
        var (store, regions) = TileStores.Create(grid, settings);
        try
        {
            var laying = new TileLaying(resistance, sources, grid, settings, store);
            laying.Run(token);
            var inboxes = new BorderInboxes(grid.Frame, grid.Count);
            var schedule = new TileSchedule(grid.Count, regions);
            var search = new TileSearch(
                grid, settings, store, inboxes, schedule, route(inboxes, schedule), settledShare);
            search.Run(laying.Lowest, token);
            return new CostSurface(grid, settings, store, regions, sources, laying);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
