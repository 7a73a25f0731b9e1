namespace Calaisis.Raster.Grids;

/// <summary>The values of one window, row-major; NaN where there is no data. Owned by whoever holds it.</summary>
/// <remarks>The array may be longer than the window needs, as it comes from a pool.</remarks>
public sealed class Tile
{
    readonly float[] _values;

    public Tile(Window window, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.LongLength < window.CellCount)
            throw new ArgumentException("fewer values than cells", nameof(values));
        Window = window;
        _values = values;
    }

    public Window Window { get; }

    /// <summary>All values of the window.</summary>
    public Span<float> Values => _values.AsSpan(0, Window.Rows * Window.Cols);

    /// <summary>The array behind the values, for giving it back to its pool.</summary>
    public float[] Array => _values;

    /// <summary>The values of some columns of one row, both in the grid's numbering.</summary>
    public Span<float> Row(int row, int col, int cols) =>
        _values.AsSpan(((row - Window.Row) * Window.Cols) + (col - Window.Col), cols);
}
