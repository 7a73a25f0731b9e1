using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Links;

/// <summary>
/// From the line of a path back to its cells. Nothing is lost: between two vertices all steps are alike.
/// </summary>
public static class PathShape
{
    /// <summary>The path of a shape made by <see cref="LineWkb"/> on the same grid.</summary>
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
            else path.Add(turn);
        }

        return path;
    }

    /// <summary>Adds the cells from the last one to a turn.</summary>
    static void Walk(List<Cell> path, Cell turn)
    {
        var (down, right) = (turn.Row - path[^1].Row, turn.Col - path[^1].Col);
        var steps = GreatestCommonDivisor(Math.Abs(down), Math.Abs(right));
        var from = path[^1];
        for (var step = 1; step <= steps; step++)
            path.Add(new Cell(from.Row + (down / steps * step), from.Col + (right / steps * step)));
    }

    static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
