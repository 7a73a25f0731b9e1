namespace Calaisis.Raster.Circuits.Solving;

/// <summary>
/// An approximate Cholesky factor, as what each eliminated node passes on. Nodes inside tiles come first, tile after
/// tile, and touch each other within a tile only; then come those between the tiles.
/// </summary>
/// <param name="TileStarts">Where the nodes of each tile begin; last, where those between the tiles do.</param>
/// <param name="Pivots">Of each node.</param>
/// <param name="Within">Inside a tile: to nodes of the same tile; between: to nodes further on.</param>
/// <param name="Across">Inside a tile: to nodes between the tiles.</param>
/// <param name="Arriving">The same by the nodes between the tiles: from which nodes.</param>
sealed record ApproximateFactor(
    int[] TileStarts, double[] Pivots, ShareTable Within, ShareTable Across, ShareTable Arriving)
{
    int Tiles => TileStarts.Length - 1;

    /// <summary>Solves for several right sides; what they were is lost.</summary>
    public void Solve(double[] values, int width, Parts parts)
    {
        var between = TileStarts[^1];
        var rows = Pivots.Length;
        parts.Each(Tiles, rows, tile => Pass(values, TileStarts[tile], TileStarts[tile + 1], width));
        parts.Each(Parts.Count, rows, part =>
        {
            var (from, to) = Parts.RowsOf(part, rows - between);
            for (var i = from; i < to; i++)
                Take(values, between + i, Arriving, i, width);
        });
        Pass(values, between, rows, width);
        Return(values, between, rows, width, hasAcross: false);
        parts.Each(
            Tiles, rows, tile => Return(values, TileStarts[tile], TileStarts[tile + 1], width, hasAcross: true));
    }

    void Pass(double[] values, int from, int to, int width)
    {
        for (var row = from; row < to; row++)
        {
            ref var value = ref values[row * width];
            for (var i = Within.Starts[row]; i < Within.Starts[row + 1]; i++)
                Rows.AddScaled(ref values[Within.Nodes[i] * width], Within.Shares[i], ref value, width);
        }
    }

    void Return(double[] values, int from, int to, int width, bool hasAcross)
    {
        for (var row = to - 1; row >= from; row--)
        {
            ref var value = ref values[row * width];
            Rows.SetScaled(ref value, 1 / Pivots[row], ref value, width);
            Take(values, row, Within, row, width);
            if (hasAcross) Take(values, row, Across, row, width);
        }
    }

    static void Take(double[] values, int row, ShareTable table, int entry, int width)
    {
        ref var value = ref values[row * width];
        for (var i = table.Starts[entry]; i < table.Starts[entry + 1]; i++)
            Rows.AddScaled(ref value, table.Shares[i], ref values[table.Nodes[i] * width], width);
    }
}

/// <summary>Lists of nodes with shares, one after the other.</summary>
sealed record ShareTable(int[] Starts, int[] Nodes, float[] Shares);
