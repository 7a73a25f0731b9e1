using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <content>ogr_srs_api.h: coordinate systems and the transformations between them.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OSRNewSpatialReference(string? wkt);

    [LibraryImport(Library.Name)]
    internal static partial void OSRRelease(nint reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRReference(nint reference);

    [LibraryImport(Library.Name)]
    internal static partial nint OSRClone(nint reference);

    [LibraryImport(Library.Name)]
    internal static partial nint OSRCloneGeogCS(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRImportFromEPSG(NativeHandle reference, int code);

    [LibraryImport(Library.Name)]
    internal static partial int OSRImportFromWkt(NativeHandle reference, ref nint wkt);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OSRImportFromProj4(NativeHandle reference, string definition);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OSRSetFromUserInput(NativeHandle reference, string definition);

    [LibraryImport(Library.Name)]
    internal static partial int OSRExportToWktEx(
        NativeHandle reference, out nint wkt, [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial int OSRExportToProj4(NativeHandle reference, out nint definition);

    [LibraryImport(Library.Name)]
    internal static partial nint OSRGetName(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRIsSameEx(
        NativeHandle reference, NativeHandle other, [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial int OSRIsGeographic(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRIsProjected(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRIsLocal(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRIsCompound(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRValidate(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OSRAutoIdentifyEPSG(NativeHandle reference);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OSRGetAuthorityName(NativeHandle reference, string? node);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OSRGetAuthorityCode(NativeHandle reference, string? node);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OSRGetAttrValue(NativeHandle reference, string name, int child);

    [LibraryImport(Library.Name)]
    internal static partial double OSRGetLinearUnits(NativeHandle reference, nint* name);

    [LibraryImport(Library.Name)]
    internal static partial double OSRGetAngularUnits(NativeHandle reference, nint* name);

    [LibraryImport(Library.Name)]
    internal static partial double OSRGetSemiMajor(NativeHandle reference, int* error);

    [LibraryImport(Library.Name)]
    internal static partial double OSRGetInvFlattening(NativeHandle reference, int* error);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OSRDemoteTo2D(NativeHandle reference, string? name);

    [LibraryImport(Library.Name)]
    internal static partial int OSRGetAxisMappingStrategy(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial void OSRSetAxisMappingStrategy(NativeHandle reference, int strategy);

    [LibraryImport(Library.Name)]
    internal static partial int OSREPSGTreatsAsLatLong(NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial void OSRGetPROJVersion(out int major, out int minor, out int patch);

    [LibraryImport(Library.Name)]
    internal static partial nint OSRGetPROJSearchPaths();

    [LibraryImport(Library.Name)]
    internal static partial void OSRSetPROJSearchPaths([MarshalUsing(typeof(StringListMarshaller))] string[]? paths);

    [LibraryImport(Library.Name)]
    internal static partial nint OCTNewCoordinateTransformation(NativeHandle from, NativeHandle to);

    [LibraryImport(Library.Name)]
    internal static partial nint OCTNewCoordinateTransformationEx(
        NativeHandle from, NativeHandle to, NativeHandle options);

    [LibraryImport(Library.Name)]
    internal static partial void OCTDestroyCoordinateTransformation(nint transformation);

    [LibraryImport(Library.Name)]
    internal static partial nint OCTGetInverse(NativeHandle transformation);

    [LibraryImport(Library.Name)]
    internal static partial int OCTTransform(NativeHandle transformation, int count, double* x, double* y, double* z);

    [LibraryImport(Library.Name)]
    internal static partial int OCTTransformBounds(
        NativeHandle transformation, double minX, double minY, double maxX, double maxY, double* outMinX,
        double* outMinY, double* outMaxX, double* outMaxY, int densify);

    [LibraryImport(Library.Name)]
    internal static partial nint OCTNewCoordinateTransformationOptions();

    [LibraryImport(Library.Name)]
    internal static partial void OCTDestroyCoordinateTransformationOptions(nint options);

    [LibraryImport(Library.Name)]
    internal static partial int OCTCoordinateTransformationOptionsSetAreaOfInterest(
        NativeHandle options, double westDegrees, double southDegrees, double eastDegrees, double northDegrees);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OCTCoordinateTransformationOptionsSetOperation(
        NativeHandle options, string operation, int inverse);

    [LibraryImport(Library.Name)]
    internal static partial int OCTCoordinateTransformationOptionsSetBallparkAllowed(
        NativeHandle options, int allowed);
}
