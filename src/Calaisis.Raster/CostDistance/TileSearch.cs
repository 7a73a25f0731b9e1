using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.CostDistance.Schedule;
using Calaisis.Raster.CostDistance.Stores;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Ties the four rooms together: take a tile, hear its neighbours, search it, tell the neighbours; until none is due.
/// </summary>
sealed class TileSearch(
    TileGrid grid, CostDistanceSettings settings, ITileStore store, BorderInboxes inboxes, TileSchedule schedule,
    IBorderRoute route, IProgress<double>? settledShare)
{
    readonly bool[] _seeded = new bool[grid.Count];
    readonly SettledTiles? _settled = settledShare is null ? null : new SettledTiles(grid.Count, settledShare);

    public void Run(double[] lowestStarts, CancellationToken token)
    {
        for (var tile = 0; tile < grid.Count; tile++) schedule.Raise(tile, lowestStarts[tile]);
        Crew.Run(Math.Min(settings.Workers, grid.Count), () => Work(token), schedule.Stop);
        settledShare?.Report(1);
    }

    void Work(CancellationToken token)
    {
        using var kernel = TileKernels.Create(grid.Frame, settings);
        var strip = new double[grid.Frame.Halo * grid.Frame.Cells];
        do
        {
            for (var tile = schedule.Take(); tile >= 0; tile = schedule.Take())
            {
                token.ThrowIfCancellationRequested();
                Visit(tile, kernel, strip);
                _settled?.Tell(schedule);
            }
        }
        while (route.Flush());
    }

    void Visit(int tile, ITileKernel kernel, double[] strip)
    {
        var block = store.Acquire(tile);
        kernel.Begin(block);
        if (!_seeded[tile]) kernel.MarkSeeds(settings.Unreached);
        _seeded[tile] = true;
        inboxes.Deliver(tile, kernel);
        kernel.Run();
        _settled?.Visited(tile, grid.Frame, block);
        for (var side = Side.North; side <= Side.SouthEast; side++) Tell(tile, side, kernel, strip);
        store.Release(tile, TileChange.Lowered);
        schedule.Finish(tile);
    }

    void Tell(int tile, Side side, ITileKernel kernel, double[] strip)
    {
        if (!kernel.HasNews(side)) return;
        var neighbour = grid.Neighbour(tile, side);
        if (neighbour < 0) return;
        var length = BorderStrips.Length(grid.Frame, side);
        kernel.CopyStrip(side, strip);
        route.Send(new BorderMessage(
            neighbour, BorderStrips.Opposite(side), strip.AsMemory(0, length), kernel.LowestBeyond(side)));
    }
}
