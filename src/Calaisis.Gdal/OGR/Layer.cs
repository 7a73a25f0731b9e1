using OSGeo.Interop;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>A layer of features. Keeps its data source alive.</summary>
public sealed unsafe class Layer : NativeObject
{
    Layer(nint pointer, NativeHandle source)
        : base(NativeHandle.Lent(pointer, source))
    {
    }

    public string? GetName() => CheckedText(Native.OGR_L_GetName(Enter()));

    public wkbGeometryType GetGeomType() => (wkbGeometryType)Checked(Native.OGR_L_GetGeomType(Enter()));

    public string? GetGeometryColumn() => CheckedText(Native.OGR_L_GetGeometryColumn(Enter()));

    public string? GetFIDColumn() => CheckedText(Native.OGR_L_GetFIDColumn(Enter()));

    public SpatialReference? GetSpatialRef() => Checked(SpatialReference.Share(Native.OGR_L_GetSpatialRef(Enter())));

    public FeatureDefn GetLayerDefn() => Checked(FeatureDefn.Share(Native.OGR_L_GetLayerDefn(Enter())));

    public long GetFeatureCount(int force) => Checked(Native.OGR_L_GetFeatureCount(Enter(), force));

    /// <summary>0 when the extent was found; an empty layer has none.</summary>
    public int GetExtent(Envelope extent, int force)
    {
        ArgumentNullException.ThrowIfNull(extent);
        Native.EnvelopeFields fields = default;
        var result = Checked(Native.OGR_L_GetExtent(Enter(), &fields, force));
        extent.CopyFrom(fields);
        return result;
    }

    public bool TestCapability(string cap) => Checked(Native.OGR_L_TestCapability(Enter(), cap)) != 0;

    /// <summary>Null removes the filter.</summary>
    public void SetSpatialFilter(Geometry? filter)
    {
        Native.OGR_L_SetSpatialFilter(Enter(), OrNone(filter));
        Failures.Throw();
    }

    public void SetSpatialFilterRect(double minx, double miny, double maxx, double maxy)
    {
        Native.OGR_L_SetSpatialFilterRect(Enter(), minx, miny, maxx, maxy);
        Failures.Throw();
    }

    /// <summary>Null removes the filter.</summary>
    public int SetAttributeFilter(string? filter_string) =>
        Checked(Native.OGR_L_SetAttributeFilter(Enter(), filter_string));

    /// <summary>Fields not to read; <c>OGR_GEOMETRY</c> and <c>OGR_STYLE</c> among them.</summary>
    public int SetIgnoredFields(string[]? options) => Checked(Native.OGR_L_SetIgnoredFields(Enter(), options));

    public void ResetReading()
    {
        Native.OGR_L_ResetReading(Enter());
        Failures.Throw();
    }

    /// <summary>Null at the end.</summary>
    public Feature? GetNextFeature() => Checked(Feature.Own(Native.OGR_L_GetNextFeature(Enter())));

    public Feature? GetFeature(long fid) => Checked(Feature.Own(Native.OGR_L_GetFeature(Enter(), fid)));

    public int CreateField(FieldDefn field_def, int approx_ok)
    {
        ArgumentNullException.ThrowIfNull(field_def);
        return Checked(Native.OGR_L_CreateField(Enter(), field_def.Handle, approx_ok));
    }

    /// <summary>-1 where there is none.</summary>
    public int FindFieldIndex(string pszFieldName, int bExactMatch) =>
        Checked(Native.OGR_L_FindFieldIndex(Enter(), pszFieldName, bExactMatch));

    public int CreateFeature(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return Checked(Native.OGR_L_CreateFeature(Enter(), feature.Handle));
    }

    public int SetFeature(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return Checked(Native.OGR_L_SetFeature(Enter(), feature.Handle));
    }

    public int DeleteFeature(long fid) => Checked(Native.OGR_L_DeleteFeature(Enter(), fid));

    public int SyncToDisk() => Checked(Native.OGR_L_SyncToDisk(Enter()));

    public int StartTransaction() => Checked(Native.OGR_L_StartTransaction(Enter()));

    public int CommitTransaction() => Checked(Native.OGR_L_CommitTransaction(Enter()));

    public int RollbackTransaction() => Checked(Native.OGR_L_RollbackTransaction(Enter()));

    internal static Layer? Of(DataSource source, nint pointer) =>
        pointer == 0 ? null : new Layer(pointer, source.Handle);
}
