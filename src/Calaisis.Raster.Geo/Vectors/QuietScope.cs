using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Keeps what GDAL says on this thread out of the log: a warning for each geometry that is not valid, which is repaired
/// and counted instead, or for a layer in memory without coordinate system. Failures still throw.
/// </summary>
readonly ref struct QuietScope : IDisposable
{
    public QuietScope() => Gdal.PushErrorHandler("CPLQuietErrorHandler");

    public void Dispose() => Gdal.PopErrorHandler();
}
