using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tables;

/// <summary>Paths over cells as lines through the cells' centres.</summary>
public static class LineWkb
{
    /// <summary>
    /// The shape of a path, as a multi-line of one part; cells in the middle of a straight stretch are left out, which
    /// moves nothing. A path of one cell is a line from it to itself.
    /// </summary>
    public static byte[] Of(IReadOnlyList<Cell> path, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(grid);
        if (path.Count == 0) throw new ArgumentException("a path has at least one cell", nameof(path));
        var points = new List<double>();
        for (var i = 0; i < path.Count; i++)
        {
            if (i == 0 || i == path.Count - 1 || Turns(path[i - 1], path[i], path[i + 1])) Add(path[i]);
        }

        if (path.Count == 1) Add(path[0]);
        return WkbWriter.MultiLine([[.. points]]);

        void Add(Cell cell)
        {
            points.Add(grid.XOfColumnEdge(cell.Col) + (grid.CellWidth / 2));
            points.Add(grid.YOfRowEdge(cell.Row) - (grid.CellHeight / 2));
        }
    }

    static bool Turns(Cell before, Cell at, Cell after)
    {
        var (rows, cols) = (at.Row - before.Row, at.Col - before.Col);
        var (nextRows, nextCols) = (after.Row - at.Row, after.Col - at.Col);
        var isStraight = (long)rows * nextCols == (long)cols * nextRows
            && ((long)rows * nextRows) + ((long)cols * nextCols) > 0;
        return !isStraight;
    }
}
