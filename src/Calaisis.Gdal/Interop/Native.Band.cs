using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <content>gdal.h: raster bands and colour tables.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name)]
    internal static partial int GDALRasterIOEx(
        NativeHandle band, int readOrWrite, int xOff, int yOff, int xSize, int ySize, nint buffer, int bufferXSize,
        int bufferYSize, int type, long pixelSpace, long lineSpace, RasterIOExtra* extra);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterBandXSize(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterBandYSize(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterDataType(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetBandNumber(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial void GDALGetBlockSize(NativeHandle band, out int xSize, out int ySize);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterColorInterpretation(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetRasterColorInterpretation(NativeHandle band, int interpretation);

    [LibraryImport(Library.Name)]
    internal static partial double GDALGetRasterNoDataValue(NativeHandle band, out int has);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetRasterNoDataValue(NativeHandle band, double value);

    [LibraryImport(Library.Name)]
    internal static partial int GDALDeleteRasterNoDataValue(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetRasterUnitType(NativeHandle band);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GDALSetRasterUnitType(NativeHandle band, string? unit);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetRasterCategoryNames(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetRasterCategoryNames(
        NativeHandle band, [MarshalUsing(typeof(StringListMarshaller))] string[]? names);

    [LibraryImport(Library.Name)]
    internal static partial double GDALGetRasterOffset(NativeHandle band, out int has);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetRasterOffset(NativeHandle band, double value);

    [LibraryImport(Library.Name)]
    internal static partial double GDALGetRasterScale(NativeHandle band, out int has);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetRasterScale(NativeHandle band, double value);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetRasterStatistics(
        NativeHandle band, int approximate, int force, out double min, out double max, out double mean,
        out double deviation);

    [LibraryImport(Library.Name)]
    internal static partial void GDALComputeRasterMinMax(NativeHandle band, int approximate, double* two);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetOverviewCount(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetOverview(NativeHandle band, int index);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetMaskBand(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetMaskFlags(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALChecksumImage(NativeHandle band, int xOff, int yOff, int xSize, int ySize);

    [LibraryImport(Library.Name)]
    internal static partial int GDALFillRaster(NativeHandle band, double real, double imaginary);

    [LibraryImport(Library.Name)]
    internal static partial void GDALFlushRasterCache(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALGetRasterColorTable(NativeHandle band);

    [LibraryImport(Library.Name)]
    internal static partial int GDALSetRasterColorTable(NativeHandle band, NativeHandle table);

    [LibraryImport(Library.Name)]
    internal static partial nint GDALCreateColorTable(int interpretation);

    [LibraryImport(Library.Name)]
    internal static partial void GDALDestroyColorTable(nint table);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetColorEntryCount(NativeHandle table);

    [LibraryImport(Library.Name)]
    internal static partial int GDALGetColorEntryAsRGB(NativeHandle table, int index, ColorEntryFields* entry);

    [LibraryImport(Library.Name)]
    internal static partial void GDALSetColorEntry(NativeHandle table, int index, ColorEntryFields* entry);

    /// <summary>GDALColorEntry.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ColorEntryFields
    {
        internal short C1;
        internal short C2;
        internal short C3;
        internal short C4;
    }

    /// <summary>GDALRasterIOExtraArg, version 1.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct RasterIOExtra
    {
        internal int Version;
        internal int ResampleAlg;
        internal nint Progress;
        internal nint ProgressData;
        internal int FloatingPointWindowValidity;
        internal double XOff;
        internal double YOff;
        internal double XSize;
        internal double YSize;
    }
}
