using System.Buffers.Binary;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The points of a geometry's lines and rings, chain by chain; a point is a chain of one. Parts of collections, however
/// deep, follow each other in the bytes, so that headers that only count parts are read over.
/// </summary>
ref struct WkbChains(ReadOnlySpan<byte> wkb)
{
    const int Point = 1;
    const int Line = 2;
    const int Polygon = 3;

    ReadOnlySpan<byte> _rest = wkb;
    bool _bigEndian;
    int _rings;

    /// <summary>Goes to the next chain that has points; false at the end.</summary>
    public bool NextChain(out int points)
    {
        for (points = 0; points == 0;)
        {
            if (_rings > 0)
            {
                _rings--;
                points = Whole();
                continue;
            }

            if (_rest.IsEmpty) return false;
            _bigEndian = _rest[0] == 0;
            _rest = _rest[1..];
            var type = Whole();
            if (type == Point) points = 1;
            else if (type == Line) points = Whole();
            else if (type == Polygon) _rings = Whole();
            else Whole();
        }

        return true;
    }

    public (double X, double Y) NextPoint() => (Number(), Number());

    int Whole()
    {
        var value = _bigEndian
            ? BinaryPrimitives.ReadInt32BigEndian(_rest)
            : BinaryPrimitives.ReadInt32LittleEndian(_rest);
        _rest = _rest[sizeof(int)..];
        return value;
    }

    double Number()
    {
        var value = _bigEndian
            ? BinaryPrimitives.ReadDoubleBigEndian(_rest)
            : BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        _rest = _rest[sizeof(double)..];
        return value;
    }
}
