using System.Buffers.Binary;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>
/// A path as a line through cell centres, with a vertex only where it turns, and back. A turn loses nothing: between two
/// vertices all steps are alike.
/// </summary>
public static class PathShape
{
    const int HeaderBytes = 1 + 4 + 4 + 1 + 4 + 4;
    const uint LineString = 2;
    const uint MultiLineString = 5;

    /// <summary>The path as a multi-line of one line: ISO well-known binary, little endian, in map units.</summary>
    public static byte[] ToWkb(IReadOnlyList<Cell> path, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(grid);
        var turns = Turns(path);
        var wkb = new byte[HeaderBytes + (16 * turns.Count)];
        wkb[0] = wkb[9] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(wkb.AsSpan(1), MultiLineString);
        BinaryPrimitives.WriteUInt32LittleEndian(wkb.AsSpan(5), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(wkb.AsSpan(10), LineString);
        BinaryPrimitives.WriteUInt32LittleEndian(wkb.AsSpan(14), (uint)turns.Count);
        for (var index = 0; index < turns.Count; index++)
        {
            var at = wkb.AsSpan(HeaderBytes + (16 * index));
            BinaryPrimitives.WriteDoubleLittleEndian(at, grid.OriginX + ((turns[index].Col + 0.5) * grid.CellWidth));
            BinaryPrimitives.WriteDoubleLittleEndian(at[8..], grid.OriginY - ((turns[index].Row + 0.5) * grid.CellHeight));
        }

        return wkb;
    }

    /// <summary>The path of a shape made by <see cref="ToWkb"/> on the same grid.</summary>
    /// <exception cref="FormatException">It is no such shape.</exception>
    public static IReadOnlyList<Cell> FromWkb(ReadOnlySpan<byte> wkb, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (wkb.Length < HeaderBytes || wkb[0] != 1 || wkb[9] != 1
            || BinaryPrimitives.ReadUInt32LittleEndian(wkb[1..]) != MultiLineString
            || BinaryPrimitives.ReadUInt32LittleEndian(wkb[5..]) != 1
            || BinaryPrimitives.ReadUInt32LittleEndian(wkb[10..]) != LineString
            || wkb.Length != HeaderBytes + (16L * BinaryPrimitives.ReadUInt32LittleEndian(wkb[14..])))
        {
            throw new FormatException("found another shape, expected a multi-line of one line in little-endian WKB");
        }

        var path = new List<Cell>();
        for (var at = HeaderBytes; at < wkb.Length; at += 16)
        {
            var turn = grid.CellAt(
                BinaryPrimitives.ReadDoubleLittleEndian(wkb[at..]), BinaryPrimitives.ReadDoubleLittleEndian(wkb[(at + 8)..]));
            if (path.Count > 0) Walk(path, turn);
            path.Add(turn);
        }

        return path;
    }

    static List<Cell> Turns(IReadOnlyList<Cell> path)
    {
        var turns = new List<Cell>();
        for (var index = 0; index < path.Count; index++)
        {
            if (index == 0 || index == path.Count - 1 || Step(path, index) != Step(path, index + 1)) turns.Add(path[index]);
        }

        return turns;
    }

    static (int Down, int Right) Step(IReadOnlyList<Cell> path, int to) =>
        (path[to].Row - path[to - 1].Row, path[to].Col - path[to - 1].Col);

    /// <summary>Adds the cells between the last one and a turn.</summary>
    static void Walk(List<Cell> path, Cell turn)
    {
        var (down, right) = (turn.Row - path[^1].Row, turn.Col - path[^1].Col);
        var steps = GreatestCommonDivisor(Math.Abs(down), Math.Abs(right));
        var from = path[^1];
        for (var step = 1; step < steps; step++)
            path.Add(new Cell(from.Row + (down / steps * step), from.Col + (right / steps * step)));
    }

    static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
