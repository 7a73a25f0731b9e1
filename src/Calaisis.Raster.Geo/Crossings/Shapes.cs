using Calaisis.Raster.Grids;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>Parts, ends and bounds of geometries.</summary>
static class Shapes
{
    public static MapBounds BoundsOf(Geometry geometry)
    {
        using var envelope = new Envelope();
        geometry.GetEnvelope(envelope);
        return new MapBounds(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
    }

    /// <summary>The single parts of a geometry, copies owned by the caller.</summary>
    public static List<Geometry> PartsOf(Geometry geometry)
    {
        var parts = new List<Geometry>();
        Add(geometry);
        return parts;

        void Add(Geometry whole)
        {
            var isPolygon = Ogr.GT_Flatten(whole.GetGeometryType()) == wkbGeometryType.wkbPolygon;
            if (isPolygon || whole.GetGeometryCount() == 0)
            {
                if (!whole.IsEmpty()) parts.Add(whole.Clone()!);
                return;
            }

            for (var part = 0; part < whole.GetGeometryCount(); part++)
            {
                using var inner = whole.GetGeometryRef(part)!;
                Add(inner);
            }
        }
    }

    /// <summary>All of them as one; null for none.</summary>
    public static Geometry? Union(IEnumerable<Geometry> all)
    {
        Geometry? union = null;
        foreach (var one in all)
        {
            var joined = union is null ? one.Clone()! : union.Union(one)!;
            union?.Dispose();
            union = joined;
        }

        return union;
    }

    public static Geometry Point(double x, double y)
    {
        var point = new Geometry(wkbGeometryType.wkbPoint);
        point.AddPoint_2D(x, y);
        return point;
    }

    public static Geometry Segment((double X, double Y) from, (double X, double Y) to)
    {
        var line = new Geometry(wkbGeometryType.wkbLineString);
        line.AddPoint_2D(from.X, from.Y);
        line.AddPoint_2D(to.X, to.Y);
        return line;
    }

    public static Geometry Rectangle(MapBounds bounds)
    {
        using var ring = new Geometry(wkbGeometryType.wkbLinearRing);
        ring.AddPoint_2D(bounds.MinX, bounds.MinY);
        ring.AddPoint_2D(bounds.MinX, bounds.MaxY);
        ring.AddPoint_2D(bounds.MaxX, bounds.MaxY);
        ring.AddPoint_2D(bounds.MaxX, bounds.MinY);
        ring.AddPoint_2D(bounds.MinX, bounds.MinY);
        var polygon = new Geometry(wkbGeometryType.wkbPolygon);
        polygon.AddGeometry(ring);
        return polygon;
    }
}
