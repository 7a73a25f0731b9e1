using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Fills the tiles with resistances and start costs, several tiles at each reading, and refuses what is wrong.
/// </summary>
sealed class TileLaying(
    ITileSource resistance, ICostSources sources, TileGrid grid, CostDistanceSettings settings, ITileStore store)
{
    const int NamedAtMost = 5;

    readonly TileLayout _readings = new(
        grid.Shape,
        Math.Max(1, 512 / grid.Frame.Cells) * grid.Frame.Cells,
        Math.Max(1, 512 / grid.Frame.Cells) * grid.Frame.Cells);

    readonly List<SourceCell> _impassable = [];
    readonly Lock _gate = new();
    long _firstFaulty = long.MaxValue;
    RasterException? _fault;
    long _next;

    /// <summary>The lowest start cost in each tile; +Infinity where it has no source.</summary>
    public double[] Lowest { get; } = new double[grid.Count];

    public long SourceCells { get; private set; }

    public void Run(CancellationToken token)
    {
        Crew.Run(Math.Min(settings.Workers, _readings.Count), () => Work(token));
        if (_fault is not null) throw _fault;
        if (_impassable.Count > 0) throw SourcesOnBarriers();
    }

    void Work(CancellationToken token)
    {
        var whole = _readings[0];
        var halo = grid.Frame.Halo;
        var values = new float[(whole.Rows + (2 * halo)) * (whole.Cols + (2 * halo))];
        var labels = new int[whole.CellCount];
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var reading = Interlocked.Increment(ref _next) - 1;
            if (reading >= _readings.Count || reading > Interlocked.Read(ref _firstFaulty)) return;
            try
            {
                Lay(_readings[reading], values, labels);
            }
            catch (RasterException fault)
            {
                lock (_gate)
                {
                    if (reading < _firstFaulty) (_firstFaulty, _fault) = (reading, fault);
                }
            }
        }
    }

    void Lay(Window cells, float[] values, int[] labels)
    {
        var inside = cells.Grow(grid.Frame.Halo).Intersect(grid.Shape.Whole);
        var read = values.AsSpan(0, inside.Rows * inside.Cols);
        resistance.Read(inside, read);
        Resistances.Check(resistance.Name, inside, read);
        sources.Read(cells, labels);
        foreach (var tile in grid.TilesIn(cells))
        {
            var block = store.Acquire(tile);
            LayResistance(block, grid.Layout[tile], inside, read);
            Lowest[tile] = LaySources(block, grid.Layout[tile], cells, labels);
            store.Release(tile, double.IsPositiveInfinity(Lowest[tile]) ? TileChange.Laid : TileChange.Seeded);
        }
    }

    unsafe void LayResistance(TileBlock block, Window tile, Window inside, ReadOnlySpan<float> values)
    {
        var frame = grid.Frame;
        new Span<float>(block.Resistance, frame.Length).Fill(float.PositiveInfinity);
        var part = tile.Grow(frame.Halo).Intersect(inside);
        for (var row = part.Row; row < part.EndRow; row++)
        {
            values.Slice(((row - inside.Row) * inside.Cols) + part.Col - inside.Col, part.Cols).CopyTo(
                new Span<float>(block.Resistance + frame.At(row - tile.Row, part.Col - tile.Col), part.Cols));
        }
    }

    unsafe double LaySources(TileBlock block, Window tile, Window cells, ReadOnlySpan<int> labels)
    {
        new Span<double>(block.Cost, grid.Frame.Length).Fill(settings.Unreached);
        if (block.Label is not null) new Span<int>(block.Label, grid.Frame.Cells * grid.Frame.Cells).Clear();
        var lowest = double.PositiveInfinity;
        var count = 0;
        for (var row = 0; row < tile.Rows; row++)
        {
            var line = labels.Slice(((tile.Row + row - cells.Row) * cells.Cols) + tile.Col - cells.Col, tile.Cols);
            for (var col = line.IndexOfAnyExcept(0); col >= 0 && col < tile.Cols; col++)
            {
                if (line[col] == 0) continue;
                count++;
                var at = grid.Frame.At(row, col);
                if (float.IsPositiveInfinity(block.Resistance[at]))
                {
                    NoteImpassable(new SourceCell(new Cell(tile.Row + row, tile.Col + col), line[col]));
                    continue;
                }

                var start = sources.StartCost(line[col]);
                if (start > settings.MaxCost) continue;
                block.Cost[at] = start;
                if (block.Label is not null) block.Label[(row * grid.Frame.Cells) + col] = line[col];
                lowest = Math.Min(lowest, start);
            }
        }

        lock (_gate) SourceCells += count;
        return lowest;
    }

    void NoteImpassable(SourceCell source)
    {
        lock (_gate) _impassable.Add(source);
    }

    RasterException SourcesOnBarriers()
    {
        var named = _impassable.OrderBy(source => source.Cell.Row).ThenBy(source => source.Cell.Col).Take(NamedAtMost)
            .Select(source => (Sentence)$"source {source.Label} ({source.Cell})");
        var more = _impassable.Count > NamedAtMost ? $" and {_impassable.Count - NamedAtMost} more" : Sentence.Empty;
        return new RasterException(
            $"sources '{sources.Name}': found cells on NoData or a barrier of the "
            + $"resistance '{resistance.Name}', where "
            + $"nothing can start: {Sentence.Join(", ", named)}{more}; move these sources or give the cells a "
            + $"resistance");
    }
}
