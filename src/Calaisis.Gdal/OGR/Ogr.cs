using OSGeo.Interop;

namespace OSGeo.OGR;

/// <summary>The vector side as a whole: drivers, opening, facts about types.</summary>
public static class Ogr
{
    public static readonly int OGRERR_NONE;
    public static readonly string OLCTransactions = "Transactions";
    public static readonly string OLCFastSpatialFilter = "FastSpatialFilter";
    public static readonly string OLCFastFeatureCount = "FastFeatureCount";
    public static readonly string OLCFastGetExtent = "FastGetExtent";
    public static readonly string ODsCTransactions = "Transactions";
    public static readonly string ODsCCreateLayer = "CreateLayer";

    public static void RegisterAll() => GDAL.Gdal.AllRegister();

    /// <summary>Null and silent where no driver recognises it.</summary>
    public static DataSource? Open(string utf8_path, int update)
    {
        Failures.Reset();
        return Checked(DataSource.OwnUnlessFailed(Native.OGROpen(utf8_path, update, 0)));
    }

    public static Driver? GetDriverByName(string name)
    {
        Failures.Reset();
        return Checked(Driver.Wrap(Native.OGRGetDriverByName(name)));
    }

    public static Geometry? CreateGeometryFromJson(string input_string)
    {
        Failures.Reset();
        return Checked(Geometry.Own(Native.OGR_G_CreateGeometryFromJson(input_string)));
    }

    /// <summary>A copy as multi-polygon, where the geometry is a surface or a collection of surfaces.</summary>
    public static Geometry? ForceToMultiPolygon(Geometry geom_in)
    {
        ArgumentNullException.ThrowIfNull(geom_in);
        Failures.Reset();
        return Checked(Geometry.Own(Native.OGR_G_ForceToMultiPolygon(Native.OGR_G_Clone(geom_in.Handle))));
    }

    /// <summary>A copy as multi-line, where the geometry is a line or a collection of lines.</summary>
    public static Geometry? ForceToMultiLineString(Geometry geom_in)
    {
        ArgumentNullException.ThrowIfNull(geom_in);
        Failures.Reset();
        return Checked(Geometry.Own(Native.OGR_G_ForceToMultiLineString(Native.OGR_G_Clone(geom_in.Handle))));
    }

    public static string? GeometryTypeToName(wkbGeometryType eType) =>
        NativeText.Read(Native.OGRGeometryTypeToName((int)eType));

    public static string? GetFieldTypeName(FieldType type) => NativeText.Read(Native.OGR_GetFieldTypeName((int)type));

    /// <summary>The type without Z and M.</summary>
    public static wkbGeometryType GT_Flatten(wkbGeometryType eType) =>
        (wkbGeometryType)Native.OGR_GT_Flatten((int)eType);

    public static int GT_HasZ(wkbGeometryType eType) => Native.OGR_GT_HasZ((int)eType);

    /// <summary>Whether the type holds arcs.</summary>
    public static int GT_IsNonLinear(wkbGeometryType arg0) => Native.OGR_GT_IsNonLinear((int)arg0);

    static T Checked<T>(T result)
    {
        Failures.Throw();
        return result;
    }
}
