using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Shapes;

/// <summary>
/// Turns labelled cells into polygons without gaps or overlaps: the border between two labels is one arc, simplified
/// once and used by both.
/// </summary>
sealed class Outlines
{
    static readonly (int Row, int Col)[] Steps = [(0, 1), (1, 0), (0, -1), (-1, 0)];

    readonly Extent _extent;
    readonly IReadOnlyList<byte> _labels;
    readonly double _toleranceMetres;
    readonly int _width;
    readonly HashSet<(int Vertex, int Step)> _walked = [];
    readonly Dictionary<int, List<Arc>> _arcsByLabel = [];

    /// <param name="toleranceMetres">How far a simplified border may lie from the cells' edges.</param>
    public Outlines(Extent extent, IReadOnlyList<byte> labels, double toleranceMetres)
    {
        _extent = extent;
        _labels = labels;
        _toleranceMetres = toleranceMetres;
        _width = extent.Cols + 1;
        var vertices = (extent.Rows + 1) * _width;
        for (var vertex = 0; vertex < vertices; vertex++)
            if (BordersAt(vertex) > 2) WalkFrom(vertex);
        for (var vertex = 0; vertex < vertices; vertex++) WalkFrom(vertex);
    }

    /// <summary>The polygons of a label, each an outer ring followed by its holes.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> PolygonsOf(byte label)
    {
        var rings = RingsOf(label).Where(ring => ring.Count > 3 && Area(ring) != 0).ToList();
        var outer = rings.Where(ring => Area(ring) > 0);
        var polygons = outer.Select(ring => new List<IReadOnlyList<Point>> { ring }).ToList();
        foreach (var hole in rings.Where(ring => Area(ring) < 0))
            polygons.Find(polygon => Holds(polygon[0], 0.5 * (hole[0] + hole[1])))?.Add(hole);
        return polygons;
    }

    /// <summary>
    /// Arcs joined end to end; a ring closes as soon as it meets itself, so that none touches itself.
    /// </summary>
    IEnumerable<List<Point>> RingsOf(byte label)
    {
        var open = _arcsByLabel.GetValueOrDefault(label, []).ToList();
        var path = new List<Arc>();
        while (open.Count > 0 || path.Count > 0)
        {
            var next = path.Count == 0 ? 0 : open.FindIndex(arc => arc.Start == path[^1].End);
            path.Add(open[next]);
            open.RemoveAt(next);
            var first = path.FindIndex(arc => arc.Start == path[^1].End);
            if (first < 0) continue;
            yield return [path[first].Points[0], .. path.Skip(first).SelectMany(arc => arc.Points.Skip(1))];
            path.RemoveRange(first, path.Count - first);
        }
    }

    void WalkFrom(int vertex)
    {
        for (var step = 0; step < Steps.Length; step++)
            if (IsBorder(vertex, step) && !_walked.Contains((vertex, step))) Walk(vertex, step);
    }

    /// <summary>Follows a border until it meets another one or comes back.</summary>
    void Walk(int start, int firstStep)
    {
        var points = new List<Point> { ToPoint(start) };
        var (left, right) = Beside(start, firstStep);
        var (vertex, step) = (start, firstStep);
        while (true)
        {
            _walked.Add((vertex, step));
            vertex = Next(vertex, step);
            _walked.Add((vertex, (step + 2) % 4));
            points.Add(ToPoint(vertex));
            if (vertex == start || BordersAt(vertex) > 2) break;
            step = Enumerable.Range(0, 4).First(s => s != (step + 2) % 4 && IsBorder(vertex, s));
        }
        var simple = Simplified(points);
        Keep(left, new(start, vertex, simple));
        Keep(right, new(vertex, start, [.. simple.AsEnumerable().Reverse()]));
    }

    List<Point> Simplified(List<Point> points)
    {
        if (points[0] != points[^1]) return Polyline.Simplify(points, _toleranceMetres);
        var middle = points.Count / 2;
        return [.. Polyline.Simplify(points[..(middle + 1)], _toleranceMetres),
            .. Polyline.Simplify(points[middle..], _toleranceMetres).Skip(1)];
    }

    void Keep(int label, Arc arc)
    {
        if (label < 0) return;
        if (!_arcsByLabel.TryGetValue(label, out var arcs)) _arcsByLabel[label] = arcs = [];
        arcs.Add(arc);
    }

    int BordersAt(int vertex) => Enumerable.Range(0, 4).Count(step => IsBorder(vertex, step));

    bool IsBorder(int vertex, int step)
    {
        var (row, col) = (vertex / _width + Steps[step].Row, vertex % _width + Steps[step].Col);
        if ((uint)row > (uint)_extent.Rows || (uint)col > (uint)_extent.Cols) return false;
        var (left, right) = Beside(vertex, step);
        return left != right;
    }

    /// <summary>The labels left and right of a step, seen along it; -1 outside the grid.</summary>
    (int Left, int Right) Beside(int vertex, int step)
    {
        var (row, col) = (vertex / _width, vertex % _width);
        return step switch
        {
            0 => (LabelAt(row - 1, col), LabelAt(row, col)),
            1 => (LabelAt(row, col), LabelAt(row, col - 1)),
            2 => (LabelAt(row, col - 1), LabelAt(row - 1, col - 1)),
            _ => (LabelAt(row - 1, col - 1), LabelAt(row - 1, col)),
        };
    }

    int LabelAt(int row, int col) =>
        (uint)row < (uint)_extent.Rows && (uint)col < (uint)_extent.Cols ? _labels[(row * _extent.Cols) + col] : -1;

    int Next(int vertex, int step) => vertex + (Steps[step].Row * _width) + Steps[step].Col;

    Point ToPoint(int vertex) => new(
        Extent.West + (vertex % _width * _extent.CellMetres), Extent.North - (vertex / _width * _extent.CellMetres));

    /// <summary>Twice the area; positive for rings that run anticlockwise, with their label on the left.</summary>
    static double Area(List<Point> ring)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < ring.Count; i++) sum += (ring[i].X * ring[i + 1].Y) - (ring[i + 1].X * ring[i].Y);
        return sum;
    }

    static bool Holds(IReadOnlyList<Point> ring, Point p)
    {
        var isInside = false;
        for (var i = 0; i + 1 < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[i + 1]);
            if (a.Y <= p.Y != b.Y <= p.Y && p.X < a.X + ((p.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X))) isInside = !isInside;
        }
        return isInside;
    }

    sealed record Arc(int Start, int End, IReadOnlyList<Point> Points);
}
