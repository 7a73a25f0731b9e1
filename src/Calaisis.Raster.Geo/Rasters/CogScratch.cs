using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Where the tiles of a raster gather in any order before it is compressed in its final order: an uncompressed file
/// with overviews, of which the operating system keeps what memory it has to spare.
/// </summary>
sealed class CogScratch : IDisposable
{
    static readonly Sentence Advice = CogSink.Advice;

    readonly string _target;
    readonly CogSettings _settings;
    readonly DistinctValues _values = new();
    readonly WrittenRange _range = new();
    readonly Dataset _dataset;
    readonly Band _band;
    readonly CogOverviews _overviews;
    bool _closed;

    /// <param name="path">The file to make.</param>
    /// <param name="target">The raster it is for, as messages call it.</param>
    /// <param name="grid">Where its cells lie.</param>
    /// <param name="settings">What its cells hold.</param>
    /// <exception cref="GdalException">The file cannot be made.</exception>
    internal CogScratch(string path, string target, GridDefinition grid, CogSettings settings)
    {
        _target = target;
        _settings = settings;
        using var errors = new ErrorScope();
        Dataset? dataset = null;
        try
        {
            using var driver = Gdal.GetDriverByName("GTiff")!;
            dataset = driver.Create(
                path, grid.Shape.Cols, grid.Shape.Rows, 1, settings.CellType.ToGdal(),
                ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"]);
            _dataset = dataset ?? throw errors.Failure($"create its scratch file", target, Advice);
            CogContent.Describe(dataset, grid, settings);
            _band = dataset.GetRasterBand(1)!;
            _overviews = CogOverviews.Begin(dataset, _band, grid.Shape, settings.CellType);
        }
        catch (ApplicationException failure)
        {
            var fault = errors.Failure($"create its scratch file", target, Advice, failure);
            if (dataset is not null) Close(dataset);
            throw fault;
        }
    }

    /// <summary>
    /// Whether neighbouring cells are worth predicting from each other: numbers that vary are, classes are not.
    /// </summary>
    internal bool IsSmooth => _settings.CellType != CellType.Quantity || !_values.AreFew;

    internal void Describe(string name, string value) => _dataset.SetMetadataItem(name, value, "");

    internal void Write(Window window, ReadOnlySpan<float> values)
    {
        _values.Add(values);
        _range.Add(values);
        Write(window, values, DataType.GDT_Float32);
    }

    internal void Write(Window window, ReadOnlySpan<double> values)
    {
        _range.Add(values);
        Write(window, values, DataType.GDT_Float64);
    }

    internal void Write(Window window, ReadOnlySpan<int> labels)
    {
        _range.Add(labels, (int)_settings.CellType.NoData());
        Write(window, labels, DataType.GDT_Int32);
    }

    /// <summary>Adds the overviews and closes the file: a disk that is full may say so only now.</summary>
    internal void Complete(CancellationToken cancel)
    {
        using var errors = new ErrorScope();
        // The COG driver would compress the overviews for itself, only to read them back and compress them again: a
        // third of its time.
        ErrorScope.Attempt(() => _overviews.Complete(cancel));
        cancel.ThrowIfCancellationRequested();
        errors.ThrowIfReported($"finish writing it", _target, Advice);
        ErrorScope.Attempt(FlushBlocks);
        ErrorScope.Attempt(() => _range.Describe(_band));
        ErrorScope.Attempt(() => _dataset.FlushCache());
        Close();
        errors.ThrowIfReported($"finish writing it", _target, Advice);
    }

    public void Dispose()
    {
        using var errors = new ErrorScope();
        Close();
    }

    /// <summary>
    /// Closes a dataset: the failure of a close arrives as an exception of the next call, whatever that is.
    /// </summary>
    internal static void Close(Dataset dataset)
    {
        ErrorScope.Attempt(dataset.Dispose);
        ErrorScope.Attempt(() => Gdal.GetDriverCount());
    }

    void Close()
    {
        if (_closed) return;
        _closed = true;
        ErrorScope.Attempt(FlushBlocks);
        _overviews.Dispose();
        _band.Dispose();
        Close(_dataset);
    }

    // GDAL's cache is one for all threads. One that needs room in it writes waiting blocks of any raster, under the
    // lock of that raster; but what changes the directories of a file (overviews, flushing, closing) takes no lock, and
    // a block written meanwhile lands in the wrong place. So none may wait by then.
    void FlushBlocks()
    {
        _overviews.FlushBlocks();
        _band.FlushCache();
    }

    unsafe void Write<T>(Window window, ReadOnlySpan<T> values, DataType type)
        where T : unmanaged
    {
        using var errors = new ErrorScope();
        try
        {
            fixed (T* start = values)
            {
                _band.WriteRaster(
                    window.Col, window.Row, window.Cols, window.Rows, (nint)start, window.Cols, window.Rows,
                    type, 0, 0);
            }

            ((CogOverviews<T>)_overviews).Add(window, values);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write {window}", _target, Advice, failure);
        }
    }
}
