using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>The cells of a raster on its own grid, NaN where it has no data.</summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
public interface ISourceCells : IDisposable
{
    Shape Shape { get; }

    /// <summary>Fills the values of a window that lies inside, row after row.</summary>
    void Read(Window window, Span<float> values);
}
