using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>How a transfer resamples, and which fractional window it covers.</summary>
public sealed class RasterIOExtraArg : IDisposable
{
    public int nVersion { get; set; } = 1;

    public RIOResampleAlg eResampleAlg { get; set; }

    public Gdal.GDALProgressFuncDelegate? pfnProgress { get; set; }

    public int bFloatingPointWindowValidity { get; set; }

    public double dfXOff { get; set; }

    public double dfYOff { get; set; }

    public double dfXSize { get; set; }

    public double dfYSize { get; set; }

    /// <summary>Holds nothing native here; officially it does.</summary>
    public void Dispose()
    {
    }

    internal void CopyTo(ref Native.RasterIOExtra fields, nint progress, nint progressData)
    {
        fields.Version = nVersion;
        fields.ResampleAlg = (int)eResampleAlg;
        fields.Progress = progress;
        fields.ProgressData = progressData;
        fields.FloatingPointWindowValidity = bFloatingPointWindowValidity;
        fields.XOff = dfXOff;
        fields.YOff = dfYOff;
        fields.XSize = dfXSize;
        fields.YSize = dfYSize;
    }
}
