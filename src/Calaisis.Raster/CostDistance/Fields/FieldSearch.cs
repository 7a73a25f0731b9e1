using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.CostDistance.Schedule;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// Searches out from one set of cells after the other, tile by tile with the solver's kernels, and only where the cost
/// plus a floor stays within a limit. Costs are the same, bit for bit, as those of <see cref="CostDistanceSolver"/>.
/// </summary>
/// <remarks>
/// The floor of a cell is what the rest of any way over it costs at least: D(x), the cost to the nearest of all sources,
/// rounded down to single precision. What is wanted are the cells with a(x) + D(x) &lt;= limit, where a is the cost out
/// from the set. Pruning by it is exact. On a best way to such a cell every earlier cell y has D(y) &lt;= D(x) + cost(x, y),
/// so a(y) + D(y) &lt;= a(x) + D(x): the whole way is wanted.
/// A cell begins with limit - D(x) as its cost, so nothing above that is ever stored or sent, at no price to the kernels.
/// These beginnings are no costs, but they do no harm: a neighbour y of x begins with at most limit - D(x) + step, because
/// D(y) >= D(x) - step, so a step out from a beginning lowers nothing. That holds but for rounding, of D to single
/// precision (2^-23 of it) and of sums of n steps (n * 2^-53 of them). So the search works with a limit wider by 2^-19 and
/// keeps what lies within 2^-20: between the two there is room for a thousand million steps of rounding, and every cost
/// kept is a true one.
/// Thread rule: one worker's own.
/// </remarks>
sealed unsafe class FieldSearch : IDisposable
{
    const double SearchMargin = 1 + (1.0 / (1 << 19));
    const double KeepMargin = 1 + (1.0 / (1 << 20));

    // The least number above 0: where a step can never help. Costs of 0 alone lie below it.
    const double Nothing = double.Epsilon;

    readonly TileGrid _grid;
    readonly ResistanceRaster _raster;
    readonly float[] _floor;
    readonly PagePool _pages;
    readonly ITileKernel _kernel;
    readonly BorderInboxes _inboxes;
    readonly BlockSlabs _blocks;
    readonly float* _resistance;
    readonly double[] _strip;
    readonly double[] _due;
    readonly TileHeap _heap;
    readonly int[] _slotOf;
    readonly List<int> _tiles = [];
    readonly List<bool> _visited = [];

    public FieldSearch(
        TileGrid grid, ResistanceRaster raster, float[] floor, CostDistanceSettings settings, PagePool pages)
    {
        _grid = grid;
        _raster = raster;
        _floor = floor;
        _pages = pages;
        // With a greatest cost of 0 the kernel takes cells of cost 0, and no others, for seeds.
        _kernel = TileKernels.Create(grid.Frame, settings with { MaxCost = 0 });
        _inboxes = new BorderInboxes(grid.Frame, grid.Count);
        _blocks = new BlockSlabs(grid.Count, (((long)grid.Frame.Length * sizeof(double)) + 63) / 64 * 64);
        _resistance = (float*)NativeMemory.AlignedAlloc((nuint)grid.Frame.Length * sizeof(float), 64);
        _strip = new double[grid.Frame.Halo * grid.Frame.Cells];
        _due = new double[grid.Count];
        _due.AsSpan().Fill(double.PositiveInfinity);
        _heap = new TileHeap(_due);
        _slotOf = new int[grid.Count];
        _slotOf.AsSpan().Fill(-1);
    }

    /// <summary>Tiles visited so far, by all searches.</summary>
    public long Visits { get; private set; }

    /// <summary>Searches out from passable cells, which have a floor of 0.</summary>
    public CostField Run(ReadOnlySpan<CellRun> starts, double limit, CancellationToken token)
    {
        foreach (var run in starts) Begin(run, limit);
        while (_heap.Count > 0)
        {
            token.ThrowIfCancellationRequested();
            Visit(limit);
        }

        return Collect(limit);
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _blocks.Dispose();
        NativeMemory.AlignedFree(_resistance);
    }

    void Begin(CellRun run, double limit)
    {
        var cells = _grid.Frame.Cells;
        for (var col = run.Col; col < run.EndCol;)
        {
            var end = Math.Min(run.EndCol, ((col / cells) + 1) * cells);
            var tile = _grid.TileOf(new Cell(run.Row, col));
            var block = BlockOf(tile, limit);
            new Span<double>(block + _grid.Frame.At(run.Row % cells, col % cells), end - col).Clear();
            Raise(tile, 0);
            col = end;
        }
    }

    void Visit(double limit)
    {
        var tile = _heap.TakeFirst();
        _due[tile] = double.PositiveInfinity;
        Visits++;
        var block = BlockOf(tile, limit);
        LayResistance(_grid.Layout[tile]);
        _kernel.Begin(new TileBlock(block, null, _resistance));
        if (!_visited[_slotOf[tile]]) _kernel.MarkSeeds();
        _visited[_slotOf[tile]] = true;
        _inboxes.Deliver(tile, _kernel);
        _kernel.Run();
        for (var side = Side.North; side <= Side.SouthEast; side++) Tell(tile, side);
    }

