using System.Runtime.InteropServices;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Turns shapes from rasters into what a draughtsman would draw: corners are cut, so that a staircase of cells becomes
/// the slope it stands for, and points that change nothing one could see are left out. Lengths are millimetres of paper.
/// </summary>
/// <remarks>
/// A corner loses at most <c>cut</c> along each of its sides, half of a shorter side: steps of one cell meet in the
/// middles of their edges, a long edge stays where it is. No point of the outline moves by more than
/// <c>passes x cut / sqrt 2 + tolerance</c>. Thread rule: one thread at a time.
/// </remarks>
sealed class Outline
{
    readonly double _cut;
    readonly int _passes;
    readonly double _tolerance;
    readonly List<Point> _points = [];
    readonly List<Point> _cutPoints = [];
    readonly List<SKPoint> _kept = [];
    readonly Stack<(int First, int Last)> _spans = new();
    bool[] _keep = [];

    /// <param name="cutMm">The most that a corner loses along a side.</param>
    /// <param name="passes">How often corners are cut: once chamfers, twice rounds.</param>
    /// <param name="toleranceMm">How far the drawn line may pass from a point that is left out.</param>
    public Outline(double cutMm, int passes, double toleranceMm)
    {
        _cut = cutMm;
        _passes = passes;
        _tolerance = toleranceMm;
    }

    /// <summary>
    /// The points to draw, in the unit of <see cref="ShapePath"/>, for a line or, when closed, a ring; empty for a ring too
    /// small to be seen.
    /// </summary>
    public ReadOnlySpan<SKPoint> Draw(MapView view, IReadOnlyList<MapPoint> part, bool closed)
    {
        Load(view, part, closed);
        for (var pass = 0; pass < _passes; pass++) CutCorners(closed);
        Keep(closed);
        return CollectionsMarshal.AsSpan(_kept);
    }

    void Load(MapView view, IReadOnlyList<MapPoint> part, bool closed)
    {
        _points.Clear();
        for (var i = 0; i < part.Count; i++)
        {
            var point = new Point(view.PageX(part[i].X), view.PageY(part[i].Y));
            if (_points.Count == 0 || point != _points[^1]) _points.Add(point);
        }
        while (closed && _points.Count > 1 && _points[^1] == _points[0]) _points.RemoveAt(_points.Count - 1);
    }

    void CutCorners(bool closed)
    {
        var points = CollectionsMarshal.AsSpan(_points);
        if (points.Length < 3) return;
        _cutPoints.Clear();
        if (!closed) _cutPoints.Add(points[0]);
        for (var i = closed ? 0 : 1; i < points.Length - (closed ? 0 : 1); i++)
        {
            var corner = points[i];
            AddCut(corner.Towards(points[i == 0 ? points.Length - 1 : i - 1], _cut));
            AddCut(corner.Towards(points[i == points.Length - 1 ? 0 : i + 1], _cut));
        }
        if (!closed) AddCut(points[^1]);
        _points.Clear();
        _points.AddRange(_cutPoints);
    }

    // Two cuts that meet in the middle of a side are one point.
    void AddCut(Point point)
    {
        if (_cutPoints.Count == 0 || _cutPoints[^1].SquaredDistance(point) > 1e-18) _cutPoints.Add(point);
    }

    // Douglas and Peucker (1973): of each span the point farthest from its chord stays if it is too far to miss.
    void Keep(bool closed)
    {
        _kept.Clear();
        var points = CollectionsMarshal.AsSpan(_points);
        if (points.Length < (closed ? 3 : 2)) return;
        if (_keep.Length < points.Length) _keep = new bool[points.Length];
        Array.Clear(_keep, 0, points.Length);
        _keep[0] = true;
        if (closed)
        {
            var far = Farthest(points);
            _keep[far] = true;
            _spans.Push((0, far));
            _spans.Push((far, points.Length));
        }
        else
        {
            _keep[points.Length - 1] = true;
            _spans.Push((0, points.Length - 1));
        }
        while (_spans.TryPop(out var span)) Split(points, span.First, span.Last);
        for (var i = 0; i < points.Length; i++)
        {
            if (_keep[i]) _kept.Add(ShapePath.At(points[i].X, points[i].Y));
        }
        if (closed && _kept.Count < 3) _kept.Clear();
    }

    static int Farthest(ReadOnlySpan<Point> points)
    {
        var (far, most) = (1, -1.0);
        for (var i = 1; i < points.Length; i++)
        {
            var distance = points[0].SquaredDistance(points[i]);
            if (distance > most) (far, most) = (i, distance);
        }
        return far;
    }

    // In a ring the end of the last span is its first point again.
    void Split(ReadOnlySpan<Point> points, int first, int last)
    {
        var (from, to) = (points[first], points[last == points.Length ? 0 : last]);
        var (at, most) = (-1, _tolerance * _tolerance);
        for (var i = first + 1; i < last; i++)
        {
            var distance = points[i].SquaredDistance(from, to);
            if (distance > most) (at, most) = (i, distance);
        }
        if (at < 0) return;
        _keep[at] = true;
        _spans.Push((first, at));
        _spans.Push((at, last));
    }

    readonly record struct Point(double X, double Y)
    {
        public double SquaredDistance(Point other) =>
            ((other.X - X) * (other.X - X)) + ((other.Y - Y) * (other.Y - Y));

        // To the nearest point of a line from one point to another.
        public double SquaredDistance(Point from, Point to)
        {
            var length = from.SquaredDistance(to);
            if (length == 0) return SquaredDistance(from);
            var along = (((X - from.X) * (to.X - from.X)) + ((Y - from.Y) * (to.Y - from.Y))) / length;
            var share = Math.Clamp(along, 0, 1);
            return SquaredDistance(new Point(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
        }

        // So far towards a neighbour, at most half the way.
        public Point Towards(Point other, double distance)
        {
            var length = Math.Sqrt(SquaredDistance(other));
            var share = Math.Min(0.5, distance / length);
            return new Point(X + (share * (other.X - X)), Y + (share * (other.Y - Y)));
        }
    }
}
