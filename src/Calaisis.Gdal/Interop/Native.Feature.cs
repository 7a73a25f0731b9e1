using System.Runtime.InteropServices;

namespace OSGeo.Interop;

/// <content>ogr_api.h: features, and the definitions of their fields.</content>
static unsafe partial class Native
{
    [LibraryImport(Library.Name)]
    internal static partial nint OGR_F_Create(NativeHandle definition);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_F_Destroy(nint feature);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_F_Clone(NativeHandle feature);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_F_GetDefnRef(NativeHandle feature);

    [LibraryImport(Library.Name)]
    internal static partial long OGR_F_GetFID(NativeHandle feature);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_SetFID(NativeHandle feature, long fid);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_F_GetGeometryRef(NativeHandle feature);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_SetGeometry(NativeHandle feature, NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_SetGeometryDirectly(NativeHandle feature, NativeHandle geometry);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_GetFieldCount(NativeHandle feature);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_F_GetFieldIndex(NativeHandle feature, string name);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_F_GetFieldDefnRef(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_IsFieldSet(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_IsFieldNull(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_IsFieldSetAndNotNull(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_F_GetFieldAsString(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_GetFieldAsInteger(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial long OGR_F_GetFieldAsInteger64(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial double OGR_F_GetFieldAsDouble(NativeHandle feature, int index);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void OGR_F_SetFieldString(NativeHandle feature, int index, string? value);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_F_SetFieldInteger(NativeHandle feature, int index, int value);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_F_SetFieldInteger64(NativeHandle feature, int index, long value);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_F_SetFieldDouble(NativeHandle feature, int index, double value);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_F_SetFieldNull(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_F_UnsetField(NativeHandle feature, int index);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_F_SetFrom(NativeHandle feature, NativeHandle other, int forgiving);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_FD_Create(string? name);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_FD_Release(nint definition);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_FD_Reference(nint definition);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_FD_GetName(NativeHandle definition);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_FD_GetFieldCount(NativeHandle definition);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_FD_GetFieldDefn(NativeHandle definition, int index);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OGR_FD_GetFieldIndex(NativeHandle definition, string name);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_FD_AddFieldDefn(NativeHandle definition, NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_FD_GetGeomFieldCount(NativeHandle definition);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_FD_GetGeomType(NativeHandle definition);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_FD_SetGeomType(NativeHandle definition, int type);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OGR_Fld_Create(string? name, int type);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_Destroy(nint field);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_Fld_GetNameRef(NativeHandle field);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void OGR_Fld_SetName(NativeHandle field, string name);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_Fld_GetType(NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_SetType(NativeHandle field, int type);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_Fld_GetSubType(NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_SetSubType(NativeHandle field, int subtype);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_Fld_GetWidth(NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_Fld_IsNullable(NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_SetNullable(NativeHandle field, int nullable);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_Fld_IsUnique(NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_SetUnique(NativeHandle field, int unique);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_SetWidth(NativeHandle field, int width);

    [LibraryImport(Library.Name)]
    internal static partial int OGR_Fld_GetPrecision(NativeHandle field);

    [LibraryImport(Library.Name)]
    internal static partial void OGR_Fld_SetPrecision(NativeHandle field, int precision);

    [LibraryImport(Library.Name)]
    internal static partial nint OGR_GetFieldTypeName(int type);
}
