namespace Calaisis.Raster.Light;

/// <summary>How large the cells of a raster are on the ground, row by row.</summary>
public sealed class GroundMetric
{
    readonly Func<int, CellSize> _sizeAt;

    GroundMetric(Func<int, CellSize> sizeAt) => _sizeAt = sizeAt;

    /// <summary>Cells of one size everywhere, as in a projected coordinate system.</summary>
    public static GroundMetric Uniform(double rowMetres, double colMetres)
    {
        var size = new CellSize(rowMetres, colMetres);
        return new GroundMetric(_ => size);
    }

    /// <summary>
    /// Cells of a raster in longitude and latitude: on this ellipsoid, a step in latitude is M dphi long and
    /// a step in longitude N cos(phi) dlambda, with the radii of curvature M = a (1 - e2) / (1 - e2 sin2(phi))^1.5
    /// and N = a / (1 - e2 sin2(phi))^0.5 at the latitude of the row's middle.
    /// </summary>
    /// <param name="topLatitude">Latitude of the upper edge of row 0, in radians.</param>
    /// <param name="radiansPerRow">Latitude from a row to the next; negative where north is up.</param>
    /// <param name="radiansPerCol">Longitude from a column to the next.</param>
    /// <param name="semiMajorMetres">a.</param>
    /// <param name="inverseFlattening">1/f; 0 for a sphere.</param>
    public static GroundMetric Ellipsoidal(
        double topLatitude, double radiansPerRow, double radiansPerCol, double semiMajorMetres,
        double inverseFlattening)
    {
        var flattening = inverseFlattening > 0 ? 1 / inverseFlattening : 0;
        var e2 = flattening * (2 - flattening);
        return new GroundMetric(row =>
        {
            var latitude = topLatitude + ((row + 0.5) * radiansPerRow);
            var w2 = 1 - (e2 * Math.Sin(latitude) * Math.Sin(latitude));
            var meridian = semiMajorMetres * (1 - e2) / (w2 * Math.Sqrt(w2));
            var parallel = semiMajorMetres / Math.Sqrt(w2) * Math.Cos(latitude);
            return new CellSize(Math.Abs(radiansPerRow) * meridian, Math.Abs(radiansPerCol) * parallel);
        });
    }

    /// <summary>The size of the cells of a row.</summary>
    public CellSize At(int row) => _sizeAt(row);
}

/// <summary>From a row to the next, and from a column to the next, in metres on the ground.</summary>
public readonly record struct CellSize(double RowMetres, double ColMetres);
