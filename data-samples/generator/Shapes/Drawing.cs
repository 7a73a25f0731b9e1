using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Shapes;

/// <summary>Which cells a shape covers: those whose centre it holds, row by row.</summary>
static class Drawing
{
    /// <summary>Visits every cell inside a ring (even-odd rule).</summary>
    public static void Fill(Extent extent, IReadOnlyList<Point> ring, Action<int> visit)
    {
        var top = Math.Max(0, extent.RowAt(ring.Max(p => p.Y)));
        var bottom = Math.Min(extent.Rows - 1, extent.RowAt(ring.Min(p => p.Y)));
        var crossings = new List<double>();
        for (var row = top; row <= bottom; row++)
        {
            var y = extent.Y(row);
            crossings.Clear();
            for (var i = 0; i + 1 < ring.Count; i++)
            {
                var (a, b) = (ring[i], ring[i + 1]);
                if (a.Y <= y != b.Y <= y) crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
            }
            crossings.Sort();
            for (var pair = 0; pair + 1 < crossings.Count; pair += 2)
            {
                var first = Math.Max(0, extent.ColAt(crossings[pair] + (extent.CellMetres / 2.0)));
                var last = Math.Min(extent.Cols - 1, extent.ColAt(crossings[pair + 1] - (extent.CellMetres / 2.0)));
                for (var col = first; col <= last; col++) visit((row * extent.Cols) + col);
            }
        }
    }

    /// <summary>
    /// Visits every cell whose centre lies within half a width of a line. A line narrower than a cell is drawn one cell
    /// wide, without gaps. A cell may be visited more than once.
    /// </summary>
    public static void Stroke(Extent extent, IReadOnlyList<Point> line, double widthMetres, Action<int> visit)
    {
        var reach = Math.Max(widthMetres / 2, extent.CellMetres * 0.55);
        for (var i = 0; i + 1 < line.Count; i++)
        {
            var (a, b) = (line[i], line[i + 1]);
            var top = Math.Max(0, extent.RowAt(Math.Max(a.Y, b.Y) + reach));
            var bottom = Math.Min(extent.Rows - 1, extent.RowAt(Math.Min(a.Y, b.Y) - reach));
            var left = Math.Max(0, extent.ColAt(Math.Min(a.X, b.X) - reach));
            var right = Math.Min(extent.Cols - 1, extent.ColAt(Math.Max(a.X, b.X) + reach));
            for (var row = top; row <= bottom; row++)
                for (var col = left; col <= right; col++)
                    if (Polyline.SegmentDistance(new(extent.X(col), extent.Y(row)), a, b) <= reach)
                        visit((row * extent.Cols) + col);
        }
    }

    /// <summary>
    /// A hand-drawn ring made natural: denser points moved by noise, which varies over two amplitudes.
    /// </summary>
    public static List<Point> Roughened(IReadOnlyList<Point> ring, double amplitudeMetres, uint purpose)
    {
        var rough = Polyline.Densify(ring, 30)
            .Select(p => Chance.Roughen(p, amplitudeMetres, amplitudeMetres * 1.8, purpose)).ToList();
        rough[^1] = rough[0];
        return rough;
    }
}
