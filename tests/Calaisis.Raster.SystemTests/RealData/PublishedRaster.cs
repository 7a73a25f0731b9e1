using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.SystemTests.RealData;

/// <summary>A published raster as plain arrays, looked up by the test itself, point by point.</summary>
sealed class PublishedRaster
{
    readonly double[] _transform = new double[6];
    readonly string _wkt;

    public PublishedRaster(string path)
    {
        GdalRuntime.EnsureStarted();
        using var dataset = Gdal.Open(path, Access.GA_ReadOnly)!;
        (Rows, Cols) = (dataset.RasterYSize, dataset.RasterXSize);
        dataset.GetGeoTransform(_transform);
        Values = new float[Rows * Cols];
        using var band = dataset.GetRasterBand(1)!;
        band.ReadRaster(0, 0, Cols, Rows, Values, Cols, Rows, 0, 0);
        band.GetNoDataValue(out var noData, out var has);
        if (has != 0) Values = Array.ConvertAll(Values, v => v == (float)noData ? float.NaN : v);
        using var crs = dataset.GetSpatialRef()!;
        crs.ExportToWkt(out _wkt, []);
    }

    public int Rows { get; }

    public int Cols { get; }

    public float[] Values { get; }

    /// <summary>The value of a cell; NaN beyond the edges.</summary>
    public float At(int row, int col) =>
        row >= 0 && row < Rows && col >= 0 && col < Cols ? Values[(row * Cols) + col] : float.NaN;

    /// <summary>
    /// The row and column of a point of this raster's own system, with fractions, from the north-west corner.
    /// </summary>
    public (double Row, double Col) Place(double x, double y) =>
        ((y - _transform[3]) / _transform[5], (x - _transform[0]) / _transform[1]);

    /// <summary>The places of the centres of another grid's square cells, row by row.</summary>
    public IEnumerable<(double Row, double Col)> Centres(
        string crs, double west, double north, double cell, int rows, int cols)
    {
        using var from = new SpatialReference("");
        from.SetFromUserInput(crs);
        from.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var to = new SpatialReference(_wkt);
        to.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var transformation = new CoordinateTransformation(from, to);
        var point = new double[3];
        for (var i = 0; i < rows * cols; i++)
        {
            (point[0], point[1], point[2]) = (
                west + (((i % cols) + 0.5) * cell), north - (((i / cols) + 0.5) * cell), 0);
            transformation.TransformPoint(point);
            yield return Place(point[0], point[1]);
        }
    }
}
