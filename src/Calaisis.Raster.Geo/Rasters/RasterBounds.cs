using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>The rectangle a raster covers.</summary>
static class RasterBounds
{
    /// <summary>In the raster's own coordinate system; rotated rasters have the rectangle around them.</summary>
    internal static MapBounds Own(double[] transform, Shape shape)
    {
        Span<double> x = stackalloc double[4];
        Span<double> y = stackalloc double[4];
        for (var corner = 0; corner < 4; corner++)
        {
            var row = corner / 2 * (double)shape.Rows;
            var col = corner % 2 * (double)shape.Cols;
            x[corner] = transform[0] + (col * transform[1]) + (row * transform[2]);
            y[corner] = transform[3] + (col * transform[4]) + (row * transform[5]);
        }

        x.Sort();
        y.Sort();
        return new MapBounds(x[0], y[0], x[3], y[3]);
    }

    /// <summary>In another system, with so many points along each edge; null where it has no place there.</summary>
    internal static MapBounds? On(
        SpatialReference target, SpatialReference own, double[] transform, Shape shape, int edgePoints)
    {
        var bounds = Own(transform, shape);
        if (CoordinateSystem.AreSame(target, own)) return bounds;
        using var errors = new ErrorScope();
        try
        {
            using var transformation = new CoordinateTransformation(own, target);
            var box = new double[4];
            transformation.TransformBounds(box, bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY, edgePoints);
            return Array.TrueForAll(box, double.IsFinite) ? new MapBounds(box[0], box[1], box[2], box[3]) : null;
        }
        catch (ApplicationException)
        {
            return null;
        }
    }
}
