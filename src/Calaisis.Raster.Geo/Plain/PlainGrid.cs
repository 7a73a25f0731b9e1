using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Plain;

/// <summary>Where cells lie, in a coordinate system that nobody may have named.</summary>
/// <param name="Shape">Rows and columns.</param>
/// <param name="OriginX">x of the left edge.</param>
/// <param name="OriginY">y of the upper edge.</param>
/// <param name="CellWidth">Above 0.</param>
/// <param name="CellHeight">Above 0.</param>
/// <param name="Crs">The coordinate system, as a code or as WKT; null where the file has none.</param>
public sealed record PlainGrid(
    Shape Shape, double OriginX, double OriginY, double CellWidth, double CellHeight, string? Crs)
{
    /// <summary>Corners may differ by so much of a cell.</summary>
    const double Tolerance = 1e-3;

    /// <summary>The position of the cell that a point lies in; null beyond the grid.</summary>
    /// <remarks>On an edge, the cell to the left and above, as Circuitscape counts.</remarks>
    public int? CellAt(double x, double y)
    {
        var row = Math.Ceiling(Shape.Rows - ((y - (OriginY - (Shape.Rows * CellHeight))) / CellHeight)) - 1;
        var col = Math.Ceiling((x - OriginX) / CellWidth) - 1;
        return row >= 0 && row < Shape.Rows && col >= 0 && col < Shape.Cols
            ? (int)(((long)row * Shape.Cols) + (long)col)
            : null;
    }

    /// <summary>The grid with its coordinate system.</summary>
    /// <param name="name">The raster, for the message.</param>
    /// <exception cref="RasterException">The file names none.</exception>
    public GridDefinition Located(string name) => Crs is null
        ? throw new RasterException($"{name}: it has no coordinate system; set one, for instance with "
            + $"gdal_edit.py -a_srs EPSG:2154.")
        : new GridDefinition(Crs, OriginX, OriginY, CellWidth, CellHeight, Shape);

    /// <summary>Refuses a raster whose cells are not these.</summary>
    /// <exception cref="RasterException">They lie elsewhere.</exception>
    public void Require(string name, PlainGrid found, string foundName)
    {
        ArgumentNullException.ThrowIfNull(found);
        var (x, y) = (Tolerance * CellWidth, Tolerance * CellHeight);
        if (Shape == found.Shape
            && Math.Abs(OriginX - found.OriginX) <= x && Math.Abs(OriginY - found.OriginY) <= y
            && Math.Abs(CellWidth - found.CellWidth) * Shape.Cols <= x
            && Math.Abs(CellHeight - found.CellHeight) * Shape.Rows <= y)
        {
            return;
        }

        throw new RasterException(
            $"{foundName}: found {found.Sentence}, expected the grid of '{name}', {Sentence}; "
            + $"bring it there with 'calaisis process run align'");
    }

    /// <summary>Shape and place as people read them.</summary>
    public Sentence Sentence =>
        $"{Shape} of {CellWidth:0.######} x {CellHeight:0.######} from x {OriginX:0.######}, y {OriginY:0.######}";
}
