namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// A point well inside an area, for its label: of a few horizontal lines across it, the middle of the widest stretch
/// inside.
/// </summary>
public static class InnerPoint
{
    const int Lines = 15;

    /// <summary>The point; the middle of the shape's rectangle where no line meets an inside.</summary>
    public static MapPoint Of(MapShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var bounds = shape.Bounds;
        var best = new MapPoint((bounds.MinX + bounds.MaxX) / 2, (bounds.MinY + bounds.MaxY) / 2);
        var most = 0.0;
        var crossings = new List<double>();
        for (var line = 0; line < Lines; line++)
        {
            var y = bounds.MinY + ((line + 0.5) / Lines * bounds.Height);
            crossings.Clear();
            foreach (var ring in shape.Parts) AddCrossings(ring, y, crossings);
            crossings.Sort();
            // Nearer the middle wins over slightly wider: labels sit better there.
            var central = 1 - (0.4 * Math.Abs((2.0 * line / (Lines - 1)) - 1));
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var width = (crossings[i + 1] - crossings[i]) * central;
                if (width <= most) continue;
                most = width;
                best = new MapPoint((crossings[i] + crossings[i + 1]) / 2, y);
            }
        }
        return best;
    }

    static void AddCrossings(IReadOnlyList<MapPoint> ring, double y, List<double> crossings)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[i + 1 == ring.Count ? 0 : i + 1]);
            if (a.Y > y != b.Y > y) crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
        }
    }
}
