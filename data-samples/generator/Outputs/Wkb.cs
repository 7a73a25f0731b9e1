using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Outputs;

/// <summary>Geometries as well-known binary, coordinates rounded to a decimetre.</summary>
static class Wkb
{
    public static byte[] OfPoint(Point point) => Write(writer =>
    {
        Start(writer, 1);
        Put(writer, point);
    });

    public static byte[] OfLine(IReadOnlyList<Point> points) => Write(writer =>
    {
        Start(writer, 2);
        Put(writer, points);
    });

    public static byte[] OfPolygon(IReadOnlyList<Point> ring) => OfMultiPolygon([[ring]]);

    /// <summary>Polygons, each an outer ring followed by its holes.</summary>
    public static byte[] OfMultiPolygon(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> polygons) => Write(writer =>
    {
        Start(writer, 6);
        writer.Write(polygons.Count);
        foreach (var polygon in polygons)
        {
            Start(writer, 3);
            writer.Write(polygon.Count);
            foreach (var ring in polygon) Put(writer, ring);
        }
    });

    static byte[] Write(Action<BinaryWriter> content)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        content(writer);
        writer.Flush();
        return stream.ToArray();
    }

    static void Start(BinaryWriter writer, int type)
    {
        writer.Write((byte)1);
        writer.Write(type);
    }

    static void Put(BinaryWriter writer, IReadOnlyList<Point> points)
    {
        writer.Write(points.Count);
        foreach (var point in points) Put(writer, point);
    }

    static void Put(BinaryWriter writer, Point point)
    {
        writer.Write(Math.Round(point.X, 1));
        writer.Write(Math.Round(point.Y, 1));
    }
}
