using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Warping;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>PROJ behind <see cref="ICoordinateTransform"/>.</summary>
sealed class OsrTransform : ICoordinateTransform, IDisposable
{
    readonly CoordinateTransformation _transformation;
    readonly Turning? _turning;
    double[] _x = [];
    double[] _y = [];
    double[] _z = [];

    /// <param name="from">The system of the coordinates.</param>
    /// <param name="to">The system they are brought to.</param>
    /// <param name="turning">How longitudes are counted there; null as they come.</param>
    internal OsrTransform(SpatialReference from, SpatialReference to, Turning? turning = null)
    {
        _turning = turning;
        using var errors = new ErrorScope();
        try
        {
            _transformation = new CoordinateTransformation(from, to);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure(
                $"transform from {CoordinateSystem.NameOf(from)}", CoordinateSystem.NameOf(to), inner: failure);
        }
    }

    public void Transform(Span<double> x, Span<double> y)
    {
        TransformAll(x, y);
        if (_turning is null) return;
        for (var i = 0; i < x.Length; i++) x[i] = Turning.Near(x[i], _turning.Centre, _turning.Circle);
    }

    public void Dispose() => _transformation.Dispose();

    void TransformAll(Span<double> x, Span<double> y)
    {
        if (_x.Length < x.Length) (_x, _y, _z) = (new double[x.Length], new double[x.Length], new double[x.Length]);
        using var errors = new ErrorScope();
        if (TryTransform(x, y)) return;
        // One point without place fails all: each on its own, then.
        for (var i = 0; i < x.Length; i++)
        {
            if (!TryTransform(x.Slice(i, 1), y.Slice(i, 1))) (x[i], y[i]) = (double.NaN, double.NaN);
        }
    }

    bool TryTransform(Span<double> x, Span<double> y)
    {
        x.CopyTo(_x);
        y.CopyTo(_y);
        Array.Clear(_z);
        try
        {
            _transformation.TransformPoints(x.Length, _x, _y, _z);
        }
        catch (ApplicationException)
        {
            return false;
        }

        _x.AsSpan(0, x.Length).CopyTo(x);
        _y.AsSpan(0, y.Length).CopyTo(y);
        return true;
    }
}