    void Tell(int tile, Side side)
    {
        var lowest = _kernel.LowestBeyond(side);
        if (double.IsPositiveInfinity(lowest) || !_kernel.HasNews(side)) return;
        var neighbour = _grid.Neighbour(tile, side);
        if (neighbour < 0) return;
        var length = BorderStrips.Length(_grid.Frame, side);
        _kernel.CopyStrip(side, _strip);
        _inboxes.Merge(new BorderMessage(neighbour, BorderStrips.Opposite(side), _strip.AsMemory(0, length), lowest));
        Raise(neighbour, lowest);
    }

    void Raise(int tile, double lowest)
    {
        if (lowest >= _due[tile]) return;
        _due[tile] = lowest;
        _heap.Raise(tile);
    }

    double* BlockOf(int tile, double limit)
    {
        ref var slot = ref _slotOf[tile];
        if (slot >= 0) return (double*)_blocks[slot];
        slot = _tiles.Count;
        _tiles.Add(tile);
        _visited.Add(false);
        var block = (double*)_blocks[slot];
        LayBeginnings(block, _grid.Layout[tile], limit * SearchMargin);
        return block;
    }

    void LayBeginnings(double* block, Window tile, double limit)
    {
        var frame = _grid.Frame;
        new Span<double>(block, frame.Length).Fill(Nothing);
        var part = tile.Grow(frame.Halo).Intersect(_grid.Shape.Whole);
        var (limits, nothing) = (Vector512.Create(limit), Vector512.Create(Nothing));
        fixed (float* floors = _floor)
        {
            for (var row = part.Row; row < part.EndRow; row++)
            {
                var floor = floors + ((long)row * _grid.Shape.Cols) + part.Col;
                var cost = block + frame.At(row - tile.Row, part.Col - tile.Col);
                var col = 0;
                for (; col + 8 <= part.Cols; col += 8)
                {
                    Vector512.Store(Vector512.MaxNative(limits - Lanes.Resistances(floor + col), nothing), cost + col);
                }

                for (; col < part.Cols; col++) cost[col] = Math.Max(limit - floor[col], Nothing);
            }
        }
    }

    void LayResistance(Window tile)
    {
        var frame = _grid.Frame;
        var around = tile with { Rows = frame.Cells, Cols = frame.Cells };
        var part = around.Grow(frame.Halo).Intersect(_grid.Shape.Whole);
        if (part != around.Grow(frame.Halo)) new Span<float>(_resistance, frame.Length).Fill(float.PositiveInfinity);
        for (var row = part.Row; row < part.EndRow; row++)
        {
            new ReadOnlySpan<float>(_raster.At(row, part.Col), part.Cols).CopyTo(
                new Span<float>(_resistance + frame.At(row - tile.Row, part.Col - tile.Col), part.Cols));
        }
    }

    /// <summary>Copies what was found into pages and forgets the search.</summary>
    CostField Collect(double limit)
    {
        var order = new int[_tiles.Count];
        for (var slot = 0; slot < order.Length; slot++) order[slot] = slot;
        Array.Sort(_tiles.ToArray(), order);
        var (tiles, pages) = (new List<int>(order.Length), new List<double[]>(order.Length));
        foreach (var slot in order)
        {
            var page = _pages.Rent();
            if (Keep((double*)_blocks[slot], _grid.Layout[_tiles[slot]], limit * KeepMargin, page))
            {
                tiles.Add(_tiles[slot]);
                pages.Add(page);
            }
            else
            {
                _pages.Return(page);
            }
        }

        foreach (var tile in _tiles) _slotOf[tile] = -1;
        _tiles.Clear();
        _visited.Clear();
        return new CostField(_grid, [.. tiles], [.. pages]);
    }

    bool Keep(double* block, Window tile, double limit, double[] page)
    {
        var cells = _grid.Frame.Cells;
        if (tile.Rows < cells || tile.Cols < cells) page.AsSpan().Fill(double.PositiveInfinity);
        var (limits, infinity) = (Vector512.Create(limit), Vector512.Create(double.PositiveInfinity));
        var any = false;
        fixed (float* floors = _floor)
        fixed (double* to = page)
        {
            for (var row = 0; row < tile.Rows; row++)
            {
                var floor = floors + ((long)(tile.Row + row) * _grid.Shape.Cols) + tile.Col;
                var cost = block + _grid.Frame.At(row, 0);
                var line = to + (row * cells);
                var col = 0;
                for (; col + 8 <= tile.Cols; col += 8)
                {
                    var costs = Vector512.Load(cost + col);
                    var kept = Vector512.LessThanOrEqual(costs + Lanes.Resistances(floor + col), limits);
                    any |= kept != Vector512<double>.Zero;
                    Vector512.Store(Vector512.ConditionalSelect(kept, costs, infinity), line + col);
                }

                for (; col < tile.Cols; col++)
                {
                    var kept = cost[col] + floor[col] <= limit;
                    any |= kept;
                    line[col] = kept ? cost[col] : double.PositiveInfinity;
                }
            }
        }

        return any;
    }
}
