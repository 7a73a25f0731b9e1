namespace Calaisis.Raster.Grids;

/// <summary>A raster that nobody wants: what is computed only to be counted goes here.</summary>
public sealed class Discarded : ITileSink, ILabelSink
{
    public void Write(Window window, ReadOnlySpan<float> values)
    {
    }

    public void Write(Window window, ReadOnlySpan<int> labels)
    {
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
