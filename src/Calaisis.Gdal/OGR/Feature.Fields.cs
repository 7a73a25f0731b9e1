using OSGeo.Interop;

namespace OSGeo.OGR;

/// <content>Attributes, by position or by name; a name that is not there throws.</content>
public sealed unsafe partial class Feature
{
    public int GetFieldCount() => Checked(Native.OGR_F_GetFieldCount(Enter()));

    /// <summary>Whatever the case of the name; -1 where there is none.</summary>
    public int GetFieldIndex(string field_name) => Checked(Native.OGR_F_GetFieldIndex(Enter(), field_name));

    public FieldDefn? GetFieldDefnRef(int id) =>
        Checked(FieldDefn.Lend(Native.OGR_F_GetFieldDefnRef(Enter(), id), this));

    public FieldDefn? GetFieldDefnRef(string field_name) => GetFieldDefnRef(IndexOf(field_name));

    public bool IsFieldSet(int id) => Checked(Native.OGR_F_IsFieldSet(Enter(), id)) != 0;

    public bool IsFieldSet(string field_name) => IsFieldSet(IndexOf(field_name));

    public bool IsFieldNull(int id) => Checked(Native.OGR_F_IsFieldNull(Enter(), id)) != 0;

    public bool IsFieldNull(string field_name) => IsFieldNull(IndexOf(field_name));

    public bool IsFieldSetAndNotNull(int id) => Checked(Native.OGR_F_IsFieldSetAndNotNull(Enter(), id)) != 0;

    public bool IsFieldSetAndNotNull(string field_name) => IsFieldSetAndNotNull(IndexOf(field_name));

    public string? GetFieldAsString(int id) => CheckedText(Native.OGR_F_GetFieldAsString(Enter(), id));

    public string? GetFieldAsString(string field_name) => GetFieldAsString(IndexOf(field_name));

    public int GetFieldAsInteger(int id) => Checked(Native.OGR_F_GetFieldAsInteger(Enter(), id));

    public int GetFieldAsInteger(string field_name) => GetFieldAsInteger(IndexOf(field_name));

    public long GetFieldAsInteger64(int id) => Checked(Native.OGR_F_GetFieldAsInteger64(Enter(), id));

    public long GetFieldAsInteger64(string field_name) => GetFieldAsInteger64(IndexOf(field_name));

    public double GetFieldAsDouble(int id) => Checked(Native.OGR_F_GetFieldAsDouble(Enter(), id));

    public double GetFieldAsDouble(string field_name) => GetFieldAsDouble(IndexOf(field_name));

    public void SetField(int id, string? value)
    {
        Native.OGR_F_SetFieldString(Enter(), id, value);
        Failures.Throw();
    }

    public void SetField(string field_name, string? value) => SetField(IndexOf(field_name), value);

    public void SetField(int id, int value)
    {
        Native.OGR_F_SetFieldInteger(Enter(), id, value);
        Failures.Throw();
    }

    public void SetField(string field_name, int value) => SetField(IndexOf(field_name), value);

    public void SetField(int id, double value)
    {
        Native.OGR_F_SetFieldDouble(Enter(), id, value);
        Failures.Throw();
    }

    public void SetField(string field_name, double value) => SetField(IndexOf(field_name), value);

    public void SetFieldInteger64(int id, long value)
    {
        Native.OGR_F_SetFieldInteger64(Enter(), id, value);
        Failures.Throw();
    }

    public void SetFieldNull(int id)
    {
        Native.OGR_F_SetFieldNull(Enter(), id);
        Failures.Throw();
    }

    public void SetFieldNull(string field_name) => SetFieldNull(IndexOf(field_name));

    public void UnsetField(int id)
    {
        Native.OGR_F_UnsetField(Enter(), id);
        Failures.Throw();
    }

    public void UnsetField(string field_name) => UnsetField(IndexOf(field_name));

    int IndexOf(string name)
    {
        var index = GetFieldIndex(name);
        return index >= 0 ? index : throw new ApplicationException($"Invalid field name: '{name}'");
    }
}
