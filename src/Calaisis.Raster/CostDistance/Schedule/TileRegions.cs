namespace Calaisis.Raster.CostDistance.Schedule;

/// <summary>
/// Squares of tiles that are worked on together when not all fit in memory. A few regions are active; their tiles are
/// visited until none is due, so that a tile is loaded once for many visits.
/// </summary>
sealed class TileRegions
{
    // A share of the slots stays free for the borders of the last regions.
    const double ActiveShare = 0.8;
    const int RegionsInMemory = 12;

    readonly TileGrid _grid;
    readonly int _side;
    readonly int _across;

    TileRegions(TileGrid grid, int side, int active)
    {
        _grid = grid;
        _side = side;
        _across = (grid.Across + side - 1) / side;
        Count = _across * ((grid.Down + side - 1) / side);
        Active = Math.Min(active, Count);
    }

    public int Count { get; }

    /// <summary>How many are active at a time.</summary>
    public int Active { get; }

    /// <summary>One region for all: nothing has to be loaded.</summary>
    public static TileRegions One(TileGrid grid) => new(grid, Math.Max(grid.Across, grid.Down), 1);

    public static TileRegions For(TileGrid grid, int slots)
    {
        var side = Math.Max(1, (int)Math.Sqrt(slots * ActiveShare / RegionsInMemory));
        return new TileRegions(grid, side, Math.Max(1, (int)(slots * ActiveShare / ((double)side * side))));
    }

    public int Of(int tile) => (tile / _grid.Across / _side * _across) + (tile % _grid.Across / _side);

    public IEnumerable<int> TilesOf(int region)
    {
        var (top, left) = (region / _across * _side, region % _across * _side);
        for (var row = top; row < Math.Min(top + _side, _grid.Down); row++)
        {
            for (var col = left; col < Math.Min(left + _side, _grid.Across); col++)
                yield return (row * _grid.Across) + col;
        }
    }
}
