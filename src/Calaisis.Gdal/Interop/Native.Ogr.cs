using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <content>ogr_api.h: data sources and layers.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGROpen(string path, int update, nint driver);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGRGetDriverByName(string name);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_Dr_GetName(NativeHandle driver);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_Dr_CreateDataSource(
        NativeHandle driver, string path, [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_Dr_DeleteDataSource(NativeHandle driver, string path);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_Dr_TestCapability(NativeHandle driver, string capability);

    [LibraryImport(Library.Name)]
    internal static partial int OGRReleaseDataSource(nint source);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_DS_GetName(NativeHandle source);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_DS_GetLayerCount(NativeHandle source);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_DS_GetDriver(NativeHandle source);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_DS_GetLayer(NativeHandle source, int index);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_DS_GetLayerByName(NativeHandle source, string name);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_DS_DeleteLayer(NativeHandle source, int index);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_DS_TestCapability(NativeHandle source, string capability);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_DS_CreateLayer(
        NativeHandle source, string name, NativeHandle reference, int type,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_DS_CopyLayer(
        NativeHandle source, NativeHandle layer, string name,
        [MarshalUsing(typeof(StringListMarshaller))] string[]? options);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_DS_ExecuteSQL(
        NativeHandle source, string statement, NativeHandle filter, string? dialect);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_DS_ReleaseResultSet(NativeHandle source, NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_DS_SyncToDisk(NativeHandle source);

    [LibraryImport(Library.Name)]
    internal static partial int GDALDatasetStartTransaction(NativeHandle source, int force);

    [LibraryImport(Library.Name)]
    internal static partial int GDALDatasetCommitTransaction(NativeHandle source);

    [LibraryImport(Library.Name)]
    internal static partial int GDALDatasetRollbackTransaction(NativeHandle source);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetName(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_GetGeomType(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetGeometryColumn(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetFIDColumn(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetSpatialRef(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetLayerDefn(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial long OGR_L_GetFeatureCount(NativeHandle layer, int force);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_GetExtent(NativeHandle layer, EnvelopeFields* extent, int force);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_L_TestCapability(NativeHandle layer, string capability);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_L_SetSpatialFilter(NativeHandle layer, NativeHandle filter);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_L_SetSpatialFilterRect(
        NativeHandle layer, double minX, double minY, double maxX, double maxY);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_L_SetAttributeFilter(NativeHandle layer, string? filter);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_SetIgnoredFields(
        NativeHandle layer, [MarshalUsing(typeof(StringListMarshaller))] string[]? names);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_L_ResetReading(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetNextFeature(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_L_GetFeature(NativeHandle layer, long fid);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_CreateField(NativeHandle layer, NativeHandle field, int approximately);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_L_FindFieldIndex(NativeHandle layer, string name, int exactly);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_CreateFeature(NativeHandle layer, NativeHandle feature);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_SetFeature(NativeHandle layer, NativeHandle feature);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_DeleteFeature(NativeHandle layer, long fid);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_SyncToDisk(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_StartTransaction(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_CommitTransaction(NativeHandle layer);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_L_RollbackTransaction(NativeHandle layer);
}
