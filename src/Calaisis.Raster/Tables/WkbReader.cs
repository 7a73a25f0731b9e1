using System.Buffers.Binary;

namespace Calaisis.Raster.Tables;

/// <summary>
/// Takes well-known binary apart: points, lines and polygons and their multiple forms, two dimensions, either byte
/// order.
/// </summary>
public static class WkbReader
{
    /// <exception cref="FormatException">Not such a shape, or cut off.</exception>
    public static WkbShape Read(ReadOnlySpan<byte> wkb)
    {
        var cursor = new Cursor(wkb);
        var type = cursor.Header();
        var parts = type switch
        {
            WkbWriter.PointType or WkbWriter.LineType or WkbWriter.PolygonType => [cursor.Part(type)],
            WkbWriter.MultiPointType => cursor.PartsOf(WkbWriter.PointType),
            WkbWriter.MultiLineType => cursor.PartsOf(WkbWriter.LineType),
            WkbWriter.MultiPolygonType => cursor.PartsOf(WkbWriter.PolygonType),
            _ => throw new FormatException(
                $"found a shape of type {type}, expected points, lines or polygons of two dimensions"),
        };
        var kind = type switch
        {
            WkbWriter.PointType or WkbWriter.MultiPointType => FeatureShape.Point,
            WkbWriter.LineType or WkbWriter.MultiLineType => FeatureShape.MultiLine,
            _ => FeatureShape.MultiPolygon,
        };
        return new WkbShape(kind, parts);
    }

    ref struct Cursor(ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> _rest = rest;
        bool _bigEndian;

        public int Header()
        {
            _bigEndian = Take(1)[0] == 0;
            return Whole();
        }

        public List<IReadOnlyList<double[]>> PartsOf(int type)
        {
            var count = Count(sizeof(byte) + sizeof(int));
            var parts = new List<IReadOnlyList<double[]>>(count);
            for (var i = 0; i < count; i++)
            {
                if (Header() != type) throw new FormatException("found parts of different kinds, expected one kind");
                parts.Add(Part(type));
            }

            return parts;
        }

        public double[][] Part(int type)
        {
            if (type == WkbWriter.PointType) return [Points(1)];
            if (type == WkbWriter.LineType) return [Points(Count(2 * sizeof(double)))];
            var rings = new double[Count(sizeof(int))][];
            for (var i = 0; i < rings.Length; i++) rings[i] = Points(Count(2 * sizeof(double)));
            return rings;
        }

        // A count is believed only as far as the bytes reach: a broken one must not take all memory.
        int Count(int leastBytesEach)
        {
            var count = Whole();
            if (count < 0 || (long)count * leastBytesEach > _rest.Length) throw CutOff();
            return count;
        }

        double[] Points(int count)
        {
            var values = new double[2 * count];
            var bytes = Take(values.Length * sizeof(double));
            for (var i = 0; i < values.Length; i++)
            {
                var at = bytes[(i * sizeof(double))..];
                values[i] = _bigEndian
                    ? BinaryPrimitives.ReadDoubleBigEndian(at)
                    : BinaryPrimitives.ReadDoubleLittleEndian(at);
            }

            return values;
        }

        int Whole()
        {
            var bytes = Take(sizeof(int));
            return _bigEndian
                ? BinaryPrimitives.ReadInt32BigEndian(bytes)
                : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        }

        ReadOnlySpan<byte> Take(int count)
        {
            if (_rest.Length < count) throw CutOff();
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }

        static FormatException CutOff() => new("the shape ends too early");
    }
}
