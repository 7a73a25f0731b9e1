using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>A soft area from a raster: one colour, stronger in some cells than in others.</summary>
/// <param name="Grid">The grid of <paramref name="Strength"/>; may be thinned for the page.</param>
/// <param name="Strength">Per cell, row-major: 0 leaves the ground as it is, 255 gives the full colour.</param>
public sealed record MapShade(GridDefinition Grid, ReadOnlyMemory<byte> Strength)
{
    /// <summary>The rectangle of the grid, in map units.</summary>
    public MapBounds Bounds => Grid.Bounds;
}
