using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>
/// Features of crossings that touch, as one shape: lines as their axes, which lead from end to end, or surfaces.
/// </summary>
sealed class CrossingShape : IDisposable
{
    const double Touching = 0.01;
    const double Thin = 0.02;
    const int ArcSegments = 16;

    CrossingShape(
        IReadOnlyList<RawFeature> features, Geometry whole, IReadOnlyList<LineEnd> ends, bool isLine, double? metres) =>
        (Features, Whole, Ends, IsLine, LineMetres, Bounds) = (
            features, whole, ends, isLine, metres, Shapes.BoundsOf(whole));

    public IReadOnlyList<RawFeature> Features { get; }

    public Geometry Whole { get; }

    public MapBounds Bounds { get; }

    /// <summary>Where its lines end and no other of them goes on.</summary>
    public IReadOnlyList<LineEnd> Ends { get; }

    public bool IsLine { get; }

    /// <summary>How far from what leads across its cells may lie, in map units.</summary>
    public double HalfWidth => Features.Max(feature => Math.Max(feature.Real, feature.Enlarge));

    /// <summary>The length of its only line; null where there are several, or surfaces.</summary>
    public double? LineMetres { get; }

    /// <summary>Shapes of those that touch, in the order of their first features.</summary>
    public static List<CrossingShape> Of(IReadOnlyList<RawFeature> features)
    {
        var drawn = features.Select(Drawn).ToList();
        var bounds = drawn.Select(Shapes.BoundsOf).ToList();
        var near = new NearBounds(bounds, 200);
        var (groups, taken) = (new List<CrossingShape>(), new bool[drawn.Count]);
        for (var first = 0; first < drawn.Count; first++)
        {
            if (taken[first]) continue;
            var group = new List<int> { first };
            taken[first] = true;
            for (var next = 0; next < group.Count; next++)
            {
                foreach (var other in near.Near(bounds[group[next]].Grow(Touching)))
                {
                    if (taken[other] || drawn[group[next]].Distance(drawn[other]) > Touching) continue;
                    taken[other] = true;
                    group.Add(other);
                }
            }

            group.Sort();
            groups.Add(Of([.. group.Select(i => features[i])], [.. group.Select(i => drawn[i])]));
        }

        foreach (var one in drawn) one.Dispose();
        return groups;
    }

    static CrossingShape Of(List<RawFeature> features, List<Geometry> drawn)
    {
        var isLine = drawn.TrueForAll(one => one.GetDimension() == 1);
        if (!isLine)
        {
            var surfaces = drawn.ConvertAll(
                one => one.GetDimension() == 1 ? one.Buffer(Thin, ArcSegments)! : one.Clone()!);
            var whole = Shapes.Union(surfaces)!;
            surfaces.ForEach(one => one.Dispose());
            return new CrossingShape(features, whole, [], false, null);
        }

        var lines = drawn.SelectMany(Shapes.PartsOf).ToList();
        var ends = lines.SelectMany((line, i) => LineEnd.Of(line).Where(end => !GoesOn(end, lines, i))).ToList();
        double? metres = lines.Count == 1 ? lines[0].Length() : null;
        lines.ForEach(line => line.Dispose());
        return new CrossingShape(features, Shapes.Union(drawn)!, ends, true, metres);
    }

    static bool GoesOn(LineEnd end, List<Geometry> lines, int own)
    {
        using var point = Shapes.Point(end.X, end.Y);
        return lines.Where((_, i) => i != own).Any(line => line.Distance(point) <= Touching);
    }

    /// <summary>A line as its axis, which is what leads across; anything enlarged as it is.</summary>
    static Geometry Drawn(RawFeature feature)
    {
        using var read = Geometry.CreateFromWkb(feature.Wkb);
        if (feature.Dimension == 1) return read.Clone()!;
        using var valid = feature.Dimension == 2 ? PlainGeometry.Repaired(read) : null;
        return feature.Real > 0 ? (valid ?? read).Buffer(feature.Real, ArcSegments)! : (valid ?? read).Clone()!;
    }

    public void Dispose() => Whole.Dispose();
}

/// <summary>Where a line ends, and which way it leads there, in a step of one map unit.</summary>
readonly record struct LineEnd(double X, double Y, double StepX, double StepY)
{
    /// <summary>Both ends of a line; none of one that closes, or has no length.</summary>
    public static IEnumerable<LineEnd> Of(Geometry line)
    {
        var points = Enumerable.Range(0, line.GetPointCount()).Select(i => (X: line.GetX(i), Y: line.GetY(i))).ToList();
        if (points.Count < 2 || points[0] == points[^1]) yield break;
        var from = points.First(point => point != points[0]);
        yield return Leading(from, points[0]);
        yield return Leading(points.Last(point => point != points[^1]), points[^1]);
    }

    static LineEnd Leading((double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var length = double.Hypot(x, y);
        return new LineEnd(to.X, to.Y, x / length, y / length);
    }
}
