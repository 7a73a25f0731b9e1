using OSGeo.Interop;
using OSGeo.OGR;

namespace OSGeo.GDAL;

/// <content>Algorithms over bands and layers.</content>
public static unsafe partial class Gdal
{
    /// <summary>A dataset that warps when it is read; it keeps its source alive natively.</summary>
    public static Dataset? AutoCreateWarpedVRT(
        Dataset src_ds, string? src_wkt, string? dst_wkt, ResampleAlg eResampleAlg, double maxerror)
    {
        ArgumentNullException.ThrowIfNull(src_ds);
        Failures.Reset();
        return Checked(Dataset.Own(
            Native.GDALAutoCreateWarpedVRT(src_ds.Handle, src_wkt, dst_wkt, (int)eResampleAlg, maxerror, 0)));
    }

    /// <summary>Burns a layer's features; each band takes its value of <paramref name="burn_values_list"/>.</summary>
    public static int RasterizeLayer(
        Dataset dataset,
        int bands,
        int[] band_list,
        Layer layer,
        IntPtr pfnTransformer,
        IntPtr pTransformArg,
        int burn_values,
        double[]? burn_values_list,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(layer);
        if (burn_values != 0 && burn_values != bands) throw new ArgumentException("one burn value per band, or none");
        using var progress = new Progress(callback, callback_data);
        var pointer = layer.Pointer;
        Failures.Reset();
        fixed (int* bandNumbers = band_list)
        fixed (double* values = burn_values_list)
        {
            var result = Native.GDALRasterizeLayers(
                dataset.Handle, bands, bandNumbers, 1, &pointer, pfnTransformer, pTransformArg, values, options,
                progress.Function, progress.Data);
            GC.KeepAlive(layer);
            return progress.Checked(result);
        }
    }

    /// <summary>Turns connected cells of equal value into polygons; the band as its own mask drops zeros.</summary>
    public static int Polygonize(
        Band srcBand,
        Band? maskBand,
        Layer outLayer,
        int iPixValField,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(outLayer);
        using var progress = new Progress(callback, callback_data);
        Failures.Reset();
        return progress.Checked(Native.GDALPolygonize(
            srcBand.Handle, maskBand?.Handle ?? NativeHandle.None, outLayer.Handle, iPixValField, options,
            progress.Function, progress.Data));
    }

    /// <summary>Fills NoData from the values around.</summary>
    public static int FillNodata(
        Band targetBand,
        Band? maskBand,
        double maxSearchDist,
        int smoothingIterations,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(targetBand);
        using var progress = new Progress(callback, callback_data);
        Failures.Reset();
        return progress.Checked(Native.GDALFillNodata(
            targetBand.Handle, maskBand?.Handle ?? NativeHandle.None, maxSearchDist, 0, smoothingIterations, options,
            progress.Function, progress.Data));
    }
}
