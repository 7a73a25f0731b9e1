using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Outputs;
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
    internal static readonly Sentence Advice = $"free some space, or choose a folder you may write to.";

    readonly string _path;
    readonly string _cells;
    readonly string _whole;
    readonly GridDefinition _grid;
    readonly CogSettings _settings;
    CogScratch? _scratch;
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
        Prepare(path);
        try
        {
            _scratch = new CogScratch(_cells, _path, grid, settings);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Write(Window window, ReadOnlySpan<float> values)
    {
        var scratch = Require(window, values.Length);
        values = values[..(int)window.CellCount];
        if (_settings.CellType.IsLabel())
            WriteLabels(scratch, window, LabelCells.Of(values));
        else if (_settings.CellType == CellType.ExactQuantity)
            scratch.Write(window, Array.ConvertAll(values.ToArray(), value => (double)value));
        else
            scratch.Write(window, values);
    }

    /// <summary>Stores quantities in double precision, rounded to what the raster holds; NaN is NoData.</summary>
    public void Write(Window window, ReadOnlySpan<double> values)
    {
        var scratch = Require(window, values.Length);
        if (_settings.CellType.IsLabel()) throw new InvalidOperationException("the raster holds labels");
        values = values[..(int)window.CellCount];
        if (_settings.CellType == CellType.ExactQuantity)
        {
            scratch.Write(window, values);
            return;
        }

        var rounded = new float[values.Length];
        for (var i = 0; i < rounded.Length; i++) rounded[i] = (float)values[i];
        scratch.Write(window, rounded);
    }

    /// <summary>Stores labels that single precision cannot hold; <see cref="int.MinValue"/> is NoData.</summary>
    public void Write(Window window, ReadOnlySpan<int> labels)
    {
        var scratch = Require(window, labels.Length);
        if (!_settings.CellType.IsLabel()) throw new InvalidOperationException("the raster holds quantities");
        WriteLabels(scratch, window, labels[..(int)window.CellCount].ToArray());
    }

    public void Describe(string name, string value)
    {
        if (_scratch is null) throw new InvalidOperationException("a completed raster takes no more metadata");
        _scratch.Describe(name, value);
    }

    public void Complete(CancellationToken cancel)
    {
        if (_completed) return;
        ObjectDisposedException.ThrowIf(_scratch is null, this);
        using (var scratch = _scratch)
        {
            _scratch = null;
            scratch.Complete(cancel);
            using var cells = Open(_cells);
            WriteCog(cells, CogContent.Options(_settings, scratch.IsSmooth), cancel);
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
        _scratch?.Dispose();
        _scratch = null;
        Remove(_cells);
        if (!_committed) Remove(_whole);
        // GDAL builds overviews in files of their own beside the target.
        foreach (var leftover in new[] { ".ovr.tmp", ".msk.ovr.tmp", ".aux.xml" }) Remove(_whole + leftover);
    }

    void Prepare(string path) => Guard(() =>
    {
        OutputPlace.Require(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        ScratchFile.RemoveStale(_path);
    });

    CogScratch Require(Window window, int count)
    {
        if (_scratch is null) throw new InvalidOperationException("a completed raster takes no more tiles");
        if (window.IsEmpty || !_grid.Shape.Whole.Contains(window))
            throw new ArgumentException($"{window} is not in the grid");
        if (count < window.CellCount) throw new ArgumentException("fewer values than cells");
        return _scratch;
    }

    void WriteLabels(CogScratch scratch, Window window, int[] labels)
    {
        LabelCells.Encode(_settings.CellType, labels);
        scratch.Write(window, labels);
    }

    void WriteCog(Dataset cells, string[] options, CancellationToken cancel)
    {
        // 0 stops GDAL within one block of cells.
        Gdal.GDALProgressFuncDelegate goOn = (_, _, _) => cancel.IsCancellationRequested ? 0 : 1;
        using var errors = new ErrorScope();
        using var driver = Gdal.GetDriverByName("COG")!;
        Dataset? whole = null;
        ErrorScope.Attempt(() => whole = driver.CreateCopy(_whole, cells, 0, options, goOn, null));
        if (whole is not null) CogScratch.Close(whole);
        cancel.ThrowIfCancellationRequested();
        errors.ThrowIfReported($"finish writing it", _path, Advice);
        if (whole is null) throw errors.Failure($"finish writing it", _path, Advice);
    }

    Dataset Open(string scratch)
    {
        using var errors = new ErrorScope();
        try
        {
            return Gdal.OpenEx(scratch, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR), ["GTiff"], null, null)
                ?? throw errors.Failure($"finish writing it", _path, Advice);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"finish writing it", _path, Advice, failure);
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
                $"{_path}: cannot be written ({LibraryTexts.Of(refused)}); {Advice}", refused);
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
