using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>A soft area from a raster: one colour, stronger in some cells than in others.</summary>
/// <param name="Grid">The grid of <paramref name="Strength"/>; may be thinned for the page.</param>
/// <param name="Strength">Per cell, row-major: 0 leaves the ground as it is, 255 gives the full colour.</param>
public sealed record MapShade(GridDefinition Grid, ReadOnlyMemory<byte> Strength)
{
    /// <summary>The rectangle of the grid, in map units.</summary>
    public MapBounds Bounds => Grid.Bounds;

    /// <summary>Whether it has any colour in a rectangle: of a cell the middle counts.</summary>
    public bool Meets(MapBounds box)
    {
        var strength = Strength.Span;
        for (var row = 0; row < Grid.Shape.Rows; row++)
        {
            var y = Bounds.MaxY - ((row + 0.5) * Bounds.Height / Grid.Shape.Rows);
            if (y < box.MinY || y > box.MaxY) continue;
            for (var col = 0; col < Grid.Shape.Cols; col++)
            {
                var x = Bounds.MinX + ((col + 0.5) * Bounds.Width / Grid.Shape.Cols);
                if (x >= box.MinX && x <= box.MaxX && strength[(row * Grid.Shape.Cols) + col] > 0) return true;
            }
        }

        return false;
    }
}
