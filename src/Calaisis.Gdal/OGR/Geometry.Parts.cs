using OSGeo.Interop;

namespace OSGeo.OGR;

/// <content>Points of a line or ring, parts of a collection, rings of a polygon.</content>
public sealed unsafe partial class Geometry
{
    public int GetPointCount() => Checked(Native.OGR_G_GetPointCount(Enter()));

    public double GetX(int point) => Checked(Native.OGR_G_GetX(Enter(), point));

    public double GetY(int point) => Checked(Native.OGR_G_GetY(Enter(), point));

    public double GetZ(int point) => Checked(Native.OGR_G_GetZ(Enter(), point));

    public void AddPoint(double x, double y, double z)
    {
        Native.OGR_G_AddPoint(Enter(), x, y, z);
        Failures.Throw();
    }

    public void AddPoint_2D(double x, double y)
    {
        Native.OGR_G_AddPoint_2D(Enter(), x, y);
        Failures.Throw();
    }

    public void SetPoint_2D(int point, double x, double y)
    {
        Native.OGR_G_SetPoint_2D(Enter(), point, x, y);
        Failures.Throw();
    }

    public int GetGeometryCount() => Checked(Native.OGR_G_GetGeometryCount(Enter()));

    /// <summary>The part itself, valid while the whole lives.</summary>
    public Geometry? GetGeometryRef(int geom) => Checked(Lend(Native.OGR_G_GetGeometryRef(Enter(), geom), this));

    /// <summary>Adds a copy.</summary>
    public int AddGeometry(Geometry other) => Checked(Native.OGR_G_AddGeometry(Enter(), Required(other)));

    /// <summary>Adds the geometry itself.</summary>
    public int AddGeometryDirectly(Geometry other_disown)
    {
        var result = Native.OGR_G_AddGeometryDirectly(Enter(), Required(other_disown));
        if (result == 0) other_disown.PassTo(this);
        return Checked(result);
    }
}
