namespace Calaisis.Raster.Grids;

/// <summary>A source drawn from features that may lie over each other: on each cell the one on top counts.</summary>
public interface IDrawnSource : ITileSource
{
    /// <summary>
    /// The same features with its walls, closed lines and surfaces, drawn over all others and by a rank of their
    /// values: what lies beneath shows. Null where the source is not drawn.
    /// </summary>
    /// <param name="rank">The greater, the higher on top; those of equal rank stay in their order.</param>
    ITileSource? WithWallsOnTop(Func<float, double> rank);
}
