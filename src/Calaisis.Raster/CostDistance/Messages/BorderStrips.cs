using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Messages;

/// <summary>
/// Which cells of a tile its neighbour must know: the outermost rows and columns, as deep as a step reaches. They lie
/// in the neighbour's halo on the opposite side, in the same row-major order.
/// </summary>
static class BorderStrips
{
    public const int Sides = 8;

    public static Side Opposite(Side side) => side switch
    {
        Side.North => Side.South,
        Side.South => Side.North,
        Side.West => Side.East,
        Side.East => Side.West,
        Side.NorthWest => Side.SouthEast,
        Side.NorthEast => Side.SouthWest,
        Side.SouthWest => Side.NorthEast,
        _ => Side.NorthWest,
    };

    /// <summary>Rows of tiles from a tile to its neighbour.</summary>
    public static int Down(Side side) => side switch
    {
        Side.North or Side.NorthWest or Side.NorthEast => -1,
        Side.South or Side.SouthWest or Side.SouthEast => 1,
        _ => 0,
    };

    /// <summary>Columns of tiles from a tile to its neighbour.</summary>
    public static int Right(Side side) => side switch
    {
        Side.West or Side.NorthWest or Side.SouthWest => -1,
        Side.East or Side.NorthEast or Side.SouthEast => 1,
        _ => 0,
    };

    /// <summary>The side that lies so many rows and columns of tiles away.</summary>
    public static Side At(int down, int right) => (down, right) switch
    {
        (-1, 0) => Side.North,
        (1, 0) => Side.South,
        (0, -1) => Side.West,
        (0, 1) => Side.East,
        (-1, -1) => Side.NorthWest,
        (-1, 1) => Side.NorthEast,
        (1, -1) => Side.SouthWest,
        _ => Side.SouthEast,
    };

    /// <summary>The tile's own cells along a side, counted from its first cell.</summary>
    public static Window Inside(TileFrame frame, Side side) => new(
        Down(side) > 0 ? frame.Cells - frame.Halo : 0,
        Right(side) > 0 ? frame.Cells - frame.Halo : 0,
        Down(side) == 0 ? frame.Cells : frame.Halo,
        Right(side) == 0 ? frame.Cells : frame.Halo);

    /// <summary>The halo cells beyond a side, counted from the tile's first cell.</summary>
    public static Window Outside(TileFrame frame, Side side) => new(
        Down(side) < 0 ? -frame.Halo : Down(side) > 0 ? frame.Cells : 0,
        Right(side) < 0 ? -frame.Halo : Right(side) > 0 ? frame.Cells : 0,
        Down(side) == 0 ? frame.Cells : frame.Halo,
        Right(side) == 0 ? frame.Cells : frame.Halo);

    /// <summary>Cells of the strip on a side.</summary>
    public static int Length(TileFrame frame, Side side) =>
        (Down(side) == 0 ? frame.Cells : frame.Halo) * (Right(side) == 0 ? frame.Cells : frame.Halo);

    /// <summary>Where a side's strip begins when all eight lie one after the other.</summary>
    public static int Offset(TileFrame frame, Side side)
    {
        var offset = 0;
        for (var before = Side.North; before < side; before++) offset += Length(frame, before);
        return offset;
    }

    /// <summary>Cells of all eight strips together.</summary>
    public static int TotalLength(TileFrame frame) => 4 * frame.Halo * (frame.Cells + frame.Halo);
}
