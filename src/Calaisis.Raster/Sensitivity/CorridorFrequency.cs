using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Sensitivity;

/// <summary>In how many draws each cell is corridor. Two bytes a cell.</summary>
/// <remarks>Thread rule: one draw is added at a time, in any order; the counts do not depend on it.</remarks>
public sealed class CorridorFrequency(string name, Shape shape) : ITileSource
{
    const int RowsAtOnce = 64;

    readonly ushort[] _counts = new ushort[shape.CellCount];

    /// <summary>Draws added.</summary>
    public int Draws { get; private set; }

    public string Name => name;

    /// <summary>Adds one draw: every cell with a value is corridor; null for a draw without any.</summary>
    public void Add(ITileSource? corridors)
    {
        if (Draws == ushort.MaxValue) throw new InvalidOperationException($"more than {ushort.MaxValue} draws");
        Draws++;
        if (corridors is null) return;
        var values = new float[Math.Min(RowsAtOnce, shape.Rows) * shape.Cols];
        for (var row = 0; row < shape.Rows; row += RowsAtOnce)
        {
            var window = new Window(row, 0, Math.Min(RowsAtOnce, shape.Rows - row), shape.Cols);
            var cells = values.AsSpan(0, window.Rows * window.Cols);
            corridors.Read(window, cells);
            var counts = _counts.AsSpan(row * shape.Cols, cells.Length);
            for (var i = 0; i < cells.Length; i++)
            {
                if (!float.IsNaN(cells[i])) counts[i]++;
            }
        }
    }

    /// <summary>The share of draws in which a cell is corridor, 0 to 1; NaN where it never is.</summary>
    public void Read(Window window, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                var cell = new Cell(window.Row + row, window.Col + col);
                var count = shape.Contains(cell) ? _counts[shape.IndexOf(cell)] : (ushort)0;
                values[(row * window.Cols) + col] = count == 0 ? float.NaN : (float)count / Draws;
            }
        }
    }
}
