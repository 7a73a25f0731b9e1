using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.CostDistance.Stores;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// After the search, gives every tile's halo the final costs of its neighbours: until then it holds what was last
/// told or forecast. Needed for whatever compares a cell with its neighbours.
/// </summary>
sealed class HaloRefresh(TileGrid grid, ITileStore store)
{
    int _next;

    public void Run(int workers, CancellationToken token) => Crew.Run(Math.Min(workers, grid.Count), () => Work(token));

    void Work(CancellationToken token)
    {
        for (var tile = Interlocked.Increment(ref _next)
            - 1; tile < grid.Count; tile = Interlocked.Increment(ref _next) - 1)
        {
            token.ThrowIfCancellationRequested();
            Refresh(tile);
        }
    }

    unsafe void Refresh(int tile)
    {
        var frame = grid.Frame;
        var block = store.Acquire(tile);
        for (var side = Side.North; side <= Side.SouthEast; side++)
        {
            var neighbour = grid.Neighbour(tile, side);
            if (neighbour < 0) continue;
            var other = store.Acquire(neighbour);
            var from = BorderStrips.Inside(frame, BorderStrips.Opposite(side));
            var to = BorderStrips.Outside(frame, side);
            for (var row = 0; row < to.Rows; row++)
            {
                new ReadOnlySpan<double>(other.Cost + frame.At(from.Row + row, from.Col), from.Cols).CopyTo(
                    new Span<double>(block.Cost + frame.At(to.Row + row, to.Col), to.Cols));
            }

            store.Release(neighbour, TileChange.None);
        }

        store.Release(tile, TileChange.Lowered);
    }
}
