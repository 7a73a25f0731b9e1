using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Whether two rasters have the same cells, as rasters that are computed with each other cell by cell must.
/// </summary>
public static class GridMatch
{
    /// <summary>
    /// Corners may differ by so much of a cell: what formats lose in writing numbers, and far less than matters.
    /// </summary>
    const double Tolerance = 1e-3;

    /// <summary>Refuses a raster whose cells are not those of another.</summary>
    /// <param name="expected">The grid that counts.</param>
    /// <param name="expectedName">Whose grid that is, for the message: <c>the resistance 'r.tif'</c>.</param>
    /// <param name="found">The grid of the raster.</param>
    /// <param name="foundName">The raster, for the message: <c>sources 's.tif'</c>.</param>
    /// <exception cref="RasterException">They differ in shape, place, cell size or coordinate system.</exception>
    public static void Require(GridDefinition expected, Sentence expectedName, GridDefinition found, Sentence foundName)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        if (expected == found) return;
        using var expectedCrs = CoordinateSystem.Parse(expected.Crs, expectedName);
        using var foundCrs = CoordinateSystem.Parse(found.Crs, foundName);
        if (!CoordinateSystem.AreSame(expectedCrs, foundCrs))
        {
            throw Differs(
                foundName,
                $"{CoordinateSystem.NameOf(foundCrs)}",
                $"{CoordinateSystem.NameOf(expectedCrs)} as in {expectedName}");
        }

        if (!HaveSameCells(expected, found))
            throw Differs(foundName, found.Sentence, $"the grid of {expectedName}, {expected}");
    }

    static bool HaveSameCells(GridDefinition one, GridDefinition other)
    {
        if (one.Shape != other.Shape) return false;
        var (a, b) = (one.Bounds, other.Bounds);
        var (x, y) = (Tolerance * one.CellWidth, Tolerance * one.CellHeight);
        return Math.Abs(a.MinX - b.MinX) <= x && Math.Abs(a.MaxX - b.MaxX) <= x
            && Math.Abs(a.MinY - b.MinY) <= y && Math.Abs(a.MaxY - b.MaxY) <= y;
    }

    static RasterException Differs(Sentence name, Sentence found, Sentence expected) => new(
        $"{name}: found {found}, expected {expected}; bring it there with 'calaisis process run align'");
}
