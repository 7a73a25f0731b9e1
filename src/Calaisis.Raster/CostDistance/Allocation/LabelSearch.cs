using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.CostDistance.Schedule;
using Calaisis.Raster.CostDistance.Stores;

namespace Calaisis.Raster.CostDistance.Allocation;

/// <summary>
/// Allocation on final costs, tile by tile in order of cost, over the same schedule as the search itself.
/// </summary>
sealed class LabelSearch(
    TileGrid grid, CostDistanceSettings settings, ITileStore store, TileRegions regions, ICostSources sources)
{
    readonly TileSchedule _schedule = new(grid.Count, regions);
    readonly LabelInboxes _inboxes = new(grid.Count);
    readonly bool[] _seeded = new bool[grid.Count];

    public void Run(double[] lowestStarts, CancellationToken token)
    {
        for (var tile = 0; tile < grid.Count; tile++) _schedule.Raise(tile, lowestStarts[tile]);
        Crew.Run(Math.Min(settings.Workers, grid.Count), () => Work(token), _schedule.Stop);
    }

    void Work(CancellationToken token)
    {
        using var kernel = new LabelKernel(grid.Frame, settings);
        for (var tile = _schedule.Take(); tile >= 0; tile = _schedule.Take())
        {
            token.ThrowIfCancellationRequested();
            Visit(tile, kernel);
            _schedule.Finish(tile);
        }
    }

    void Visit(int tile, LabelKernel kernel)
    {
        kernel.Begin(store.Acquire(tile));
        if (!_seeded[tile]) kernel.MarkSeeds(sources);
        _seeded[tile] = true;
        if (_inboxes.Take(tile) is { } offers)
        {
            foreach (var offer in offers) kernel.Take(offer.Row, offer.Col, offer.Label);
        }

        kernel.Run();
        store.Release(tile, TileChange.Lowered);
        for (var side = Side.North; side <= Side.SouthEast; side++)
        {
            var neighbour = grid.Neighbour(tile, side);
            if (neighbour < 0 || kernel.Offers[(int)side].Count == 0) continue;
            _inboxes.Add(neighbour, kernel.Offers[(int)side]);
            _schedule.Raise(neighbour, kernel.LowestOffered[(int)side]);
        }
    }
}
