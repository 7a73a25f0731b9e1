namespace Calaisis.Raster.Grids;

/// <summary>
/// A raster being written tile by tile. It is finished in two steps, so that several rasters can appear together or not
/// at all: first each is completed, then all are moved into place. Disposing it without <see cref="Commit"/> leaves
/// nothing behind.
/// </summary>
/// <remarks>Thread rule: one caller at a time, on any thread; different sinks may work at once.</remarks>
public interface ITileSink : IDisposable
{
    /// <summary>Stores a window's values (row-major); NaN is NoData.</summary>
    void Write(Window window, ReadOnlySpan<float> values);

    /// <summary>
    /// Adds a line to the raster's metadata, replacing one of that name. Not after <see cref="Complete"/>.
    /// </summary>
    void Describe(string name, string value);

    /// <summary>
    /// Finishes the raster under its temporary name: everything that takes time or space is done here, and a full disk
    /// shows here at the latest. Nothing is written after it.
    /// </summary>
    /// <exception cref="OperationCanceledException">Stopped; disposing the sink leaves nothing behind.</exception>
    void Complete(CancellationToken cancel);

    /// <summary>Moves the completed raster into place, whole; throws where it is not complete.</summary>
    void Commit();
}
