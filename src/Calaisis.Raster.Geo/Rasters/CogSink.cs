using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Microsoft.Win32.SafeHandles;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Writes a cloud-optimised GeoTIFF: tiled, compressed, with overviews, whole or not at all. Tiles come in any order
/// and go to an uncompressed scratch file first; the bytes of the result depend on the values only, not on that order,
/// on tile sizes or on threads.
/// </summary>
public sealed class CogSink : ITileSink, ILabelSink
{
    const string Advice = "free some space, or choose a folder you may write to.";

    readonly string _path;
    readonly string _cells;
    readonly string _whole;
    readonly GridDefinition _grid;
    readonly CogSettings _settings;
    Dataset? _scratch;
    Band? _band;
    bool _completed;
    bool _committed;

    /// <summary>Starts a raster; its folder is made where it is missing.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    /// <exception cref="GdalException">The scratch file cannot be made.</exception>
    public CogSink(string path, GridDefinition grid, CogSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(settings);
        _path = Path.GetFullPath(path);
        _cells = ScratchFile.Beside(_path, "cells");
        _whole = ScratchFile.Beside(_path, "cog");
        _grid = grid;
        _settings = settings;
        Prepare();
        try
        {
            _scratch = CreateScratch();
            _band = _scratch.GetRasterBand(1)!;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Write(Window window, ReadOnlySpan<float> values)
    {
        Require(window, values.Length);
        if (_settings.CellType.IsLabel())
            WriteLabels(window, ToLabels(values[..(int)window.CellCount]));
        else
            WriteQuantities(window, values);
    }

    /// <summary>Stores quantities in double precision, rounded to what the raster holds; NaN is NoData.</summary>
    public void Write(Window window, ReadOnlySpan<double> values)
    {
        Require(window, values.Length);
        if (_settings.CellType.IsLabel()) throw new InvalidOperationException("the raster holds labels");
        WriteQuantities(window, values);
    }

    /// <summary>Stores labels that single precision cannot hold; <see cref="int.MinValue"/> is NoData.</summary>
    public void Write(Window window, ReadOnlySpan<int> labels)
    {
        Require(window, labels.Length);
        if (!_settings.CellType.IsLabel()) throw new InvalidOperationException("the raster holds quantities");
        WriteLabels(window, labels.ToArray());
    }

    public void Describe(string name, string value)
    {
        if (_scratch is null) throw new InvalidOperationException("a completed raster takes no more metadata");
        _scratch.SetMetadataItem(name, value, "");
    }

    public void Complete(CancellationToken cancel)
    {
        if (_completed) return;
        ObjectDisposedException.ThrowIf(_scratch is null, this);
        BuildOverviews(cancel);
        // Closing what was written first: a disk that is full may say so only now.
        CloseScratch();
        using (var cells = Open(_cells))
        {
            WriteCog(cells, cancel);
        }

        FlushToDisk(_whole);
        File.Delete(_cells);
        _completed = true;
    }

    public void Commit()
    {
        if (!_completed) throw new InvalidOperationException("a raster is completed before it is committed");
        if (_committed) return;
        Guard(() => File.Move(_whole, _path, overwrite: true));
        _committed = true;
    }

    public void Dispose()
    {
        if (_scratch is { } scratch)
        {
            using var errors = new ErrorScope();
            ErrorScope.Attempt(scratch.Dispose);
            ErrorScope.Attempt(() => Gdal.GetDriverCount());
            _scratch = null;
            _band = null;
        }

        Remove(_cells);
        if (!_committed) Remove(_whole);
        // GDAL builds overviews in files of their own beside the target.
        foreach (var leftover in new[] { ".ovr.tmp", ".msk.ovr.tmp", ".aux.xml" }) Remove(_whole + leftover);
    }

    void Prepare() => Guard(() =>
    {
        if (Directory.Exists(_path)) throw new IOException("a folder has that name");
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        ScratchFile.RemoveStale(_path);
    });

    Dataset CreateScratch()
    {
        using var errors = new ErrorScope();
        try
        {
            using var driver = Gdal.GetDriverByName("GTiff")!;
            var scratch = driver.Create(
                _cells, _grid.Shape.Cols, _grid.Shape.Rows, 1, _settings.CellType.ToGdal(),
                ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"]);
            if (scratch is null) throw errors.Failure("create its scratch file", _path, Advice);
            CogContent.Describe(scratch, _grid, _settings);
            return scratch;
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure("create its scratch file", _path, Advice, failure);
        }
    }

    void Require(Window window, int count)
    {
        if (_band is null) throw new InvalidOperationException("a completed raster takes no more tiles");
        if (window.IsEmpty || !_grid.Shape.Whole.Contains(window))
            throw new ArgumentException($"{window} is not in the grid");
        if (count < window.CellCount) throw new ArgumentException("fewer values than cells");
    }

    unsafe void WriteQuantities(Window window, ReadOnlySpan<float> values)
    {
        fixed (float* start = values) Transfer(window, (nint)start, DataType.GDT_Float32);
    }

    unsafe void WriteQuantities(Window window, ReadOnlySpan<double> values)
    {
        fixed (double* start = values) Transfer(window, (nint)start, DataType.GDT_Float64);
    }

    unsafe void WriteLabels(Window window, int[] labels)
    {
        var noData = (int)_settings.CellType.NoData();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == int.MinValue)
                labels[i] = noData;
            else if (!_settings.CellType.Holds(labels[i]))
                throw new ArgumentException($"label {labels[i]} does not fit in a cell of type {_settings.CellType}");
        }

        fixed (int* start = labels) Transfer(window, (nint)start, DataType.GDT_Int32);
    }

    static int[] ToLabels(ReadOnlySpan<float> values)
    {
        var labels = new int[values.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = float.IsNaN(values[i]) ? int.MinValue : (int)values[i];
            if (labels[i] != values[i] && !float.IsNaN(values[i]))
                throw new ArgumentException($"{values[i]} is no label");
        }

        return labels;
    }

    void Transfer(Window window, nint values, DataType type)
    {
        using var errors = new ErrorScope();
        try
        {
            _band!.WriteRaster(
                window.Col, window.Row, window.Cols, window.Rows, values, window.Cols, window.Rows, type, 0, 0);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write {window}", _path, Advice, failure);
        }
    }

    // The COG driver would compress the overviews for itself, only to read them back and compress them again: a third of
    // its time.
    void BuildOverviews(CancellationToken cancel)
    {
        var levels = CogContent.OverviewLevels(_grid.Shape);
        if (levels.Length == 0) return;
        Gdal.GDALProgressFuncDelegate goOn = (_, _, _) => cancel.IsCancellationRequested ? 0 : 1;
        using var errors = new ErrorScope();
        ErrorScope.Attempt(() =>
            _scratch!.BuildOverviews(CogContent.OverviewResampling(_settings), levels, goOn, null));
        cancel.ThrowIfCancellationRequested();
        errors.ThrowIfReported("finish writing it", _path, Advice);
    }

    void CloseScratch()
    {
        var scratch = _scratch!;
        _scratch = null;
        _band = null;
        using var errors = new ErrorScope();
        ErrorScope.Attempt(() => scratch.FlushCache());
        Close(scratch);
        errors.ThrowIfReported("finish writing it", _path, Advice);
    }

    void WriteCog(Dataset cells, CancellationToken cancel)
    {
        // 0 stops GDAL within one block of cells.
        Gdal.GDALProgressFuncDelegate goOn = (_, _, _) => cancel.IsCancellationRequested ? 0 : 1;
        using var errors = new ErrorScope();
        using var driver = Gdal.GetDriverByName("COG")!;
        Dataset? whole = null;
        ErrorScope.Attempt(() =>
            whole = driver.CreateCopy(_whole, cells, 0, CogContent.Options(_settings), goOn, null));
        if (whole is not null) Close(whole);
        cancel.ThrowIfCancellationRequested();
        errors.ThrowIfReported("finish writing it", _path, Advice);
        if (whole is null) throw errors.Failure("finish writing it", _path, Advice);
    }

    // The failure of a close arrives as an exception of the next call, whatever that is.
    static void Close(Dataset dataset)
    {
        ErrorScope.Attempt(dataset.Dispose);
        ErrorScope.Attempt(() => Gdal.GetDriverCount());
    }

    Dataset Open(string scratch)
    {
        using var errors = new ErrorScope();
        try
        {
            return Gdal.OpenEx(scratch, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR), ["GTiff"], null, null)
                ?? throw errors.Failure("finish writing it", _path, Advice);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure("finish writing it", _path, Advice, failure);
        }
    }

    void FlushToDisk(string file) => Guard(() =>
    {
        using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    });

    void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"{_path}: cannot be written ({refused.Message.TrimEnd('.')}); {Advice}", refused);
        }
    }

    static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Hidden, and removed by the next writer of the same raster.
            return;
        }
    }
}
