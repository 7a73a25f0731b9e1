using Calaisis.Raster.Grids;
using Calaisis.Raster.Warping;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// What one thread reads a raster source with: a handle on the file, and the way to the grid's cells.
/// </summary>
sealed class RasterReaderHandle : IDisposable
{
    readonly ISourceCells _cells;
    readonly WarpedReader? _warped;
    readonly Cell _offset;
    readonly OsrTransform? _transform;

    internal RasterReaderHandle(RasterAlignment alignment)
    {
        _cells = alignment.OpenCells();
        if (alignment.Offset is { } offset)
        {
            _offset = offset;
            return;
        }

        if (!alignment.SharesSystem) _transform = alignment.CreateTransform();
        ICellMapping mapping = _transform is null
            ? new AffineMapping(alignment.Grid, alignment.Transform)
            : new BlockMapping(alignment.Grid, alignment.Transform, _transform, alignment.Blocks);
        _warped = new WarpedReader(_cells, mapping, alignment.CreateKernel());
    }

    internal void Read(Window window, Span<float> values)
    {
        if (_warped is null)
            ReadAligned(window, values);
        else
            _warped.Read(window, values);
    }

    public void Dispose()
    {
        _cells.Dispose();
        _transform?.Dispose();
    }

    // The source's cells are the grid's: they only have to be found.
    void ReadAligned(Window window, Span<float> values)
    {
        var wanted = window with { Row = window.Row + _offset.Row, Col = window.Col + _offset.Col };
        var there = wanted.Intersect(_cells.Shape.Whole);
        if (there == wanted)
        {
            _cells.Read(wanted, values);
            return;
        }

        values[..(int)window.CellCount].Fill(float.NaN);
        if (there.IsEmpty) return;
        var found = new float[there.CellCount];
        _cells.Read(there, found);
        for (var row = 0; row < there.Rows; row++)
        {
            var at = ((there.Row - wanted.Row + row) * window.Cols) + there.Col - wanted.Col;
            found.AsSpan(row * there.Cols, there.Cols).CopyTo(values[at..]);
        }
    }
}
