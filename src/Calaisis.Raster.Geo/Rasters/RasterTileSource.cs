using System.Collections.Concurrent;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// A raster file on the pipeline's grid. Each concurrent reader has its own GDAL handle, opened when first needed and
/// kept for the next.
/// </summary>
public sealed class RasterTileSource : ITileSource, IDisposable
{
    readonly ConcurrentBag<RasterReaderHandle> _idle = [];
    readonly RasterAlignment _alignment;
    volatile bool _disposed;

    RasterTileSource(RasterAlignment alignment) => _alignment = alignment;

    public string Name => _alignment.Settings.Name;

    /// <summary>What opening it told.</summary>
    public SourceFacts Facts => _alignment.Facts;

    /// <summary>How its values are brought to the grid's cells.</summary>
    public Resampling Resampling => _alignment.Resampling;

    /// <summary>The raster as it is, without the edits its settings name.</summary>
    /// <exception cref="GdalException">The file cannot be opened.</exception>
    /// <exception cref="RasterException">It is not what was declared.</exception>
    public static RasterTileSource Open(RasterSourceSettings settings, GridDefinition grid) =>
        Open(settings, grid, new SharedPlaces(), HaloChanges.None);

    /// <summary>
    /// Opens one of several sources on the same grid, with edits made to its own cells before they are scattered.
    /// </summary>
    internal static RasterTileSource Open(
        RasterSourceSettings settings, GridDefinition grid, SharedPlaces places, HaloChanges changes)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        using var file = RasterFile.Open(settings);
        return new RasterTileSource(RasterAlignment.Of(settings, grid, changes, file, places));
    }

    public void Read(Window window, Span<float> values)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (values.Length < window.CellCount) throw new ArgumentException("fewer values than cells", nameof(values));
        if (!_idle.TryTake(out var handle)) handle = new RasterReaderHandle(_alignment);
        try
        {
            handle.Read(window, values);
        }
        finally
        {
            // After a failure too: the file is still open and sound for the next window.
            if (_disposed)
                handle.Dispose();
            else
                _idle.Add(handle);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var handle)) handle.Dispose();
    }
}
