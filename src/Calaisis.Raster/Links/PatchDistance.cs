using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>
/// The shortest straight line between two sets of cells, from edge to edge; 0 where they touch, be it at a corner.
/// </summary>
static class PatchDistance
{
    /// <param name="a">Cells, row by row.</param>
    /// <param name="b">Other cells, row by row.</param>
    /// <param name="atMost">A distance that is known not to be exceeded, to search less.</param>
    /// <param name="cellWidth">Metres from a column to the next.</param>
    /// <param name="cellHeight">Metres from a row to the next.</param>
    public static double Between(
        ReadOnlySpan<CellRun> a, ReadOnlySpan<CellRun> b, double atMost, double cellWidth, double cellHeight)
    {
        var (first, last) = Columns(b);
        var bounds = new CellRun(b[0].Row, first, last - first + 1);
        var best = atMost * atMost * (1 + 1e-9);
        foreach (var run in a)
        {
            var rowsApart = Math.Max(0, Math.Max(b[0].Row - run.Row, run.Row - b[^1].Row));
            if (Squared(rowsApart, Gap(run, bounds), cellWidth, cellHeight) > best) continue;
            var middle = FirstAt(b, run.Row);
            for (var index = middle; index < b.Length
                && Lower(b[index], run, cellWidth, cellHeight, ref best); index++) { }
            for (var index = middle - 1; index >= 0
                && Lower(b[index], run, cellWidth, cellHeight, ref best); index--) { }
        }

        return Math.Sqrt(best);
    }

    /// <summary>Takes a run into account; false if it and all beyond lie too many rows away.</summary>
    static bool Lower(CellRun run, CellRun from, double cellWidth, double cellHeight, ref double best)
    {
        var rows = Math.Abs(run.Row - from.Row);
        if (Squared(rows, 0, cellWidth, cellHeight) > best) return false;
        best = Math.Min(best, Squared(rows, Gap(run, from), cellWidth, cellHeight));
        return true;
    }

    /// <summary>Of two cells so many rows and columns apart, counted from centre to centre.</summary>
    static double Squared(int rows, int cols, double cellWidth, double cellHeight)
    {
        var (down, right) = (Math.Max(0, rows - 1) * cellHeight, Math.Max(0, cols - 1) * cellWidth);
        return (down * down) + (right * right);
    }

    /// <summary>Columns between the nearest cells of two runs; 0 where they overlap.</summary>
    static int Gap(CellRun a, CellRun b) => Math.Max(0, Math.Max(a.Col - (b.EndCol - 1), b.Col - (a.EndCol - 1)));

    static (int First, int Last) Columns(ReadOnlySpan<CellRun> runs)
    {
        var (first, last) = (int.MaxValue, 0);
        foreach (var run in runs) (first, last) = (Math.Min(first, run.Col), Math.Max(last, run.EndCol - 1));
        return (first, last);
    }

    static int FirstAt(ReadOnlySpan<CellRun> runs, int row)
    {
        var (low, high) = (0, runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].Row < row) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
