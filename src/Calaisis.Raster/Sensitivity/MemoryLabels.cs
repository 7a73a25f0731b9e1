using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Sensitivity;

/// <summary>Labels of patches that stay in memory; 0 where there is none.</summary>
sealed class MemoryLabels(string name, Shape shape) : ILabelSink, ITileSource
{
    readonly int[] _labels = new int[shape.CellCount];

    public string Name => name;

    public ReadOnlySpan<int> All => _labels;

    public void Write(Window window, ReadOnlySpan<int> labels)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            var target = _labels.AsSpan((int)shape.IndexOf(new Cell(window.Row + row, window.Col)), window.Cols);
            for (var col = 0; col < target.Length; col++) target[col] = Math.Max(0, labels[(row * window.Cols) + col]);
        }
    }

    public void Read(Window window, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                var cell = new Cell(window.Row + row, window.Col + col);
                var label = shape.Contains(cell) ? _labels[shape.IndexOf(cell)] : 0;
                values[(row * window.Cols) + col] = label == 0 ? float.NaN : label;
            }
        }
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
}
