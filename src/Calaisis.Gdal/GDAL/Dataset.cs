using OSGeo.Interop;
using OSGeo.OSR;

namespace OSGeo.GDAL;

/// <summary>An open raster (or vector) dataset. One handle serves one thread at a time.</summary>
public sealed class Dataset : MajorObject
{
    unsafe Dataset(nint pointer)
        : base(NativeHandle.Owned(pointer, &Close))
    {
    }

    public int RasterXSize => Checked(Native.GDALGetRasterXSize(Enter()));

    public int RasterYSize => Checked(Native.GDALGetRasterYSize(Enter()));

    public int RasterCount => Checked(Native.GDALGetRasterCount(Enter()));

    public Driver GetDriver() => Checked(new Driver(Native.GDALGetDatasetDriver(Enter())));

    public Band? GetRasterBand(int nBand) => Checked(Band.Of(this, Native.GDALGetRasterBand(Enter(), nBand)));

    /// <summary>The coordinate system as WKT; empty where there is none.</summary>
    public string? GetProjection() => CheckedText(Native.GDALGetProjectionRef(Enter()));

    public string? GetProjectionRef() => GetProjection();

    public CPLErr SetProjection(string prj) => (CPLErr)Checked(Native.GDALSetProjection(Enter(), prj));

    /// <summary>A copy of the coordinate system, with its axis mapping; null where there is none.</summary>
    public SpatialReference? GetSpatialRef() => Checked(SpatialReference.OwnClone(Native.GDALGetSpatialRef(Enter())));

    public CPLErr SetSpatialRef(SpatialReference? srs) =>
        (CPLErr)Checked(Native.GDALSetSpatialRef(Enter(), OrNone(srs)));

    /// <summary>Fills six numbers; 0, 1, 0, 0, 0, 1 where the dataset has no geotransform.</summary>
    public unsafe void GetGeoTransform(double[] argout)
    {
        RequireSix(argout);
        fixed (double* six = argout)
        {
            if (Native.GDALGetGeoTransform(Enter(), six) != (int)CPLErr.CE_None) Identity.CopyTo(argout);
        }

        Failures.Throw();
    }

    public unsafe CPLErr SetGeoTransform(double[] argin)
    {
        RequireSix(argin);
        fixed (double* six = argin) return (CPLErr)Checked(Native.GDALSetGeoTransform(Enter(), six));
    }

    public string[] GetFileList() => Checked(NativeText.TakeList(Native.GDALGetFileList(Enter())));

    public CPLErr AddBand(DataType datatype, string[]? options) =>
        (CPLErr)Checked(Native.GDALAddBand(Enter(), (int)datatype, options));

    public int BuildOverviews(string resampling, int[] overviewlist) =>
        BuildOverviews(resampling, overviewlist, null, null);

    public int BuildOverviews(
        string resampling, int[] overviewlist, Gdal.GDALProgressFuncDelegate? callback, string? callback_data) =>
        BuildOverviews(resampling, overviewlist, callback, callback_data, null);

    public unsafe int BuildOverviews(
        string resampling,
        int[] overviewlist,
        Gdal.GDALProgressFuncDelegate? callback,
        string? callback_data,
        string[]? options)
    {
        ArgumentNullException.ThrowIfNull(overviewlist);
        using var progress = new Progress(callback, callback_data);
        fixed (int* levels = overviewlist)
        {
            return progress.Checked(Native.GDALBuildOverviewsEx(
                Enter(), resampling, overviewlist.Length, levels, 0, null, progress.Function, progress.Data, options));
        }
    }

    public void FlushCache()
    {
        Native.GDALFlushCache(Enter());
        Failures.Throw();
    }

    public int StartTransaction(int force) => Checked(Native.GDALDatasetStartTransaction(Enter(), force));

    public int CommitTransaction() => Checked(Native.GDALDatasetCommitTransaction(Enter()));

    public int RollbackTransaction() => Checked(Native.GDALDatasetRollbackTransaction(Enter()));

    internal static Dataset? Own(nint pointer) => pointer == 0 ? null : new Dataset(pointer);

    /// <summary>As officially: a dataset that opened with a reported failure counts as not opened.</summary>
    internal static Dataset? OwnUnlessFailed(nint pointer)
    {
        if (pointer == 0 || !Failures.Reported) return Own(pointer);
        Close(pointer);
        return null;
    }

    static ReadOnlySpan<double> Identity => [0, 1, 0, 0, 0, 1];

    static void Close(nint pointer)
    {
        if (Native.GDALDereferenceDataset(pointer) <= 0) Native.GDALClose(pointer);
    }

    static void RequireSix(double[] transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        if (transform.Length < 6) throw new ArgumentException("a geotransform has six numbers", nameof(transform));
    }
}
