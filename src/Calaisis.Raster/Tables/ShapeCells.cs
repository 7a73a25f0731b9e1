using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tables;

/// <summary>The cells that a shape made of whole cells consists of.</summary>
public static class ShapeCells
{
    /// <summary>Its runs, by row, then column.</summary>
    /// <param name="shape">Polygons whose edges run along the grid's lines.</param>
    /// <param name="grid">The grid.</param>
    /// <exception cref="FormatException">An edge runs across cells.</exception>
    public static IReadOnlyList<CellRun> RunsOf(WkbShape shape, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(grid);
        var edges = new SortedDictionary<int, List<int>>();
        foreach (var ring in shape.Parts.SelectMany(rings => rings)) AddEdges(ring, grid, edges);
        var runs = new List<CellRun>();
        foreach (var (row, cols) in edges)
        {
            // Between the first edge and the second a row is inside, between the second and the third outside, and so
            // on.
            cols.Sort();
            for (var i = 0; i + 1 < cols.Count; i += 2)
            {
                if (cols[i + 1] > cols[i]) runs.Add(new CellRun(row, cols[i], cols[i + 1] - cols[i]));
            }
        }

        return runs;
    }

    static void AddEdges(double[] ring, GridDefinition grid, SortedDictionary<int, List<int>> edges)
    {
        for (var i = 2; i < ring.Length; i += 2)
        {
            var (x, y, toX, toY) = (ring[i - 2], ring[i - 1], ring[i], ring[i + 1]);
            if (y.Equals(toY)) continue;
            if (!x.Equals(toX))
                throw new FormatException("found an edge across cells, expected edges along the grid's lines");
            var col = (int)Math.Round((x - grid.OriginX) / grid.CellWidth);
            var (one, other) = (
                (int)Math.Round((grid.OriginY - y) / grid.CellHeight),
                (int)Math.Round((grid.OriginY - toY) / grid.CellHeight));
            for (var row = Math.Min(one, other); row < Math.Max(one, other); row++)
            {
                if (!edges.TryGetValue(row, out var cols)) edges[row] = cols = [];
                cols.Add(col);
            }
        }
    }
}
