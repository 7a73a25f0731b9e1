using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Links;

/// <summary>
/// A path as a line through cell centres, with a vertex only where it turns, and back. A turn loses nothing: between two
/// vertices all steps are alike.
/// </summary>
public static class PathShape
{
    /// <summary>The path as a multi-line of one line, in map units (<see cref="WkbWriter"/>).</summary>
    public static byte[] ToWkb(IReadOnlyList<Cell> path, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(grid);
        return WkbWriter.MultiLine([[.. Turns(path).SelectMany(turn => new[]
        {
            grid.OriginX + ((turn.Col + 0.5) * grid.CellWidth),
            grid.OriginY - ((turn.Row + 0.5) * grid.CellHeight),
        })]]);
    }

    /// <summary>The path of a shape made by <see cref="ToWkb"/> on the same grid.</summary>
    /// <exception cref="FormatException">It is no such shape.</exception>
    public static IReadOnlyList<Cell> FromWkb(ReadOnlySpan<byte> wkb, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var shape = WkbReader.Read(wkb);
        if (shape.Kind != FeatureShape.MultiLine || shape.Parts.Count != 1)
            throw new FormatException("found another shape, expected one line, the path of a link");
        var (points, path) = (shape.Parts[0][0], new List<Cell>());
        for (var at = 0; at < points.Length; at += 2)
        {
            var turn = grid.CellAt(points[at], points[at + 1]);
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
