namespace Calaisis.Raster.Grids;

/// <summary>
/// Values of one input on the pipeline's grid, window by window. This is the border between the domain and whatever
/// holds the data: files behind GDAL in production, arrays in tests.
/// </summary>
/// <remarks>
/// Thread rule: safe for any number of concurrent readers. The values of a cell do not depend on the window it is read
/// with, nor on the order of reads.
/// </remarks>
public interface ITileSource
{
    /// <summary>The name the pipeline gives it, for messages.</summary>
    string Name { get; }

    /// <summary>
    /// Fills <paramref name="values"/> (row-major, one value per cell of the window) with the input's values; NaN where
    /// it has none. The window may reach beyond the grid: cells out there have values too, where the data has them.
    /// </summary>
    void Read(Window window, Span<float> values);
}
