using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>
/// Shapes as few whole numbers: each ring, line or point is x, y of its first point in units from an origin, then the
/// step to every next one.
/// </summary>
/// <remarks>
/// Corners of rings are cut in the middle of the cells' edges, which makes a staircase the slope it stands for; then
/// points are left out that lie near the line without them (Douglas and Peucker 1973). No outline moves by more than
/// <see cref="RingMetres"/>, no line by more than <see cref="LineMetres"/>; rings too small to be seen are left out,
/// unless nothing else is left of the shape.
/// </remarks>
/// <param name="originX">Where coordinates begin, in metres.</param>
/// <param name="originY">The same northwards.</param>
/// <param name="cellMetres">Side of the cells that outlines follow; 0 for shapes that follow none.</param>
/// <param name="unitMetres">What one step of a coordinate is.</param>
/// <param name="leastMetres">
/// Points nearer than this to the line without them are left out, whatever the cells are.
/// </param>
sealed class ShapeCoding(double originX, double originY, double cellMetres, double unitMetres, double leastMetres)
{
    /// <summary>What a corner loses of each side; a right angle then moves by 0.354 cells.</summary>
    const double CutCells = 0.5;

    const double RingToleranceCells = 0.14;
    const double LineToleranceCells = 0.1;

    readonly double _cut = CutCells * cellMetres;
    readonly Stack<(int First, int Last)> _spans = new();

    double RingTolerance => Math.Max(RingToleranceCells * cellMetres, leastMetres);

    double LineTolerance => Math.Max(LineToleranceCells * cellMetres, leastMetres);

    /// <summary>The farthest that an outline can move.</summary>
    public double RingMetres => (Math.Sqrt(0.5) * _cut) + RingTolerance + Rounding;

    /// <summary>The farthest that a line can move.</summary>
    public double LineMetres => LineTolerance + Rounding;

    double Rounding => Math.Sqrt(0.5) * unitMetres;

    /// <summary>One list per part; rings that have become nothing are left out. Null for no shape.</summary>
    /// <exception cref="FormatException">The shape is broken.</exception>
    public IReadOnlyList<int[]>? Of(ReadOnlyMemory<byte> wkb)
    {
        if (wkb.IsEmpty) return null;
        var shape = WkbReader.Read(wkb.Span);
        var lines = shape.Parts.SelectMany(part => part).ToList();
        if (shape.Kind != FeatureShape.MultiPolygon)
            return [.. lines.Select(line => Of(line, closed: false)).Where(line => line.Length > 0)];
        var least = RingTolerance * RingTolerance;
        var seen = lines.Where(ring => AreaOf(ring) >= least).ToList();
        if (seen.Count == 0) seen = [.. lines.OrderByDescending(AreaOf).Take(1)];
        return [.. seen.Select(ring => Of(ring, closed: true)).Where(ring => ring.Length > 0)];
    }

    static double AreaOf(double[] ring)
    {
        var twice = 0.0;
        for (var i = 0; i + 3 < ring.Length; i += 2)
        {
            twice += (ring[i] - ring[0]) * (ring[i + 3] - ring[1])
                - ((ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]));
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>A line or, when closed, a ring given as x, y, x, y.</summary>
    public int[] Of(double[] line, bool closed)
    {
        var count = line.Length / 2;
        while (closed && count > 1 && line[0].Equals(line[(2 * count) - 2]) && line[1].Equals(line[(2 * count) - 1]))
            count--;
        if (closed && count > 2 && _cut > 0) (line, count) = WithoutCorners(line, count);
        var kept = Kept(line, count, closed);
        if (closed && kept.Count < 3) return [];
        var coded = new List<int>(2 * kept.Count);
        var (lastX, lastY) = (0, 0);
        foreach (var i in kept)
        {
            var x = (int)Math.Round((line[2 * i] - originX) / unitMetres);
            var y = (int)Math.Round((line[(2 * i) + 1] - originY) / unitMetres);
            if (coded.Count > 0 && x == lastX && y == lastY) continue;
            coded.Add(x - lastX);
            coded.Add(y - lastY);
            (lastX, lastY) = (x, y);
        }

        return [.. coded];
    }

    (double[] Ring, int Count) WithoutCorners(double[] ring, int count)
    {
        var cut = new List<double>(4 * count);
        for (var i = 0; i < count; i++)
        {
            Add(ring, i, (i + count - 1) % count, cut);
            Add(ring, i, (i + 1) % count, cut);
        }

        return ([.. cut], cut.Count / 2);
    }

    // So far towards a neighbour, at most half the way; two cuts that meet in the middle are one point.
    void Add(double[] ring, int corner, int neighbour, List<double> cut)
    {
        var (dx, dy) = (ring[2 * neighbour] - ring[2 * corner], ring[(2 * neighbour) + 1] - ring[(2 * corner) + 1]);
        var share = Math.Min(0.5, _cut / double.Hypot(dx, dy));
        var (x, y) = (ring[2 * corner] + (share * dx), ring[(2 * corner) + 1] + (share * dy));
        if (cut.Count > 0 && Math.Abs(cut[^2] - x) < 1e-6 && Math.Abs(cut[^1] - y) < 1e-6) return;
        cut.Add(x);
        cut.Add(y);
    }

    List<int> Kept(double[] line, int count, bool closed)
    {
        var keep = new bool[count];
        if (count > 0) keep[0] = true;
        if (closed)
        {
            var far = Farthest(line, count);
            keep[far] = true;
            _spans.Push((0, far));
            _spans.Push((far, count));
        }
        else if (count > 1)
        {
            keep[count - 1] = true;
            _spans.Push((0, count - 1));
        }

        var tolerance = closed ? RingTolerance : LineTolerance;
        while (_spans.TryPop(out var span)) Split(line, count, span.First, span.Last, tolerance, keep);
        return [.. Enumerable.Range(0, count).Where(i => keep[i])];
    }

    // In a ring the end of the last span is its first point again.
    void Split(double[] line, int count, int first, int last, double tolerance, bool[] keep)
    {
        var end = last == count ? 0 : last;
        var (at, most) = (-1, tolerance * tolerance);
        for (var i = first + 1; i < last; i++)
        {
            var distance = SquaredDistance(line, i, first, end);
            if (distance > most) (at, most) = (i, distance);
        }

        if (at < 0) return;
        keep[at] = true;
        _spans.Push((first, at));
        _spans.Push((at, last));
    }

    static int Farthest(double[] line, int count)
    {
        var (far, most) = (0, -1.0);
        for (var i = 0; i < count; i++)
        {
            var distance = Squared(line[2 * i] - line[0], line[(2 * i) + 1] - line[1]);
            if (distance > most) (far, most) = (i, distance);
        }

        return far;
    }

    // From a point to the nearest one between two others.
    static double SquaredDistance(double[] line, int point, int from, int to)
    {
        var (x, y) = (line[2 * point] - line[2 * from], line[(2 * point) + 1] - line[(2 * from) + 1]);
        var (dx, dy) = (line[2 * to] - line[2 * from], line[(2 * to) + 1] - line[(2 * from) + 1]);
        var length = Squared(dx, dy);
        if (length == 0) return Squared(x, y);
        var share = Math.Clamp(((x * dx) + (y * dy)) / length, 0, 1);
        return Squared(x - (share * dx), y - (share * dy));
    }

    static double Squared(double x, double y) => (x * x) + (y * y);
}
