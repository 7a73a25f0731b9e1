using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>A finished cost distance, to be read window by window. Holds the tiles (memory or scratch file) until disposed.</summary>
/// <remarks>Thread rule: one reader at a time.</remarks>
public sealed class CostSurface : IDisposable
{
    readonly TileGrid _grid;
    readonly CostDistanceSettings _settings;
    readonly ITileStore _store;
    readonly ICostSources _sources;

    internal CostSurface(
        TileGrid grid, CostDistanceSettings settings, ITileStore store, ICostSources sources, long sourceCells)
    {
        _grid = grid;
        _settings = settings;
        _store = store;
        _sources = sources;
        SourceCellCount = sourceCells;
    }

    public Shape Shape => _grid.Shape;

    /// <summary>How many cells are sources; with none, no cell is reached.</summary>
    public long SourceCellCount { get; }

    /// <summary>Fills <paramref name="costs"/> (row-major) with accumulated costs; NaN where no source reaches.</summary>
    public unsafe void Read(Window window, Span<double> costs)
    {
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
                for (var col = 0; col < to.Length; col++) to[col] = from[col] < _settings.Unreached ? from[col] : double.NaN;
            }

            _store.Release(tile, changed: false);
        }
    }

    public void Dispose() => _store.Dispose();
}
