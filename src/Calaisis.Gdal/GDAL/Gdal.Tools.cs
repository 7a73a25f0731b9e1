using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <content>What the command-line tools do, as functions.</content>
public static unsafe partial class Gdal
{
    /// <summary>gdalwarp into a new dataset; null where it fails without saying why.</summary>
    public static Dataset? Warp(
        string dest,
        Dataset[] poObjects,
        GDALWarpAppOptions? warpAppOptions,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dest);
        return Dataset.Own(Warp(dest, NativeHandle.None, poObjects, warpAppOptions, callback, callback_data));
    }

    /// <summary>gdalwarp into an existing dataset; 1 for success.</summary>
    public static int Warp(
        Dataset dstDS,
        Dataset[] poObjects,
        GDALWarpAppOptions? warpAppOptions,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dstDS);
        return Warp(null, dstDS.Handle, poObjects, warpAppOptions, callback, callback_data) == 0 ? 0 : 1;
    }

    /// <summary>gdal_translate.</summary>
    public static Dataset? wrapper_GDALTranslate(
        string dest,
        Dataset dataset,
        GDALTranslateOptions? translateOptions,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var progress = new Progress(callback, callback_data);
        using var defaults = translateOptions is null && callback is not null ? new GDALTranslateOptions(null) : null;
        var options = (translateOptions ?? defaults)?.Handle ?? NativeHandle.None;
        Failures.Reset();
        if (callback is not null) Native.GDALTranslateOptionsSetProgress(options, progress.Function, progress.Data);
        return progress.Checked(Dataset.Own(Native.GDALTranslate(dest, dataset.Handle, options, out _)));
    }

    /// <summary>gdal_rasterize onto an existing dataset; 1 for success.</summary>
    public static int wrapper_GDALRasterizeDestDS(
        Dataset dstDS,
        Dataset srcDS,
        GDALRasterizeOptions? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dstDS);
        return Rasterize(null, dstDS.Handle, srcDS, options, callback, callback_data) == 0 ? 0 : 1;
    }

    /// <summary>gdal_rasterize into a new dataset.</summary>
    public static Dataset? wrapper_GDALRasterizeDestName(
        string dest,
        Dataset srcDS,
        GDALRasterizeOptions? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data) =>
        Dataset.Own(Rasterize(dest, NativeHandle.None, srcDS, options, callback, callback_data));

    /// <summary>gdalbuildvrt over named files.</summary>
    public static Dataset? wrapper_GDALBuildVRT_names(
        string dest,
        string[] source_filenames,
        GDALBuildVRTOptions? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(source_filenames);
        using var progress = new Progress(callback, callback_data);
        using var defaults = options is null && callback is not null ? new GDALBuildVRTOptions(null) : null;
        var chosen = (options ?? defaults)?.Handle ?? NativeHandle.None;
        Failures.Reset();
        if (callback is not null) Native.GDALBuildVRTOptionsSetProgress(chosen, progress.Function, progress.Data);
        return progress.Checked(Dataset.Own(
            Native.GDALBuildVRT(dest, source_filenames.Length, null, source_filenames, chosen, out _)));
    }

    /// <summary>ogr2ogr into a new dataset.</summary>
    public static Dataset? wrapper_GDALVectorTranslateDestName(
        string dest,
        Dataset srcDS,
        GDALVectorTranslateOptions? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using var defaults = options is null && callback is not null ? new GDALVectorTranslateOptions(null) : null;
        var chosen = (options ?? defaults)?.Handle ?? NativeHandle.None;
        Failures.Reset();
        if (callback is not null)
            Native.GDALVectorTranslateOptionsSetProgress(chosen, progress.Function, progress.Data);
        var source = srcDS.Pointer;
        var made = Native.GDALVectorTranslate(dest, NativeHandle.None, 1, &source, chosen, out _);
        GC.KeepAlive(srcDS);
        return progress.Checked(Dataset.Own(made));
    }

    static nint Warp(
        string? path,
        NativeHandle target,
        Dataset[] sources,
        GDALWarpAppOptions? warpOptions,
        GDALProgressFuncDelegate? callback,
        string? data)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Length == 0) throw new ArgumentException("nothing to warp", nameof(sources));
        using var progress = new Progress(callback, data);
        using var defaults = warpOptions is null && callback is not null ? new GDALWarpAppOptions(null) : null;
        var options = (warpOptions ?? defaults)?.Handle ?? NativeHandle.None;
        var pointers = Array.ConvertAll(sources, source => source.Pointer);
        Failures.Reset();
        if (callback is not null) Native.GDALWarpAppOptionsSetProgress(options, progress.Function, progress.Data);
        fixed (nint* first = pointers)
        {
            var warped = Native.GDALWarp(path, target, sources.Length, first, options, out _);
            GC.KeepAlive(sources);
            return progress.Checked(warped);
        }
    }

    static nint Rasterize(
        string? path,
        NativeHandle target,
        Dataset source,
        GDALRasterizeOptions? rasterizeOptions,
        GDALProgressFuncDelegate? callback,
        string? data)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var progress = new Progress(callback, data);
        using var defaults = rasterizeOptions is null && callback is not null ? new GDALRasterizeOptions(null) : null;
        var options = (rasterizeOptions ?? defaults)?.Handle ?? NativeHandle.None;
        Failures.Reset();
        if (callback is not null) Native.GDALRasterizeOptionsSetProgress(options, progress.Function, progress.Data);
        return progress.Checked(Native.GDALRasterize(path, target, source.Handle, options, out _));
    }
}
