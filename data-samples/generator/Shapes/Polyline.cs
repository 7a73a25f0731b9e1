using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Shapes;

/// <summary>What is done to lines before they are drawn.</summary>
static class Polyline
{
    /// <summary>A smooth curve (Catmull-Rom) through the points, with a point about every so many metres.</summary>
    public static List<Point> Smooth(IReadOnlyList<Point> points, double stepMetres)
    {
        var curve = new List<Point> { points[0] };
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var a = points[i];
            var b = points[i + 1];
            var before = points[Math.Max(i - 1, 0)];
            var after = points[Math.Min(i + 2, points.Count - 1)];
            var steps = Math.Max(1, (int)(Point.Distance(a, b) / stepMetres));
            for (var step = 1; step <= steps; step++) curve.Add(CatmullRom(before, a, b, after, (double)step / steps));
        }
        return curve;
    }

    /// <summary>The same line with a point at least every so many metres.</summary>
    public static List<Point> Densify(IReadOnlyList<Point> points, double stepMetres)
    {
        var dense = new List<Point> { points[0] };
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var steps = Math.Max(1, (int)(Point.Distance(points[i], points[i + 1]) / stepMetres));
            for (var step = 1; step <= steps; step++)
                dense.Add(points[i] + ((double)step / steps * (points[i + 1] - points[i])));
        }
        return dense;
    }

    /// <summary>Moves the points by noise, but not the ends, so that lines still meet.</summary>
    public static List<Point> Wander(
        IReadOnlyList<Point> points, double amplitudeMetres, double waveMetres, uint purpose)
    {
        var moved = new List<Point>(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var fromEnd = Math.Min(Point.Distance(points[i], points[0]), Point.Distance(points[i], points[^1]));
            var amplitude = amplitudeMetres * Math.Min(1, fromEnd / waveMetres);
            moved.Add(Chance.Roughen(points[i], amplitude, waveMetres, purpose));
        }
        return moved;
    }

    /// <summary>
    /// Points that lie closer than the tolerance to the chord of their neighbours are left out (Douglas-Peucker).
    /// </summary>
    public static List<Point> Simplify(IReadOnlyList<Point> points, double toleranceMetres)
    {
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int First, int Last)>([(0, points.Count - 1)]);
        while (open.TryPop(out var span))
        {
            var (farthest, metres) = Farthest(points, span.First, span.Last);
            if (metres <= toleranceMetres) continue;
            keep[farthest] = true;
            open.Push((span.First, farthest));
            open.Push((farthest, span.Last));
        }
        return [.. points.Where((_, i) => keep[i])];
    }

    /// <summary>The parts of a line inside the working extent, cut at whole points.</summary>
    public static IEnumerable<List<Point>> Inside(IReadOnlyList<Point> points)
    {
        var run = new List<Point>();
        foreach (var point in points)
        {
            if (Extent.Holds(point))
            {
                run.Add(point);
                continue;
            }
            if (run.Count > 1) yield return run;
            run = [];
        }
        if (run.Count > 1) yield return run;
    }

    public static double SegmentDistance(Point p, Point a, Point b)
    {
        var along = b - a;
        var square = (along.X * along.X) + (along.Y * along.Y);
        var t = square > 0 ? Math.Clamp((((p.X - a.X) * along.X) + ((p.Y - a.Y) * along.Y)) / square, 0, 1) : 0;
        return Point.Distance(p, a + (t * along));
    }

    static (int Index, double Metres) Farthest(IReadOnlyList<Point> points, int first, int last)
    {
        var index = first;
        var metres = 0.0;
        for (var i = first + 1; i < last; i++)
        {
            var distance = SegmentDistance(points[i], points[first], points[last]);
            if (distance <= metres) continue;
            metres = distance;
            index = i;
        }
        return (index, metres);
    }

    static Point CatmullRom(Point p0, Point p1, Point p2, Point p3, double t)
    {
        var linear = p2 - p0;
        var square = (2 * p0) - (5 * p1) + (4 * p2) - p3;
        var cubic = (3 * p1) - p0 - (3 * p2) + p3;
        return 0.5 * ((2 * p1) + (t * linear) + (t * t * square) + (t * t * t * cubic));
    }
}
