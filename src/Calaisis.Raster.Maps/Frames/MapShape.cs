using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Lines, or the rings of an area, that belong together, in map coordinates, and the rectangle around them. Rings
/// inside rings are holes; whether the last point repeats the first makes no difference.
/// </summary>
public sealed class MapShape
{
    /// <param name="parts">Lines or rings, each of at least one point.</param>
    public MapShape(IReadOnlyList<IReadOnlyList<MapPoint>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Parts = parts;
        Bounds = Around(parts);
    }

    public IReadOnlyList<IReadOnlyList<MapPoint>> Parts { get; }

    /// <summary>The smallest rectangle around all points; without points one that meets no other.</summary>
    public MapBounds Bounds { get; }

    /// <summary>The outline of a rectangle.</summary>
    public static MapShape Of(MapBounds bounds) => new(
    [
        [
            new(bounds.MinX, bounds.MinY), new(bounds.MaxX, bounds.MinY),
            new(bounds.MaxX, bounds.MaxY), new(bounds.MinX, bounds.MaxY),
        ],
    ]);

    /// <summary>The smallest rectangle around all shapes; null where none has a point.</summary>
    public static MapBounds? BoundsOf(IEnumerable<MapShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        MapBounds? all = null;
        foreach (var bounds in shapes.Select(shape => shape.Bounds).Where(bounds => bounds.MinX <= bounds.MaxX))
        {
            all = all is not { } before ? bounds : new MapBounds(
                Math.Min(before.MinX, bounds.MinX), Math.Min(before.MinY, bounds.MinY),
                Math.Max(before.MaxX, bounds.MaxX), Math.Max(before.MaxY, bounds.MaxY));
        }
        return all;
    }

    /// <summary>
    /// Whether a point lies inside the area: crossings of its rings counted, so that holes are outside.
    /// </summary>
    public bool Contains(MapPoint point)
    {
        var inside = false;
        if (point.X < Bounds.MinX || point.X > Bounds.MaxX || point.Y < Bounds.MinY || point.Y > Bounds.MaxY)
            return inside;
        foreach (var ring in Parts)
        {
            for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
            {
                var (a, b) = (ring[i], ring[before]);
                var isCrossed = a.Y > point.Y != b.Y > point.Y &&
                    point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X;
                inside ^= isCrossed;
            }
        }
        return inside;
    }

    /// <summary>Whether a line or the outline of an area enters a rectangle, or the area covers it.</summary>
    /// <param name="box">The rectangle.</param>
    /// <param name="isArea">Whether what its rings enclose counts.</param>
    public bool Meets(MapBounds box, bool isArea)
    {
        if (Bounds.MinX > box.MaxX || Bounds.MaxX < box.MinX || Bounds.MinY > box.MaxY || Bounds.MaxY < box.MinY)
            return false;
        foreach (var part in Parts)
        {
            for (var i = 0; i < part.Count; i++)
            {
                var before = part[i > 0 ? i - 1 : isArea ? part.Count - 1 : 0];
                if (Enters(before, part[i], box)) return true;
            }
        }

        return isArea && Contains(new MapPoint((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2));
    }

    /// <summary>Whether a stretch has a point in a rectangle (Liang and Barsky).</summary>
    static bool Enters(MapPoint from, MapPoint to, MapBounds box)
    {
        var (first, last) = (0.0, 1.0);
        return Cut(to.X - from.X, box.MinX - from.X, box.MaxX - from.X)
            && Cut(to.Y - from.Y, box.MinY - from.Y, box.MaxY - from.Y);

        bool Cut(double step, double least, double most)
        {
            if (step == 0) return least <= 0 && most >= 0;
            var (a, b) = (least / step, most / step);
            (first, last) = (Math.Max(first, Math.Min(a, b)), Math.Min(last, Math.Max(a, b)));
            return first <= last;
        }
    }

    static MapBounds Around(IReadOnlyList<IReadOnlyList<MapPoint>> parts)
    {
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
            {
                var point = part[i];
                minX = Math.Min(minX, point.X);
                maxX = Math.Max(maxX, point.X);
                minY = Math.Min(minY, point.Y);
                maxY = Math.Max(maxY, point.Y);
            }
        }
        return new MapBounds(minX, minY, maxX, maxY);
    }
}
