using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// A step between two cells, whichever way it is gone: ground that several paths share is told by it.
/// </summary>
public readonly record struct GroundStep
{
    /// <summary>The step from one cell to another, or back.</summary>
    public GroundStep(Cell from, Cell to) =>
        (First, Second) = (from.Row, from.Col).CompareTo((to.Row, to.Col)) <= 0 ? (from, to) : (to, from);

    /// <summary>The end with the lower row, then column.</summary>
    public Cell First { get; }

    /// <summary>The other end.</summary>
    public Cell Second { get; }
}
