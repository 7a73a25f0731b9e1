using OSGeo.Interop;

namespace OSGeo.OGR;

/// <summary>The name and type of an attribute.</summary>
public sealed unsafe class FieldDefn : NativeObject
{
    public FieldDefn(string? name_null_ok, FieldType field_type)
        : base(NativeHandle.Owned(Native.OGR_Fld_Create(name_null_ok, (int)field_type), &Destroy))
    {
    }

    FieldDefn(NativeHandle handle)
        : base(handle)
    {
    }

    public string? GetName() => CheckedText(Native.OGR_Fld_GetNameRef(Enter()));

    public string? GetNameRef() => GetName();

    public void SetName(string name)
    {
        Native.OGR_Fld_SetName(Enter(), name);
        Failures.Throw();
    }

    public FieldType GetFieldType() => (FieldType)Checked(Native.OGR_Fld_GetType(Enter()));

    public void SetType(FieldType type)
    {
        Native.OGR_Fld_SetType(Enter(), (int)type);
        Failures.Throw();
    }

    public FieldSubType GetSubType() => (FieldSubType)Checked(Native.OGR_Fld_GetSubType(Enter()));

    public void SetSubType(FieldSubType type)
    {
        Native.OGR_Fld_SetSubType(Enter(), (int)type);
        Failures.Throw();
    }

    public int GetWidth() => Checked(Native.OGR_Fld_GetWidth(Enter()));

    public void SetWidth(int width)
    {
        Native.OGR_Fld_SetWidth(Enter(), width);
        Failures.Throw();
    }

    public int GetPrecision() => Checked(Native.OGR_Fld_GetPrecision(Enter()));

    public void SetPrecision(int precision)
    {
        Native.OGR_Fld_SetPrecision(Enter(), precision);
        Failures.Throw();
    }

    public int IsNullable() => Checked(Native.OGR_Fld_IsNullable(Enter()));

    public void SetNullable(int bNullable)
    {
        Native.OGR_Fld_SetNullable(Enter(), bNullable);
        Failures.Throw();
    }

    public int IsUnique() => Checked(Native.OGR_Fld_IsUnique(Enter()));

    public void SetUnique(int bUnique)
    {
        Native.OGR_Fld_SetUnique(Enter(), bUnique);
        Failures.Throw();
    }

    public string? GetFieldTypeName(FieldType type) => Ogr.GetFieldTypeName(type);

    public string? GetTypeName() => Ogr.GetFieldTypeName(GetFieldType());

    internal static FieldDefn? Lend(nint pointer, NativeObject lender) =>
        pointer == 0 ? null : new FieldDefn(NativeHandle.Lent(pointer, lender.Handle));

    static void Destroy(nint pointer) => Native.OGR_Fld_Destroy(pointer);
}
