using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>
/// A sink that keeps the grid in memory and writes every step down in a journal it may share with others.
/// </summary>
sealed class ArraySink(string name, Shape shape, List<string> journal) : ITileSink
{
    int _inside;

    public float[] Values { get; } = new float[shape.CellCount];

    public List<Window> Written { get; } = [];

    /// <summary>Called at the start of each write.</summary>
    public Action<Window> Writing { get; set; } = _ => { };

    /// <summary>Called at the start of completing.</summary>
    public Action Completing { get; set; } = () => { };

    public void Write(Window window, ReadOnlySpan<float> values)
    {
        if (Interlocked.Increment(ref _inside) != 1) throw new InvalidOperationException("two writers at once");
        Written.Add(window);
        Writing(window);
        for (var row = 0; row < window.Rows; row++)
        {
            var target = (int)shape.IndexOf(new Cell(window.Row + row, window.Col));
            values.Slice(row * window.Cols, window.Cols).CopyTo(Values.AsSpan(target));
        }

        Interlocked.Decrement(ref _inside);
    }

    /// <summary>What it was described with.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public void Describe(string name, string value) => Metadata[name] = value;

    public void Complete(CancellationToken cancel)
    {
        Completing();
        Note("completed");
    }

    public void Commit() => Note("committed");

    public void Dispose() => Note("disposed");

    void Note(string step)
    {
        lock (journal) journal.Add($"{name} {step}");
    }
}
