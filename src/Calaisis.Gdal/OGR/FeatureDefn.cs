using OSGeo.Interop;

namespace OSGeo.OGR;

/// <summary>The attributes and the geometry type of a layer's features.</summary>
public sealed unsafe class FeatureDefn : NativeObject
{
    public FeatureDefn(string? name_null_ok)
        : this(Create(name_null_ok))
    {
    }

    FeatureDefn(nint pointer)
        : base(NativeHandle.Owned(pointer, &Release))
    {
    }

    public string? GetName() => CheckedText(Native.OGR_FD_GetName(Enter()));

    public int GetFieldCount() => Checked(Native.OGR_FD_GetFieldCount(Enter()));

    public FieldDefn? GetFieldDefn(int i) => Checked(FieldDefn.Lend(Native.OGR_FD_GetFieldDefn(Enter(), i), this));

    /// <summary>Whatever the case of the name; -1 where there is none.</summary>
    public int GetFieldIndex(string field_name) => Checked(Native.OGR_FD_GetFieldIndex(Enter(), field_name));

    public void AddFieldDefn(FieldDefn defn)
    {
        ArgumentNullException.ThrowIfNull(defn);
        Native.OGR_FD_AddFieldDefn(Enter(), defn.Handle);
        Failures.Throw();
    }

    public int GetGeomFieldCount() => Checked(Native.OGR_FD_GetGeomFieldCount(Enter()));

    public wkbGeometryType GetGeomType() => (wkbGeometryType)Checked(Native.OGR_FD_GetGeomType(Enter()));

    public void SetGeomType(wkbGeometryType geom_type)
    {
        Native.OGR_FD_SetGeomType(Enter(), (int)geom_type);
        Failures.Throw();
    }

    /// <summary>Shares a definition, which counts its users.</summary>
    internal static FeatureDefn Share(nint pointer)
    {
        _ = Native.OGR_FD_Reference(pointer);
        return new FeatureDefn(pointer);
    }

    static nint Create(string? name)
    {
        var pointer = Native.OGR_FD_Create(name);
        _ = Native.OGR_FD_Reference(pointer);
        return pointer;
    }

    static void Release(nint pointer) => Native.OGR_FD_Release(pointer);
}
