using Calaisis.Raster.Grids;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>
/// Features of walls that resist the same, near a crossing: whether it leads across, and how far it would have to.
/// </summary>
/// <param name="features">At least one.</param>
/// <param name="around">The bounds of the crossing, around which it is looked.</param>
sealed class WallSurface(IReadOnlyList<WallFeature> features, MapBounds around) : IDisposable
{
    const double Touching = 0.02;
    const double FarthestRay = 1000;

    readonly Geometry _surface = Surface(features, around);

    /// <summary>The widest line of it, in map units.</summary>
    double Widest => features.Max(feature => feature.Width);

    /// <summary>
    /// Whether a crossing leads from one side to the other: a line meets what it crosses and ends nowhere within, a
    /// surface reaches out of it in two places.
    /// </summary>
    public bool IsCrossedBy(CrossingShape crossing)
    {
        if (!features.Any(feature => feature.Core.Intersects(crossing.Whole))) return false;
        return crossing.IsLine ? !crossing.Ends.Any(Holds) : LeadsOutTwice(crossing.Whole);
    }

    /// <summary>Whether a crossing ends within: one end of a line does, or a surface meets it.</summary>
    public bool HoldsEndOf(CrossingShape crossing) =>
        crossing.IsLine ? crossing.Ends.Any(Holds) : _surface.Intersects(crossing.Whole);

    public bool Holds(LineEnd end)
    {
        using var point = Shapes.Point(end.X, end.Y);
        return _surface.Intersects(point);
    }

    public double DistanceTo(CrossingShape crossing) => _surface.Distance(crossing.Whole);

    /// <summary>The feature that a crossing lies on, or next to.</summary>
    public WallFeature NearestTo(CrossingShape crossing) =>
        features.MinBy(feature => feature.Surface.Distance(crossing.Whole))!;

    /// <summary>
    /// How much farther a crossing has to reach to lead across, in map units; null where no such length makes sense.
    /// </summary>
    public double? MissingTo(CrossingShape crossing)
    {
        if (!crossing.IsLine || crossing.Ends.Count == 0) return MissingAround(crossing.Whole);
        var within = crossing.Ends.Where(Holds).ToList();
        // One that ends before the wall goes on towards it.
        var all = within.Count > 0
            ? within.Select(WayOut).ToList()
            : [.. crossing.Ends.Select(WayOut).OrderBy(way => way ?? double.PositiveInfinity).Take(1)];
        return all.Exists(way => way is null) ? null : all.Sum();
    }

    /// <summary>How far it is from the end of a line, straight on, until the wall lies behind.</summary>
    double? WayOut(LineEnd end)
    {
        using var ray = Shapes.Segment(
            (end.X, end.Y), (end.X + (FarthestRay * end.StepX), end.Y + (FarthestRay * end.StepY)));
        using var inside = _surface.Intersection(ray)!;
        var parts = Shapes.PartsOf(inside);
        var ways = parts.ConvertAll(part => Enumerable.Range(0, part.GetPointCount())
            .Select(i => double.Hypot(part.GetX(i) - end.X, part.GetY(i) - end.Y))
            .DefaultIfEmpty(double.PositiveInfinity).ToList());
        parts.ForEach(part => part.Dispose());
        if (ways.Count == 0) return null;
        var first = ways.MinBy(way => way.Min())!;
        return first.Max() <= first.Min() + (4 * Widest) + 20 ? first.Max() : null;
    }

    /// <summary>The least ways to the two nearest sides, around a surface or a point.</summary>
    double? MissingAround(Geometry whole)
    {
        using var window = Shapes.Rectangle(Shapes.BoundsOf(whole).Grow((2 * Widest) + 20));
        using var beside = window.Difference(_surface)!;
        var sides = Shapes.PartsOf(beside);
        var ways = sides.ConvertAll(side => side.Distance(whole)).Order().Take(2).ToList();
        sides.ForEach(side => side.Dispose());
        return ways.Count < 2 ? null : ways.Sum();
    }

    /// <summary>Roads may be long, and crossings many.</summary>
    static Geometry Surface(IReadOnlyList<WallFeature> features, MapBounds around)
    {
        using var window = Shapes.Rectangle(around.Grow(FarthestRay));
        var pieces = features.Select(feature => feature.Surface.Intersection(window)!).ToList();
        var union = Shapes.Union(pieces)!;
        pieces.ForEach(piece => piece.Dispose());
        return union;
    }

    /// <summary>Of each part of a crossing on a side of the wall, the corner that is farthest from it.</summary>
    public IReadOnlyList<(double X, double Y)> FarthestOf(CrossingShape crossing)
    {
        var sides = SidesOf(crossing.Whole);
        var farthest = sides.ConvertAll(side => Shapes.CornersOf(side).MaxBy(DistanceTo));
        sides.ForEach(side => side.Dispose());
        return farthest;
    }

    double DistanceTo((double X, double Y) at)
    {
        using var point = Shapes.Point(at.X, at.Y);
        return _surface.Distance(point);
    }

    bool LeadsOutTwice(Geometry whole)
    {
        var sides = SidesOf(whole);
        sides.ForEach(side => side.Dispose());
        return sides.Count > 0;
    }

    /// <summary>
    /// The parts beyond the wall that another part within it joins to at least one more; copies owned by the caller.
    /// </summary>
    List<Geometry> SidesOf(Geometry whole)
    {
        using var within = whole.Intersection(_surface)!;
        using var beyond = whole.Difference(_surface)!;
        var (inner, outer) = (Shapes.PartsOf(within), Shapes.PartsOf(beyond));
        var joined = new HashSet<Geometry>(ReferenceEqualityComparer.Instance);
        foreach (var beside in inner.Select(part => outer.FindAll(side => side.Distance(part) <= Touching))
            .Where(beside => beside.Count > 1))
        {
            joined.UnionWith(beside);
        }

        inner.ForEach(part => part.Dispose());
        outer.FindAll(part => !joined.Contains(part)).ForEach(part => part.Dispose());
        return outer.FindAll(joined.Contains);
    }

    public void Dispose() => _surface.Dispose();
}
