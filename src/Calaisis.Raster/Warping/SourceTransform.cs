namespace Calaisis.Raster.Warping;

/// <summary>
/// The geotransform of a raster, turned around: from map coordinates to its rows and columns. It may be rotated, and
/// its rows may run from south to north.
/// </summary>
public sealed class SourceTransform
{
    readonly double _x0;
    readonly double _y0;

    /// <param name="geoTransform">Six numbers in GDAL's order: x of the corner, per column and row; y likewise.</param>
    public SourceTransform(ReadOnlySpan<double> geoTransform)
    {
        if (geoTransform.Length != 6) throw new ArgumentException("a geotransform has six numbers");
        var determinant = (geoTransform[1] * geoTransform[5]) - (geoTransform[2] * geoTransform[4]);
        if (determinant == 0 || !double.IsFinite(determinant))
            throw new ArgumentException("the geotransform has no inverse");
        _x0 = geoTransform[0];
        _y0 = geoTransform[3];
        ColPerX = geoTransform[5] / determinant;
        ColPerY = -geoTransform[2] / determinant;
        RowPerX = -geoTransform[4] / determinant;
        RowPerY = geoTransform[1] / determinant;
    }

    public double ColPerX { get; }

    public double ColPerY { get; }

    public double RowPerX { get; }

    public double RowPerY { get; }

    /// <summary>The fractional row and column of a point; the upper left corner of the raster is (0, 0).</summary>
    public (double Row, double Col) PlaceOf(double x, double y) =>
        (((x - _x0) * RowPerX) + ((y - _y0) * RowPerY), ((x - _x0) * ColPerX) + ((y - _y0) * ColPerY));
}
