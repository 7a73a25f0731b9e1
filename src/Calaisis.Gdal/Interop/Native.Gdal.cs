using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <content>gdal.h: drivers, datasets and what hangs on any of their objects.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name)]
    internal static partial void GDALAllRegister();

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALVersionInfo(string request);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetCacheMax();

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetCacheUsed();

    [LibraryImport(Library.Name)]
    internal static partial void GDALSetCacheMax(int bytes);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetDataTypeSizeBits(int type);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetDataTypeName(int type);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALGetDataTypeByName(string name);

    [LibraryImport(Library.Name)]
    internal static partial int GDALDataTypeIsComplex(int type);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetDriverCount();

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetDriver(int index);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALGetDriverByName(string name);

    [LibraryImport(Library.Name)]
    internal static partial void GDALDeregisterDriver(NativeHandle driver);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALIdentifyDriverEx(
        string path, uint flags,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? drivers,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? siblings);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetDriverShortName(NativeHandle driver);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetDriverLongName(NativeHandle driver);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALCreate(
        NativeHandle driver, string path, int xSize, int ySize, int bands, int type,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALCreateCopy(
        NativeHandle driver, string path, NativeHandle source, int strict,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options,
        delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint progressData);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALDeleteDataset(NativeHandle driver, string path);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALOpen(string path, int access);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALOpenEx(
        string path, uint flags,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? drivers,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? siblings);

    [LibraryImport(Library.Name)]
    internal static partial int GDALDereferenceDataset(nint dataset);

    // Returns nothing before 3.7, an error code later: the message tells, either way.
    [LibraryImport(Library.Name)]
    internal static partial void GDALClose(nint dataset);

    [LibraryImport(Library.Name)]
    internal static partial void GDALFlushCache(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetDatasetDriver(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetFileList(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterXSize(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterYSize(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterCount(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetRasterBand(NativeHandle dataset, int band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALAddBand(
        NativeHandle dataset, int type, [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetProjectionRef(NativeHandle dataset);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALSetProjection(NativeHandle dataset, string wkt);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetSpatialRef(NativeHandle dataset);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetSpatialRef(NativeHandle dataset, NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetGeoTransform(NativeHandle dataset, double* six);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetGeoTransform(NativeHandle dataset, double* six);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALBuildOverviewsEx(
        NativeHandle dataset, string resampling, int count, int* levels, int bandCount, int* bands,
        delegate* unmanaged[Cdecl]<double, nint, nint, int> progress, nint progressData,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetDescription(NativeHandle item);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void GDALSetDescription(NativeHandle item, string text);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetMetadataDomainList(NativeHandle item);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALGetMetadata(NativeHandle item, string? domain);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALSetMetadata(
        NativeHandle item, [MarshalUsing(typeof(StringListMarshaller))] string[]? metadata, string? domain);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GDALGetMetadataItem(NativeHandle item, string name, string? domain);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALSetMetadataItem(NativeHandle item, string name, string? value, string? domain);
}
