namespace Calaisis.Raster.Grids;

/// <summary>
/// A rectangle of cells: its first row and column, and how many there are. It may reach beyond the grid it belongs to
/// (negative rows or columns are cells above or left of the grid): layers that look around a tile need that.
/// </summary>
public readonly record struct Window(int Row, int Col, int Rows, int Cols) : ISpoken
{
    public int EndRow => Row + Rows;

    public int EndCol => Col + Cols;

    public long CellCount => (long)Rows * Cols;

    public bool IsEmpty => Rows <= 0 || Cols <= 0;

    public bool Contains(Window other) =>
        other.Row >= Row && other.Col >= Col && other.EndRow <= EndRow && other.EndCol <= EndCol;

    public bool Contains(Cell cell) => cell.Row >= Row && cell.Row < EndRow && cell.Col >= Col && cell.Col < EndCol;

    /// <summary>The same window with so many more cells on each of its four sides.</summary>
    public Window Grow(int cells) => new(Row - cells, Col - cells, Rows + (2 * cells), Cols + (2 * cells));

    /// <summary>The cells in both windows; empty (zero rows or columns) where there are none.</summary>
    public Window Intersect(Window other)
    {
        var row = Math.Max(Row, other.Row);
        var col = Math.Max(Col, other.Col);
        return new Window(
            row, col, Math.Max(0, Math.Min(EndRow, other.EndRow) - row),
            Math.Max(0, Math.Min(EndCol, other.EndCol) - col));
    }

    /// <inheritdoc/>
    public Sentence Sentence => $"rows {Row} to {EndRow - 1}, columns {Col} to {EndCol - 1}";

    public override string ToString() => Sentence.ToString();
}
