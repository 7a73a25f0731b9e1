using System.Globalization;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>Plane geometry for the proofs, restated here so that they share nothing with what they judge.</summary>
static class Plane
{
    public static double DistanceToSegment((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var t = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        var (ex, ey) = (p.X - a.X - (t * dx), p.Y - a.Y - (t * dy));
        return Math.Sqrt((ex * ex) + (ey * ey));
    }

    public static double DistanceToLine((double X, double Y) p, IReadOnlyList<(double X, double Y)> line)
    {
        var nearest = double.PositiveInfinity;
        for (var i = 1; i < line.Count; i++) nearest = Math.Min(nearest, DistanceToSegment(p, line[i - 1], line[i]));
        return nearest;
    }

    /// <summary>Crossings of a ray to the east, odd inside.</summary>
    public static bool IsInside((double X, double Y) p, IReadOnlyList<(double X, double Y)> ring)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a.Y > p.Y != b.Y > p.Y && p.X < a.X + ((p.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X))) inside = !inside;
        }

        return inside;
    }

    /// <summary>A closed ring around a middle whose radius varies with the angle: never crosses itself.</summary>
    public static (double X, double Y)[] Star(Random random, double x, double y, double radius, int corners)
    {
        var ring = new (double X, double Y)[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * i / corners;
            var far = radius * (0.3 + (0.7 * random.NextDouble()));
            ring[i] = (x + (far * Math.Cos(angle)), y + (far * Math.Sin(angle)));
        }

        ring[corners] = ring[0];
        return ring;
    }

    public static string Polygon(params IReadOnlyList<(double X, double Y)>[] rings) =>
        $"POLYGON ({string.Join(", ", rings.Select(Points))})";

    public static string Line(IReadOnlyList<(double X, double Y)> line) => $"LINESTRING {Points(line)}";

    static string Points(IReadOnlyList<(double X, double Y)> points) =>
        $"({string.Join(", ", points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:R} {p.Y:R}")))})";
}
