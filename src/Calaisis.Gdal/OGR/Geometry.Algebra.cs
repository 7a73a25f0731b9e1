using OSGeo.Interop;

namespace OSGeo.OGR;

/// <content>What GEOS computes: predicates, and geometries made from one or two others (null where it fails).</content>
public sealed unsafe partial class Geometry
{
    public bool Intersects(Geometry other) => Checked(Native.OGR_G_Intersects(Enter(), Required(other))) != 0;


    public bool Equals(Geometry other) => Checked(Native.OGR_G_Equals(Enter(), Required(other))) != 0;


    public bool Disjoint(Geometry other) => Checked(Native.OGR_G_Disjoint(Enter(), Required(other))) != 0;


    public bool Touches(Geometry other) => Checked(Native.OGR_G_Touches(Enter(), Required(other))) != 0;


    public bool Crosses(Geometry other) => Checked(Native.OGR_G_Crosses(Enter(), Required(other))) != 0;


    public bool Within(Geometry other) => Checked(Native.OGR_G_Within(Enter(), Required(other))) != 0;


    public bool Contains(Geometry other) => Checked(Native.OGR_G_Contains(Enter(), Required(other))) != 0;


    public bool Overlaps(Geometry other) => Checked(Native.OGR_G_Overlaps(Enter(), Required(other))) != 0;

    public Geometry? Intersection(Geometry other) => Checked(Own(Native.OGR_G_Intersection(Enter(), Required(other))));

    public Geometry? Union(Geometry other) => Checked(Own(Native.OGR_G_Union(Enter(), Required(other))));

    public Geometry? Difference(Geometry other) => Checked(Own(Native.OGR_G_Difference(Enter(), Required(other))));

    public Geometry? SymDifference(Geometry other) =>
        Checked(Own(Native.OGR_G_SymDifference(Enter(), Required(other))));

    public double Distance(Geometry other) => Checked(Native.OGR_G_Distance(Enter(), Required(other)));

    public bool IsValid() => Checked(Native.OGR_G_IsValid(Enter())) != 0;

    public bool IsSimple() => Checked(Native.OGR_G_IsSimple(Enter())) != 0;

    public bool IsRing() => Checked(Native.OGR_G_IsRing(Enter())) != 0;

    /// <summary>All points within a distance; round corners get so many segments per quarter turn.</summary>
    public Geometry? Buffer(double distance, int quadsecs) =>
        Checked(Own(Native.OGR_G_Buffer(Enter(), distance, quadsecs)));

    public Geometry? ConvexHull() => Checked(Own(Native.OGR_G_ConvexHull(Enter())));

    public Geometry? Boundary() => Checked(Own(Native.OGR_G_Boundary(Enter())));

    public Geometry? UnionCascaded() => Checked(Own(Native.OGR_G_UnionCascaded(Enter())));

    public Geometry? MakeValid(string[]? options) => Checked(Own(Native.OGR_G_MakeValidEx(Enter(), options)));

    public Geometry? PointOnSurface() => Checked(Own(Native.OGR_G_PointOnSurface(Enter())));

    public Geometry? Centroid()
    {
        var point = Native.OGR_G_CreateGeometry((int)wkbGeometryType.wkbPoint);
        if (Native.OGR_G_Centroid(Enter(), point) == 0) return Checked(Own(point));
        Native.OGR_G_DestroyGeometry(point);
        return Checked<Geometry?>(null);
    }

    public Geometry? Simplify(double tolerance) => Checked(Own(Native.OGR_G_Simplify(Enter(), tolerance)));

    public Geometry? SimplifyPreserveTopology(double tolerance) =>
        Checked(Own(Native.OGR_G_SimplifyPreserveTopology(Enter(), tolerance)));

    static NativeHandle Required(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Handle;
    }
}
