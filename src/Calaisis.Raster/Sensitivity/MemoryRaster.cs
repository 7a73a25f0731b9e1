using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Sensitivity;

/// <summary>A raster that stays in memory: written tile by tile, read by any number of readers.</summary>
/// <param name="name">Its name in messages.</param>
/// <param name="held">The cells it has; NaN elsewhere.</param>
public sealed class MemoryRaster(string name, Window held) : ITileSink, ITileSource
{
    readonly float[] _values = new float[held.CellCount];

    public string Name => name;

    /// <summary>A copy of a source's cells, which then need not be read again.</summary>
    public static MemoryRaster Of(ITileSource source, Window held, CancellationToken cancel)
    {
        const int RowsAtOnce = 64;
        var raster = new MemoryRaster(source.Name, held);
        for (var row = held.Row; row < held.EndRow; row += RowsAtOnce)
        {
            cancel.ThrowIfCancellationRequested();
            var window = held with { Row = row, Rows = Math.Min(RowsAtOnce, held.EndRow - row) };
            source.Read(window, raster._values.AsSpan((row - held.Row) * held.Cols, window.Rows * window.Cols));
        }

        return raster;
    }

    public void Read(Window window, Span<float> values)
    {
        var shared = held.Intersect(window);
        if (shared != window) values[..(window.Rows * window.Cols)].Fill(float.NaN);
        for (var row = shared.Row; row < shared.EndRow; row++)
            RowOf(row, shared).CopyTo(values[(((row - window.Row) * window.Cols) + shared.Col - window.Col)..]);
    }

    public void Write(Window window, ReadOnlySpan<float> values)
    {
        for (var row = window.Row; row < window.EndRow; row++)
            values.Slice((row - window.Row) * window.Cols, window.Cols).CopyTo(RowOf(row, window));
    }

    public void Describe(string name, string value)
    {
    }

    public void Complete(CancellationToken cancel)
    {
    }

    public void Commit()
    {
    }

    public void Dispose()
    {
    }

    Span<float> RowOf(int row, Window window) =>
        _values.AsSpan(((row - held.Row) * held.Cols) + window.Col - held.Col, window.Cols);
}
