using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// The cells of a raster that goes round the Earth, begun at another of its columns: what follows the last column is
/// the first. Columns that the raster lacks to a full circle have no data; those beyond one are left out.
/// </summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
public sealed class TurnedCells : ISourceCells
{
    readonly ISourceCells _cells;
    readonly int _first;
    float[] _run = [];

    /// <summary>Takes over the cells, and disposes them.</summary>
    /// <param name="cells">The raster as it is.</param>
    /// <param name="first">Its column that becomes the first, from 0.</param>
    /// <param name="circle">How many columns make a full circle.</param>
    public TurnedCells(ISourceCells cells, int first, int circle)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfLessThan(circle, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, circle);
        _cells = cells;
        _first = first;
        Shape = new Shape(cells.Shape.Rows, circle);
    }

    public Shape Shape { get; }

    public void Read(Window window, Span<float> values)
    {
        for (int col = window.Col, length; col < window.EndCol; col += length)
        {
            var own = (_first + col) % Shape.Cols;
            var there = Math.Min(_cells.Shape.Cols, Shape.Cols);
            length = Math.Min(window.EndCol - col, (own < there ? there : Shape.Cols) - own);
            var run = new Window(window.Row, own, window.Rows, length);
            if (own >= there) Copy([], run, window, col, values);
            else if (length == window.Cols) _cells.Read(run, values);
            else Copy(Cells(run), run, window, col, values);
        }
    }

    public void Dispose() => _cells.Dispose();

    ReadOnlySpan<float> Cells(Window run)
    {
        if (_run.LongLength < run.CellCount) _run = new float[run.CellCount];
        var cells = _run.AsSpan(0, (int)run.CellCount);
        _cells.Read(run, cells);
        return cells;
    }

    static void Copy(ReadOnlySpan<float> cells, Window run, Window window, int col, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            var target = values.Slice((row * window.Cols) + col - window.Col, run.Cols);
            if (cells.IsEmpty) target.Fill(float.NaN);
            else cells.Slice(row * run.Cols, run.Cols).CopyTo(target);
        }
    }
}
