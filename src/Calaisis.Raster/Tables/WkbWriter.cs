using System.Buffers.Binary;

namespace Calaisis.Raster.Tables;

/// <summary>
/// Makes the shapes of <see cref="FeatureRow"/>s: ISO well-known binary, little endian, two dimensions. Coordinates
/// come as x, y, x, y in one array per line or ring; rings are closed by the caller.
/// </summary>
public static class WkbWriter
{
    internal const int PointType = 1;
    internal const int LineType = 2;
    internal const int PolygonType = 3;
    internal const int MultiPointType = 4;
    internal const int MultiLineType = 5;
    internal const int MultiPolygonType = 6;

    const int HeaderBytes = 5;
    const int CountBytes = 4;

    public static byte[] Point(double x, double y)
    {
        var bytes = new byte[HeaderBytes + (2 * sizeof(double))];
        var rest = Coordinates(Header(bytes, PointType), [x, y]);
        return Finished(bytes, rest);
    }

    /// <param name="lines">The points of each line, at least two.</param>
    public static byte[] MultiLine(IReadOnlyList<double[]> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var bytes = new byte[HeaderBytes + CountBytes + lines.Sum(line => HeaderBytes + SizeOf(line))];
        var rest = Count(Header(bytes, MultiLineType), lines.Count);
        foreach (var line in lines) rest = Points(Header(rest, LineType), line);
        return Finished(bytes, rest);
    }

    /// <param name="polygons">The rings of each polygon, the outer one first.</param>
    public static byte[] MultiPolygon(IReadOnlyList<IReadOnlyList<double[]>> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var size = HeaderBytes + CountBytes + polygons.Sum(rings => HeaderBytes + CountBytes + rings.Sum(SizeOf));
        var bytes = new byte[size];
        var rest = Count(Header(bytes, MultiPolygonType), polygons.Count);
        foreach (var rings in polygons)
        {
            rest = Count(Header(rest, PolygonType), rings.Count);
            foreach (var ring in rings) rest = Points(rest, ring);
        }

        return Finished(bytes, rest);
    }

    static int SizeOf(double[] points) => CountBytes + (points.Length * sizeof(double));

    static Span<byte> Header(Span<byte> rest, int type)
    {
        const byte littleEndian = 1;
        rest[0] = littleEndian;
        return Count(rest[1..], type);
    }

    static Span<byte> Count(Span<byte> rest, int count)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, count);
        return rest[CountBytes..];
    }

    static Span<byte> Points(Span<byte> rest, double[] points)
    {
        if (points.Length % 2 != 0) throw new ArgumentException("an x without its y", nameof(points));
        return Coordinates(Count(rest, points.Length / 2), points);
    }

    static Span<byte> Coordinates(Span<byte> rest, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(rest[(i * sizeof(double))..], values[i]);
        return rest[(values.Length * sizeof(double))..];
    }

    static byte[] Finished(byte[] bytes, Span<byte> rest) =>
        rest.IsEmpty ? bytes : throw new InvalidOperationException("more room than shape");
}
