using System.Runtime.InteropServices;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Turns shapes from rasters into what a draughtsman would draw: corners are cut, so that a staircase of cells becomes
/// the slope it stands for, and points that change nothing one could see are left out. Lengths are millimetres of
/// paper.
/// </summary>
/// <remarks>
/// A corner loses at most <c>cut</c> along each of its sides, half of a shorter side: steps of one cell meet in the
/// middles of their edges, a long edge stays where it is. Where the cells of a raster are seen, the tolerance grows
/// with their side (the shortest of the outline), to <see cref="MostToleranceMm"/> at most. No point of the outline
/// moves by more than <c>passes x cut / sqrt 2 + tolerance</c>. Thread rule: one thread at a time.
/// </remarks>
sealed class Outline
{
    /// <summary>How far a drawn line passes at most from a point of a raster's outline that is left out.</summary>
    internal const double MostToleranceMm = 0.15;

    // A slope of one cell in two or more leaves steps of less than half a cell once corners are cut.
    const double ToleranceInCells = 0.45;

    /// <summary>What lies farther outside the frame than the widest stroke reaches back is not drawn.</summary>
    internal const double BeyondFrameMm = 3;

    readonly double _cut;
    readonly int _passes;
    readonly double _tolerance;
    readonly List<PagePoint> _points = [];
    readonly List<PagePoint> _cutPoints = [];
    readonly List<SKPoint> _kept = [];
    readonly Stack<(int First, int Last)> _spans = new();
    readonly FrameClip _clip = new();
    double _allowed;
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
    /// The points to draw, in the unit of <see cref="ShapePath"/>, for a line or, when closed, a ring; empty for a ring
    /// too small to be seen.
    /// </summary>
    public ReadOnlySpan<SKPoint> Draw(MapView view, IReadOnlyList<MapPoint> part, bool closed)
    {
        Load(view, part, closed);
        _allowed = AllowedFor(CollectionsMarshal.AsSpan(_points), closed);
        if (closed) _clip.Cut(_points, view.Frame.Grow(BeyondFrameMm));
        for (var pass = 0; pass < _passes; pass++) CutCorners(closed);
        Keep(closed);
        return CollectionsMarshal.AsSpan(_kept);
    }

    void Load(MapView view, IReadOnlyList<MapPoint> part, bool closed)
    {
        _points.Clear();
        for (var i = 0; i < part.Count; i++)
        {
            var point = new PagePoint(view.PageX(part[i].X), view.PageY(part[i].Y));
            if (_points.Count == 0 || point != _points[^1]) _points.Add(point);
        }
        while (closed && _points.Count > 1 && _points[^1] == _points[0]) _points.RemoveAt(_points.Count - 1);
    }

    double AllowedFor(ReadOnlySpan<PagePoint> points, bool closed)
    {
        if (_passes == 0 || points.Length < 2) return _tolerance;
        var shortest = closed ? points[^1].SquaredDistance(points[0]) : double.PositiveInfinity;
        for (var i = 1; i < points.Length; i++) shortest = Math.Min(shortest, points[i - 1].SquaredDistance(points[i]));
        return Math.Clamp(ToleranceInCells * Math.Sqrt(shortest), _tolerance, Math.Max(_tolerance, MostToleranceMm));
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
    void AddCut(PagePoint point)
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

    static int Farthest(ReadOnlySpan<PagePoint> points)
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
    void Split(ReadOnlySpan<PagePoint> points, int first, int last)
    {
        var (from, to) = (points[first], points[last == points.Length ? 0 : last]);
        var (at, most) = (-1, _allowed * _allowed);
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
}
