namespace Calaisis.Raster.Grids;

/// <summary>A raster being written tile by tile. Disposing it without <see cref="Commit"/> leaves nothing behind.</summary>
/// <remarks>Thread rule: one writer at a time.</remarks>
public interface ITileSink : IDisposable
{
    /// <summary>Stores a window's values (row-major); NaN is NoData.</summary>
    void Write(Window window, ReadOnlySpan<float> values);

    /// <summary>Finishes the raster and moves it into place, whole. A full disk shows here at the latest.</summary>
    void Commit();
}
