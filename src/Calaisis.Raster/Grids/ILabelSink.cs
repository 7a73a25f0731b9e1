namespace Calaisis.Raster.Grids;

/// <summary>
/// A raster of labels being written tile by tile; otherwise like <see cref="ITileSink"/>, whose rules hold.
/// </summary>
public interface ILabelSink : IDisposable
{
    /// <summary>Stores a window's labels (row-major); <see cref="int.MinValue"/> is NoData.</summary>
    void Write(Window window, ReadOnlySpan<int> labels);

    /// <inheritdoc cref="ITileSink.Describe"/>
    void Describe(string name, string value);

    /// <inheritdoc cref="ITileSink.Complete"/>
    void Complete(CancellationToken cancel);

    /// <inheritdoc cref="ITileSink.Commit"/>
    void Commit();
}
