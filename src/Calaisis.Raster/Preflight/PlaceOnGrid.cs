using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>
/// What is said of sources that lie beside the grid, before a run and in it. A raster is an extract of one place:
/// another place is a mistake. A layer of features may well have none here, this year or with this filter: that is
/// told, and hinders nothing.
/// </summary>
public static class PlaceOnGrid
{
    /// <summary>Why a raster cannot be used; null where it touches the grid, or where it lies is not known.</summary>
    public static Sentence? Mistake(GridDefinition grid, SourceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Geometry is SourceGeometry.Raster && Beside(grid, facts) is { } bounds
            ? (Sentence)($"it lies beside the grid: it covers {bounds}, the grid {grid.Bounds}; "
                + $"check its 'crs' and the grid")
            : null;
    }

    /// <summary>The warning about a vector layer of which no feature falls on the grid.</summary>
    public static Sentence NoFeature(GridDefinition grid, SourceFacts facts) => Beside(grid, facts) is { } bounds
        ? (Sentence)($"none of its features falls on the grid: they cover {bounds}, the grid {grid.Bounds}; "
            + $"check its 'crs', its 'where' and its extent")
        : $"none of its features falls on the grid; check its 'where' and its extent";

    static MapBounds? Beside(GridDefinition grid, SourceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Bounds is { } bounds && !bounds.Intersects(grid.Bounds) ? bounds : null;
    }
}
