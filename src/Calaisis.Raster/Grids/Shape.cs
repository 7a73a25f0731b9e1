namespace Calaisis.Raster.Grids;

/// <summary>How many rows and columns a grid or a window has.</summary>
public readonly record struct Shape : ISpoken
{
    /// <summary>A shape of at least one row and one column.</summary>
    public Shape(int rows, int cols)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cols, 1);
        Rows = rows;
        Cols = cols;
    }

    public int Rows { get; }

    public int Cols { get; }

    /// <summary>Number of cells; exceeds an <c>int</c> for rasters of two thousand million cells and more.</summary>
    public long CellCount => (long)Rows * Cols;

    /// <summary>The window that covers all of it.</summary>
    public Window Whole => new(0, 0, Rows, Cols);

    public bool Contains(Cell cell) => (uint)cell.Row < (uint)Rows && (uint)cell.Col < (uint)Cols;

    /// <summary>Position of a cell in row-major order.</summary>
    public long IndexOf(Cell cell) => ((long)cell.Row * Cols) + cell.Col;

    /// <summary>The cell at a position in row-major order.</summary>
    public Cell CellAt(long index) => new((int)(index / Cols), (int)(index % Cols));

    /// <inheritdoc/>
    public Sentence Sentence => $"{Rows} rows x {Cols} columns";

    public override string ToString() => Sentence.ToString();
}
