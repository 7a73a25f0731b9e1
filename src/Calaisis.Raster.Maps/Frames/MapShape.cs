using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Lines, or the rings of an area, that belong together, in map coordinates, and the rectangle around them. Rings inside
/// rings are holes; whether the last point repeats the first makes no difference.
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

    /// <summary>Whether a point lies inside the area: crossings of its rings counted, so that holes are outside.</summary>
    public bool Contains(MapPoint point)
    {
        var inside = false;
        if (point.X < Bounds.MinX || point.X > Bounds.MaxX || point.Y < Bounds.MinY || point.Y > Bounds.MaxY) return inside;
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
