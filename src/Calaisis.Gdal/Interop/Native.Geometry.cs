using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <content>ogr_api.h: geometries.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_CreateFromWkb(byte* wkb, nint reference, out nint geometry, int bytes);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_CreateFromWkt(ref nint wkt, nint reference, out nint geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_CreateGeometry(int type);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_G_CreateGeometryFromJson(string json);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_DestroyGeometry(nint geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Clone(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_WkbSize(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_ExportToWkb(NativeHandle geometry, int order, byte* buffer);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_ExportToWkt(NativeHandle geometry, out nint wkt);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_ExportToJsonEx(
        NativeHandle geometry, [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_GetGeometryType(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_GetGeometryName(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_GetDimension(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_GetCoordinateDimension(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_FlattenTo2D(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_CloseRings(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_Empty(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_IsEmpty(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_IsValid(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_IsSimple(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_IsRing(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_G_Length(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_G_Area(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_GetEnvelope(NativeHandle geometry, EnvelopeFields* envelope);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_GetPointCount(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_G_GetX(NativeHandle geometry, int point);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_G_GetY(NativeHandle geometry, int point);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_G_GetZ(NativeHandle geometry, int point);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_AddPoint(NativeHandle geometry, double x, double y, double z);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_AddPoint_2D(NativeHandle geometry, double x, double y);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_SetPoint_2D(NativeHandle geometry, int point, double x, double y);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_GetGeometryCount(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_GetGeometryRef(NativeHandle geometry, int part);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_AddGeometry(NativeHandle geometry, NativeHandle part);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_AddGeometryDirectly(NativeHandle geometry, NativeHandle part);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_GetSpatialReference(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_AssignSpatialReference(NativeHandle geometry, NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Transform(NativeHandle geometry, NativeHandle transformation);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_TransformTo(NativeHandle geometry, NativeHandle reference);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_G_Segmentize(NativeHandle geometry, double maxLength);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Simplify(NativeHandle geometry, double tolerance);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_SimplifyPreserveTopology(NativeHandle geometry, double tolerance);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Buffer(NativeHandle geometry, double distance, int segmentsPerQuadrant);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_ConvexHull(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Boundary(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_UnionCascaded(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_MakeValidEx(
        NativeHandle geometry, [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_PointOnSurface(NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Centroid(NativeHandle geometry, nint point);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_G_Distance(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_GetLinearGeometry(
        NativeHandle geometry, double maxStepDegrees,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_ForceToMultiPolygon(nint geometry);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_ForceToMultiLineString(nint geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Intersects(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Equals(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Disjoint(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Touches(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Crosses(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Within(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Contains(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_G_Overlaps(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Intersection(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Union(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_Difference(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_G_SymDifference(NativeHandle geometry, NativeHandle other);

    [LibraryImport(Library.Name)]
    internal static partial nint OGRGeometryTypeToName(int type);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_GT_Flatten(int type);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_GT_HasZ(int type);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_GT_IsNonLinear(int type);

    /// <summary>OGREnvelope.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct EnvelopeFields
    {
        internal double MinX;
        internal double MaxX;
        internal double MinY;
        internal double MaxY;
    }
}
