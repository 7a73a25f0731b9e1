using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The cells that lines pass through, in a chain in which each shares an edge with the next: a wall without a gap. No
/// step to one of the eight neighbours leads from one side of such a chain to the other, and a knight's move between
/// the two sides passes through it with both of the cells in its middle.
/// </summary>
/// <remarks>
/// A cell holds its western and its northern edge, not the others; a line through a corner thus takes one of the two
/// cells beside it. Where a line leaves a row is computed once, from the grid's origin and the ends of the segment, and
/// counts for both rows it joins: so rounding cannot tear the chain, and windows and blocks agree to the cell. Segments
/// are walked from north to south however they are drawn; those that share an end share its cell.
/// </remarks>
/// <param name="grid">Whose cells they are.</param>
/// <param name="window">The cells that are looked at; they may lie beyond the grid.</param>
/// <param name="numbers">One for each of them, row by row.</param>
readonly ref struct LineWalk(GridDefinition grid, Window window, Span<int> numbers)
{
    readonly Span<int> _numbers = numbers;

    /// <summary>
    /// Writes a number on the cells that a geometry's lines and outlines pass through; of points, on the cell of each.
    /// </summary>
    public void Mark(byte[] wkb, int number)
    {
        var chains = new WkbChains(wkb);
        while (chains.NextChain(out var points))
        {
            var first = Place(chains.NextPoint());
            var (before, goesOn) = (first, false);
            for (var i = 1; i < points; i++)
            {
                var place = Place(chains.NextPoint());
                if (place == before) continue;
                MarkSegment(before, place, number);
                (before, goesOn) = (place, true);
            }

            if (!goesOn) MarkSegment(first, first, number);
        }
    }

    /// <summary>Rows and columns from the grid's upper left corner, with fractions.</summary>
    (double Row, double Col) Place((double X, double Y) point) =>
        ((grid.OriginY - point.Y) / grid.CellHeight, (point.X - grid.OriginX) / grid.CellWidth);

    void MarkSegment((double Row, double Col) from, (double Row, double Col) to, int number)
    {
        if (to.Row < from.Row) (from, to) = (to, from);
        var (top, bottom) = (Math.Floor(from.Row), Math.Floor(to.Row));
        var (west, east) = from.Col < to.Col ? (from, to) : (to, from);
        var lastCol = Math.Floor(east.Col);
        // What ends on an edge has no length in the cell beyond; at a corner that cell is needed to join what goes on
        // there.
        if (to.Row == bottom && from.Row < to.Row && to.Col != Math.Floor(to.Col)) bottom--;
        if (east.Col == lastCol && west.Col < east.Col && east.Row != Math.Floor(east.Row)) lastCol--;
        if (bottom < window.Row || top >= window.EndRow || lastCol < window.Col || west.Col >= window.EndCol) return;
        var slope = (to.Col - from.Col) / (to.Row - from.Row);
        var (first, last) = ((int)Math.Max(top, window.Row), (int)Math.Min(bottom, window.EndRow - 1));
        for (var row = first; row <= last; row++)
        {
            var enters = row <= from.Row ? from.Col : ColAt(row);
            var leaves = row + 1 >= to.Row ? to.Col : ColAt(row + 1);
            MarkRow(row, Column(Math.Min(enters, leaves)), Column(Math.Max(enters, leaves)), number);
        }

        double ColAt(int row) => Math.Clamp(from.Col + ((row - from.Row) * slope), west.Col, east.Col);

        double Column(double col) => Math.Min(Math.Floor(col), lastCol);
    }

    void MarkRow(int row, double west, double east, int number)
    {
        var first = (int)Math.Max(west, window.Col);
        var last = (int)Math.Min(east, window.EndCol - 1);
        if (first > last) return;
        foreach (ref var there in _numbers.Slice(
            ((row - window.Row) * window.Cols) + first - window.Col, last - first + 1))
        {
            there = Math.Max(there, number);
        }
    }
}
