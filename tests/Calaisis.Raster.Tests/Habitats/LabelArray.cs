using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>A sink that keeps labels in memory, 0 where there is none, and what became of it.</summary>
sealed class LabelArray(Shape shape) : ILabelSink
{
    int _inside;

    public int[] Labels { get; } = new int[shape.CellCount];

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public bool IsCompleted { get; set; }

    public bool IsCommitted { get; set; }

    public void Write(Window window, ReadOnlySpan<int> labels)
    {
        if (Interlocked.Increment(ref _inside) != 1) throw new InvalidOperationException("two writers at once");
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                var label = labels[(row * window.Cols) + col];
                Labels[shape.IndexOf(new Cell(window.Row + row, window.Col + col))] = label == int.MinValue ? 0 : label;
            }
        }

        Interlocked.Decrement(ref _inside);
    }

    public void Describe(string name, string value) => Metadata[name] = value;

    public void Complete(CancellationToken cancel) => IsCompleted = true;

    public void Commit() => IsCommitted = true;

    public void Dispose()
    {
    }
}
