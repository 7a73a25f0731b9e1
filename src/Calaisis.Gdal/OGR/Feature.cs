using OSGeo.Interop;

namespace OSGeo.OGR;

/// <summary>One thing on the map: a geometry and its attributes.</summary>
public sealed unsafe partial class Feature : NativeObject
{
    public Feature(FeatureDefn feature_def)
        : base(NativeHandle.Owned(Create(feature_def), &Destroy))
    {
    }

    Feature(nint pointer)
        : base(NativeHandle.Owned(pointer, &Destroy))
    {
    }

    public Feature? Clone() => Checked(Own(Native.OGR_F_Clone(Enter())));

    public FeatureDefn GetDefnRef() => Checked(FeatureDefn.Share(Native.OGR_F_GetDefnRef(Enter())));

    public long GetFID() => Checked(Native.OGR_F_GetFID(Enter()));

    public int SetFID(long fid) => Checked(Native.OGR_F_SetFID(Enter(), fid));

    /// <summary>The feature's own geometry, valid while the feature lives; null where it has none.</summary>
    public Geometry? GetGeometryRef() => Checked(Geometry.Lend(Native.OGR_F_GetGeometryRef(Enter()), this));

    /// <summary>Gives the feature a copy.</summary>
    public int SetGeometry(Geometry? geom) => Checked(Native.OGR_F_SetGeometry(Enter(), OrNone(geom)));

    /// <summary>Gives the feature the geometry itself.</summary>
    public int SetGeometryDirectly(Geometry geom)
    {
        ArgumentNullException.ThrowIfNull(geom);
        var result = Native.OGR_F_SetGeometryDirectly(Enter(), geom.Handle);
        geom.PassTo(this);
        return Checked(result);
    }

    public int SetFrom(Feature other, int forgiving)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Checked(Native.OGR_F_SetFrom(Enter(), other.Handle, forgiving));
    }

    internal static Feature? Own(nint pointer) => pointer == 0 ? null : new Feature(pointer);

    static nint Create(FeatureDefn definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Native.OGR_F_Create(definition.Handle);
    }

    static void Destroy(nint pointer) => Native.OGR_F_Destroy(pointer);
}
