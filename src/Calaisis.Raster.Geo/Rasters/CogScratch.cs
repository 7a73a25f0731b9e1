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
    const string Advice = CogSink.Advice;

    readonly string _target;
    readonly CogSettings _settings;
    readonly Shape _shape;
    readonly DistinctValues _values = new();
    readonly WrittenRange _range = new();
    readonly Dataset _dataset;
    readonly Band _band;
    readonly CogOverviews? _overviews;
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
        _shape = grid.Shape;
        using var errors = new ErrorScope();
        Dataset? dataset = null;
        try
        {
            using var driver = Gdal.GetDriverByName("GTiff")!;
            dataset = driver.Create(
                path, _shape.Cols, _shape.Rows, 1, settings.CellType.ToGdal(),
                ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"]);
            _dataset = dataset ?? throw errors.Failure("create its scratch file", target, Advice);
            CogContent.Describe(dataset, grid, settings);
            _band = dataset.GetRasterBand(1)!;
            if (settings.CellType == CellType.Quantity) _overviews = new CogOverviews(dataset, _band, _shape);
        }
        catch (ApplicationException failure)
        {
            var fault = errors.Failure("create its scratch file", target, Advice, failure);
            if (dataset is not null) Close(dataset);
            throw fault;
        }
    }

    /// <summary>Whether neighbouring cells are worth predicting from each other: numbers that vary are, classes are not.</summary>
    internal bool IsSmooth => _overviews is null || !_values.AreFew;

    internal void Describe(string name, string value) => _dataset.SetMetadataItem(name, value, "");

    internal unsafe void Write(Window window, ReadOnlySpan<float> values)
    {
        if (_overviews is not null) _values.Add(values);
        _range.Add(values);
        using var errors = new ErrorScope();
        try
        {
            fixed (float* start = values) Transfer(window, (nint)start, DataType.GDT_Float32);
            _overviews?.Add(window, values);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write {window}", _target, Advice, failure);
        }
    }

    internal unsafe void Write(Window window, ReadOnlySpan<double> values)
    {
        _range.Add(values);
        using var errors = new ErrorScope();
        try
        {
            fixed (double* start = values) Transfer(window, (nint)start, DataType.GDT_Float64);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write {window}", _target, Advice, failure);
        }
    }

    internal unsafe void Write(Window window, ReadOnlySpan<int> labels)
    {
        _range.Add(labels, (int)_settings.CellType.NoData());
        using var errors = new ErrorScope();
        try
        {
            fixed (int* start = labels) Transfer(window, (nint)start, DataType.GDT_Int32);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write {window}", _target, Advice, failure);
        }
    }

    /// <summary>Adds the overviews and closes the file: a disk that is full may say so only now.</summary>
    internal void Complete(CancellationToken cancel)
    {
        using var errors = new ErrorScope();
        ErrorScope.Attempt(() => BuildOverviews(cancel));
        cancel.ThrowIfCancellationRequested();
        errors.ThrowIfReported("finish writing it", _target, Advice);
        ErrorScope.Attempt(FlushBlocks);
        ErrorScope.Attempt(() => _range.Describe(_band));
        ErrorScope.Attempt(() => _dataset.FlushCache());
        Close();
        errors.ThrowIfReported("finish writing it", _target, Advice);
    }

    public void Dispose()
    {
        using var errors = new ErrorScope();
        Close();
    }

    /// <summary>Closes a dataset: the failure of a close arrives as an exception of the next call, whatever that is.</summary>
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
        _overviews?.Dispose();
        _band.Dispose();
        Close(_dataset);
    }

    // The COG driver would compress the overviews for itself, only to read them back and compress them again: a third of
    // its time.
    void BuildOverviews(CancellationToken cancel)
    {
        if (_overviews is not null)
        {
            _overviews.Complete(cancel);
            return;
        }

        FlushBlocks();
        var levels = CogContent.OverviewLevels(_shape);
        Gdal.GDALProgressFuncDelegate goOn = (_, _, _) => cancel.IsCancellationRequested ? 0 : 1;
        if (levels.Length > 0) _dataset.BuildOverviews(CogContent.OverviewResampling(_settings), levels, goOn, null);
        for (var level = 0; level < levels.Length; level++)
        {
            using var overview = _band.GetOverview(level)!;
            overview.FlushCache();
        }
    }

    // GDAL's cache is one for all threads. One that needs room in it writes waiting blocks of any raster, under the lock of that
    // raster; but what changes the directories of a file (overviews, flushing, closing) takes no lock, and a block written
    // meanwhile lands in the wrong place. So none may wait by then.
    void FlushBlocks()
    {
        _overviews?.FlushBlocks();
        _band.FlushCache();
    }

    void Transfer(Window window, nint values, DataType type) => _band.WriteRaster(
        window.Col, window.Row, window.Cols, window.Rows, values, window.Cols, window.Rows, type, 0, 0);
}
