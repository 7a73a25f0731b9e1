using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <content>gdal_utils.h, gdal_alg.h, gdalwarper.h: what the command-line tools do, and some algorithms.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name)]
    internal static partial nint GDALWarpAppOptionsNew(
        [MarshalUsing(typeof(StringListMarshaller))] string[]? arguments, nint binary);

    [LibraryImport(Library.Name)]
    internal static partial void GDALWarpAppOptionsFree(nint options);

    [LibraryImport(Library.Name)]
    internal static partial void GDALWarpAppOptionsSetProgress(
        NativeHandle options, delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint data);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALWarp(
        string? path, NativeHandle target, int count, nint* sources, NativeHandle options, out int usageError);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALTranslateOptionsNew(
        [MarshalUsing(typeof(StringListMarshaller))] string[]? arguments, nint binary);

    [LibraryImport(Library.Name)]
    internal static partial void GDALTranslateOptionsFree(nint options);

    [LibraryImport(Library.Name)]
    internal static partial void GDALTranslateOptionsSetProgress(
        NativeHandle options, delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint data);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALTranslate(
        string path, NativeHandle source, NativeHandle options, out int usageError);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALRasterizeOptionsNew(
        [MarshalUsing(typeof(StringListMarshaller))] string[]? arguments, nint binary);

    [LibraryImport(Library.Name)]
    internal static partial void GDALRasterizeOptionsFree(nint options);

    [LibraryImport(Library.Name)]
    internal static partial void GDALRasterizeOptionsSetProgress(
        NativeHandle options, delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint data);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALRasterize(
        string? path, NativeHandle target, NativeHandle source, NativeHandle options, out int usageError);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALBuildVRTOptionsNew(
        [MarshalUsing(typeof(StringListMarshaller))] string[]? arguments, nint binary);

    [LibraryImport(Library.Name)]
    internal static partial void GDALBuildVRTOptionsFree(nint options);

    [LibraryImport(Library.Name)]
    internal static partial void GDALBuildVRTOptionsSetProgress(
        NativeHandle options, delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint data);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALBuildVRT(
        string path, int count, nint* sources, [MarshalUsing(typeof(StringListMarshaller))] string[]? names,
        NativeHandle options, out int usageError);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALVectorTranslateOptionsNew(
        [MarshalUsing(typeof(StringListMarshaller))] string[]? arguments, nint binary);

    [LibraryImport(Library.Name)]
    internal static partial void GDALVectorTranslateOptionsFree(nint options);

    [LibraryImport(Library.Name)]
    internal static partial void GDALVectorTranslateOptionsSetProgress(
        NativeHandle options, delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint data);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALVectorTranslate(
        string? path, NativeHandle target, int count, nint* sources, NativeHandle options, out int usageError);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALAutoCreateWarpedVRT(
        NativeHandle source, string? sourceWkt, string? targetWkt, int resampling, double maxError, nint options);

    [LibraryImport(Library.Name)]
    internal static partial int GDALRasterizeLayers(
        NativeHandle dataset, int bandCount, int* bands, int layerCount, nint* layers, nint transformer,
        nint transformerArgument, double* values, [MarshalUsing(typeof(StringListMarshaller))] string[]? options,
        delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint progressData);

    [LibraryImport(Library.Name)]
    internal static partial int GDALPolygonize(
        NativeHandle band, NativeHandle mask, NativeHandle layer, int field,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options,
        delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint progressData);

    [LibraryImport(Library.Name)]
    internal static partial int GDALFillNodata(
        NativeHandle band, NativeHandle mask, double maxDistance, int obsolete, int smoothings,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options,
        delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint progressData);
}
