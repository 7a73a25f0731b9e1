namespace Calaisis.Raster.CostDistance.Messages;

/// <summary>Where a neighbouring tile lies.</summary>
enum Side
{
    North,
    South,
    West,
    East,
    NorthWest,
    NorthEast,
    SouthWest,
    SouthEast,
}
