using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Outputs;
using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Writes a cloud-optimised GeoTIFF: tiled, compressed, with overviews, whole or not at all. Windows come in any order
/// and from any thread, each cell once; the bytes of the result depend on the values only, not on that order, on the
/// sizes of windows, on threads or memory. Blocks without data are left out.
/// </summary>
/// <remarks>Thread rule: several callers may write at once; everything else is for one at a time.</remarks>
public sealed class CogSink : ITileSink, ILabelSink
{
    internal static readonly Sentence Advice = $"free some space, or choose a folder you may write to.";

    readonly string _path;
    readonly string _whole;
    readonly GridDefinition _grid;
    readonly List<string> _scratch = [];
    readonly CogCells _cells;
    readonly SafeFileHandle _file;
    CogSettings _settings;
    bool _isClosed;
    bool _completed;
    bool _committed;

    /// <summary>Starts a raster; its folder is made where it is missing.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    public CogSink(string path, GridDefinition grid, CogSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(settings);
        _path = Path.GetFullPath(path);
        _whole = ScratchFile.Beside(_path, "cog");
        _grid = grid;
        _settings = settings;
        _file = Guard(() =>
        {
            OutputPlace.Require(path);
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            ScratchFile.RemoveStale(_path);
            return File.OpenHandle(_whole, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        });
        _cells = CogCells.Begin(grid, settings, Scratch);
    }

    /// <inheritdoc/>
    public void Write(Window window, ReadOnlySpan<float> values)
    {
        values = Require(window, values);
        switch (_cells)
        {
            case CogPyramid<float> cells:
                Add(cells, window, values, CellOperations.Same);
                break;
            case CogPyramid<double> cells:
                Add(cells, window, values, CellOperations.Widen);
                break;
            default:
                WriteLabels(window, LabelCells.Of(values));
                break;
        }
    }

    /// <summary>Stores quantities in double precision, rounded to what the raster holds; NaN is NoData.</summary>
    public void Write(Window window, ReadOnlySpan<double> values)
    {
        values = Require(window, values);
        switch (_cells)
        {
            case CogPyramid<float> cells:
                Add(cells, window, values, CellOperations.Round);
                break;
            case CogPyramid<double> cells:
                Add(cells, window, values, CellOperations.Same);
                break;
            default:
                throw new InvalidOperationException("the raster holds labels");
        }
    }

    /// <summary>Stores labels that single precision cannot hold; <see cref="int.MinValue"/> is NoData.</summary>
    public void Write(Window window, ReadOnlySpan<int> labels) => WriteLabels(window, Require(window, labels));

    /// <inheritdoc/>
    public void Describe(string name, string value)
    {
        if (_isClosed) throw new InvalidOperationException("a completed raster takes no more metadata");
        _settings = _settings with
        {
            Metadata = new Dictionary<string, string>(_settings.Metadata) { [name] = value },
        };
    }

    /// <inheritdoc/>
    public void Complete(CancellationToken cancel)
    {
        if (_completed) return;
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _isClosed = true;
        Guard(() =>
        {
            var tiles = _cells.Complete(cancel);
            var tags = CogTags.Of(Scratch("head"), _path, _grid, _settings, _cells.Range);
            CogFile.Write(_file, tiles, tags, _settings, cancel);
            RandomAccess.FlushToDisk(_file);
            _file.Dispose();
        });
        RemoveScratch();
        _completed = true;
    }

    /// <inheritdoc/>
    public void Commit()
    {
        if (!_completed) throw new InvalidOperationException("a raster is completed before it is committed");
        if (_committed) return;
        Guard(() => File.Move(_whole, _path, overwrite: true));
        _committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        RemoveScratch();
        _isClosed = true;
        _file.Dispose();
        if (!_committed) Remove(_whole);
    }

    void RemoveScratch()
    {
        _cells.Dispose();
        foreach (var file in _scratch) Remove(file);
        _scratch.Clear();
    }

    string Scratch(string purpose)
    {
        var path = ScratchFile.Beside(_path, purpose);
        _scratch.Add(path);
        return path;
    }

    ReadOnlySpan<T> Require<T>(Window window, ReadOnlySpan<T> values)
    {
        if (_isClosed) throw new InvalidOperationException("a completed raster takes no more tiles");
        if (window.IsEmpty || !_grid.Shape.Whole.Contains(window))
            throw new ArgumentException($"{window} is not in the grid");
        if (values.Length < window.CellCount) throw new ArgumentException("fewer values than cells");
        return values[..(int)window.CellCount];
    }

    void WriteLabels(Window window, ReadOnlySpan<int> labels)
    {
        switch (_cells)
        {
            case CogPyramid<int> cells:
                Add(cells, window, labels, CellOperations.Same);
                break;
            case CogPyramid<byte> cells:
                Add(cells, window, labels, LabelCells.Shorten);
                break;
            default:
                throw new InvalidOperationException("the raster holds quantities");
        }
    }

    void Add<TFrom, TTo>(
        CogPyramid<TTo> cells, Window window, ReadOnlySpan<TFrom> values, RowConversion<TFrom, TTo> convert)
        where TTo : unmanaged, IEquatable<TTo>
    {
        try
        {
            cells.Add(window, values, convert);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Refused(refused);
        }
    }

    void Guard(Action step) => Guard(() =>
    {
        step();
        return true;
    });

    T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Refused(refused);
        }
    }

    OutputException Refused(Exception refused) => new(
        $"{_path}: cannot be written ({LibraryTexts.Of(refused)}); {Advice}", refused);

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
