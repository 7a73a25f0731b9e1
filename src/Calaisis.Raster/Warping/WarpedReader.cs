using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// Reads a raster on the cells of the grid. A window is worked through in parts, so that memory stays bounded whatever
/// its size and however fine the source; the value of a cell depends neither on the parts nor on the window.
/// </summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
public sealed class WarpedReader : IDisposable
{
    /// <summary>Most cells of the grid located at once.</summary>
    public const int PartCells = 1 << 16;

    /// <summary>Most source cells held at once, 16 MB, unless a single cell of the grid covers more.</summary>
    public const int MostSourceCells = 1 << 22;

    readonly ISourceCells _source;
    readonly ICellMapping _mapping;
    readonly IResampleKernel _kernel;
    readonly double[] _rows = new double[PartCells];
    readonly double[] _cols = new double[PartCells];
    readonly List<Footprint> _footprints = [];
    float[] _cells = [];

    /// <summary>Takes over the source, and disposes it.</summary>
    public WarpedReader(ISourceCells source, ICellMapping mapping, IResampleKernel kernel)
    {
        _source = source;
        _mapping = mapping;
        _kernel = kernel;
    }

    /// <summary>Fills the values of a window of the grid, which may reach beyond it.</summary>
    public void Read(Window window, Span<float> values) => ReadPart(window, window, values);

    public void Dispose() => _source.Dispose();

    void ReadPart(Window part, Window whole, Span<float> values)
    {
        if (part.CellCount > PartCells)
        {
            ReadHalves(part, whole, values);
            return;
        }

        var box = Locate(part);
        if (box.CellCount > MostSourceCells && part.CellCount > 1)
        {
            ReadHalves(part, whole, values);
            return;
        }

        if (box.IsEmpty)
        {
            for (var row = part.Row; row < part.EndRow; row++) RowOf(part, whole, row, values).Fill(float.NaN);
            return;
        }

        if (_cells.LongLength < box.CellCount) _cells = new float[box.CellCount];
        _source.Read(box, _cells.AsSpan(0, (int)box.CellCount));
        Resample(part, whole, new Tile(box, _cells), values);
    }

    void ReadHalves(Window part, Window whole, Span<float> values)
    {
        var (rows, cols) = part.Rows >= part.Cols ? (part.Rows / 2, part.Cols) : (part.Rows, part.Cols / 2);
        ReadPart(part with { Rows = rows, Cols = cols }, whole, values);
        ReadPart(
            rows < part.Rows
                ? part with { Row = part.Row + rows, Rows = part.Rows - rows }
                : part with { Col = part.Col + cols, Cols = part.Cols - cols },
            whole,
            values);
    }

    // Places every cell, and finds the source cells that the kernel will look at.
    Window Locate(Window part)
    {
        _mapping.Prepare(part);
        _footprints.Clear();
        var bounds = PlaceBounds.None;
        var reach = 0;
        for (var row = part.Row; row < part.EndRow; row++)
        {
            for (int col = part.Col, length; col < part.EndCol; col += length)
            {
                length = RunLength(col, part.EndCol);
                var at = ((row - part.Row) * part.Cols) + col - part.Col;
                var rows = _rows.AsSpan(at, length);
                var cols = _cols.AsSpan(at, length);
                var footprint = _mapping.Locate(row, col, rows, cols);
                _footprints.Add(footprint);
                reach = Math.Max(reach, _kernel.Reach(footprint));
                bounds.Include(rows, cols);
            }
        }

        return bounds.Cells(reach, _source.Shape);
    }

    void Resample(Window part, Window whole, Tile source, Span<float> values)
    {
        var run = 0;
        for (var row = part.Row; row < part.EndRow; row++)
        {
            var target = RowOf(part, whole, row, values);
            for (int col = part.Col, length; col < part.EndCol; col += length)
            {
                length = RunLength(col, part.EndCol);
                var at = ((row - part.Row) * part.Cols) + col - part.Col;
                _kernel.Resample(
                    source, _source.Shape, _footprints[run++], _rows.AsSpan(at, length), _cols.AsSpan(at, length),
                    target.Slice(col - part.Col, length));
            }
        }
    }

    static Span<float> RowOf(Window part, Window whole, int row, Span<float> values) =>
        values.Slice(((row - whole.Row) * whole.Cols) + part.Col - whole.Col, part.Cols);

    int RunLength(int col, int end)
    {
        var intoRun = ((col % _mapping.RunCols) + _mapping.RunCols) % _mapping.RunCols;
        return Math.Min(end - col, _mapping.RunCols - intoRun);
    }
}
