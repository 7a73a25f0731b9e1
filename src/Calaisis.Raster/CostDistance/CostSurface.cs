using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance.Allocation;
using Calaisis.Raster.CostDistance.Schedule;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// A finished cost distance, to be read window by window: accumulated costs, and on demand the allocation, back-links
/// and paths that follow from them. Holds the tiles (memory or scratch file) until disposed.
/// </summary>
/// <remarks>Thread rule: one reader at a time, but for <see cref="Read"/>.</remarks>
public sealed class CostSurface : ICostAllocation, IDisposable
{
    readonly TileGrid _grid;
    readonly CostDistanceSettings _settings;
    readonly ITileStore _store;
    readonly TileRegions _regions;
    readonly ICostSources _sources;
    readonly double[] _lowestStarts;
    readonly Tracing _tracing;
    bool _halosFinal;
    bool _allocated;

    internal CostSurface(
        TileGrid grid, CostDistanceSettings settings, ITileStore store, TileRegions regions, ICostSources sources,
        TileLaying laying)
    {
        _grid = grid;
        _settings = settings;
        _store = store;
        _regions = regions;
        _sources = sources;
        _lowestStarts = laying.Lowest;
        SourceCellCount = laying.SourceCells;
        _tracing = new Tracing(grid, settings, store, sources);
    }

    public Shape Shape => _grid.Shape;

    /// <summary>How many cells are sources; with none, no cell is reached.</summary>
    public long SourceCellCount { get; }

    /// <summary>
    /// Fills <paramref name="costs"/> (row-major) with accumulated costs; NaN where no source reaches. Windows that
    /// share no tile may be read at once.
    /// </summary>
    public unsafe void Read(Window window, Span<double> costs)
    {
        Require(window);
        var unreached = _settings.Unreached;
        foreach (var tile in _grid.TilesIn(window))
        {
            var cells = _grid.Layout[tile];
            var part = cells.Intersect(window);
            var block = _store.Acquire(tile);
            for (var row = part.Row; row < part.EndRow; row++)
            {
                var from = new ReadOnlySpan<double>(
                    block.Cost + _grid.Frame.At(row - cells.Row, part.Col - cells.Col), part.Cols);
                var to = costs.Slice(((row - window.Row) * window.Cols) + part.Col - window.Col, part.Cols);
                Copy(from, to, unreached);
            }

            _store.Release(tile, TileChange.None);
        }
    }

    /// <summary>
    /// Fills <paramref name="labels"/> (row-major) with the label of the source each cell belongs to: of all sources at
    /// exactly the cell's cost the lowest; 0 where no source reaches. The first call works it out for the whole raster.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings did not ask to keep the allocation.</exception>
    public unsafe void ReadAllocation(Window window, Span<int> labels, CancellationToken token = default)
    {
        Require(window);
        Allocate(token);
        foreach (var tile in _grid.TilesIn(window))
        {
            var cells = _grid.Layout[tile];
            var part = cells.Intersect(window);
            var block = _store.Acquire(tile);
            for (var row = part.Row; row < part.EndRow; row++)
            {
                var from = ((row - cells.Row) * _grid.Frame.Cells) + part.Col - cells.Col;
                new ReadOnlySpan<int>(block.Label + from, part.Cols)
                    .CopyTo(labels[(((row - window.Row) * window.Cols) + part.Col - window.Col)..]);
            }

            _store.Release(tile, TileChange.None);
        }
    }

    /// <summary>Fills <paramref name="codes"/> (row-major) with <see cref="BackLink"/> codes.</summary>
    public void ReadBackLinks(Window window, Span<byte> codes, CancellationToken token = default)
    {
        Require(window);
        FinishHalos(token);
        var labels = new int[_grid.Frame.Cells * _grid.Frame.Cells];
        foreach (var tile in _grid.TilesIn(window)) _tracing.Read(tile, window, codes, labels);
    }

    /// <summary>The accumulated cost of one cell; NaN where no source reaches.</summary>
    public double CostAt(Cell cell) => _tracing.CostAt(Require(cell));

    /// <summary>
    /// The cells of the least-cost path from a cell to the source it belongs to, both ends included; empty where no
    /// source reaches. A knight's move appears as its two ends.
    /// </summary>
    public IReadOnlyList<Cell> PathFrom(Cell cell, CancellationToken token = default)
    {
        Require(cell);
        FinishHalos(token);
        var path = new List<Cell>();
        for (var code = _tracing.At(cell); code != BackLink.Unreached; code = _tracing.At(cell))
        {
            token.ThrowIfCancellationRequested();
            path.Add(cell);
            if (code == BackLink.Source) break;
            cell = new Cell(cell.Row + BackLink.Down(code), cell.Col + BackLink.Right(code));
        }

        return path;
    }

    /// <summary>Runs a job on as many threads as searched; the first failure is thrown again.</summary>
    public void AtOnce(Action job) => Crew.Run(_settings.Workers, job);

    public void Dispose() => _store.Dispose();

    static void Copy(ReadOnlySpan<double> from, Span<double> to, double unreached)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(from);
        var copies = MemoryMarshal.Cast<double, Vector<double>>(to);
        var (none, bound) = (new Vector<double>(double.NaN), new Vector<double>(unreached));
        for (var i = 0; i < copies.Length; i++)
            copies[i] = Vector.ConditionalSelect(Vector.LessThan(vectors[i], bound), vectors[i], none);
        for (var i = copies.Length * Vector<double>.Count; i < to.Length; i++)
            to[i] = from[i] < unreached ? from[i] : double.NaN;
    }

    void Allocate(CancellationToken token)
    {
        if (_allocated) return;
        if (!_settings.KeepAllocation)
            throw new InvalidOperationException("the settings did not ask to keep the allocation");
        FinishHalos(token);
        new LabelSearch(_grid, _settings, _store, _regions, _sources).Run(_lowestStarts, token);
        _allocated = true;
    }

    void FinishHalos(CancellationToken token)
    {
        if (_halosFinal) return;
        new HaloRefresh(_grid, _store).Run(_settings.Workers, token);
        _halosFinal = true;
    }

    void Require(Window window)
    {
        if (window.IsEmpty || !Shape.Whole.Contains(window))
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, $"lies outside the raster of {Shape}");
        }
    }

    Cell Require(Cell cell) =>
        Shape.Contains(cell) ? cell : throw new ArgumentOutOfRangeException(
            nameof(cell), cell, $"lies outside {Shape}");
}
