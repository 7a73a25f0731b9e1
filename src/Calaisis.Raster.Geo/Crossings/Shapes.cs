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

    /// <summary>The corners of a line, or of the outline of a surface.</summary>
    public static List<(double X, double Y)> CornersOf(Geometry part)
    {
        using var outline = part.GetDimension() == 2 ? part.Boundary() : part.Clone();
        var corners = new List<(double X, double Y)>();
        foreach (var line in PartsOf(outline!))
        {
            using (line)
                corners.AddRange(Enumerable.Range(0, line.GetPointCount()).Select(i => (line.GetX(i), line.GetY(i))));
        }

        return corners;
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

    /// <summary>The point of a line, or of the outline of a surface, that is nearest to another point.</summary>
    public static (double X, double Y) NearestOn(Geometry geometry, double x, double y)
    {
        using var outline = geometry.GetDimension() == 2 ? geometry.Boundary() : geometry.Clone();
        var (best, least) = ((x, y), double.PositiveInfinity);
        foreach (var part in PartsOf(outline!))
        {
            using (part)
            {
                for (var i = 0; i < part.GetPointCount(); i++)
                {
                    var near = NearestOn(
                        (part.GetX(Math.Max(0, i - 1)), part.GetY(Math.Max(0, i - 1))),
                        (part.GetX(i), part.GetY(i)),
                        (x, y));
                    var away = double.Hypot(near.X - x, near.Y - y);
                    if (away < least) (best, least) = (near, away);
                }
            }
        }

        return best;
    }

    static (double X, double Y) NearestOn(
        (double X, double Y) from, (double X, double Y) to, (double X, double Y) point)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var square = (dx * dx) + (dy * dy);
        var part = square == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / square, 0, 1);
        return (from.X + (part * dx), from.Y + (part * dy));
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
