using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.CostDistance.Schedule;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// Searches out from one set of cells after the other, tile by tile with the solver's kernels, and only within bounds.
/// Costs are the same, bit for bit, as those of <see cref="CostDistanceSolver"/>.
/// </summary>
/// <remarks>Thread rule: one worker's own.</remarks>
sealed unsafe class FieldSearch : IFieldExtension, IDisposable
{
    readonly TileGrid _grid;
    readonly ResistanceRaster _raster;
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
    readonly FloorBounds _alone;
    readonly MeetingBounds _meeting;
    readonly List<double[]> _lent = [];
    IFieldBounds _bounds;

    public FieldSearch(
        TileGrid grid, ResistanceRaster raster, float[] floor, CostDistanceSettings settings, PagePool pages)
    {
        _grid = grid;
        _raster = raster;
        _pages = pages;
        _bounds = _alone = new FloorBounds(grid, floor);
        _meeting = new MeetingBounds(grid);
        _kernel = TileKernels.Create(grid.Frame, settings);
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
    /// <param name="starts">The cells.</param>
    /// <param name="limit">The greatest cost with the floor of its cell added.</param>
    /// <param name="radius">The greatest cost.</param>
    /// <param name="token">Stops the work.</param>
    public CostField Run(ReadOnlySpan<CellRun> starts, double limit, double radius, CancellationToken token)
    {
        _alone.Begin(limit, radius);
        _bounds = _alone;
        foreach (var run in starts) Begin(run);
        Search(token);
        var (tiles, pages, lowest) = Collect([], null);
        return new CostField(_grid, tiles, pages, lowest, radius * FieldMargins.Keep);
    }

    public CostField Extend(CostField field, CostField towards, double limit, CancellationToken token)
    {
        var search = limit * FieldMargins.Search;
        if (field.Reach + towards.Reach < search)
            throw new InvalidOperationException("two fields that leave a gap between them cannot meet");
        _meeting.Begin(field, towards, limit);
        _bounds = _meeting;
        // What is not known yet costs more than the reach, so the rest of the way costs less than the limit without it.
        for (var index = 0; index < towards.Tiles.Length; index++)
        {
            if (towards.Lowest[index] <= search - field.Reach) RaiseBeside(towards.Tiles[index]);
        }

        Search(token);
        var common = new List<int>();
        for (var index = 0; index < field.Tiles.Length; index++)
        {
            var tile = field.Tiles[index];
            if (_slotOf[tile] < 0 && field.Lowest[index] + _meeting.LowestTowards(tile) <= search) common.Add(index);
        }

        var (tiles, pages, lowest) = Collect(common, field);
        _meeting.End();
        return new CostField(_grid, tiles, pages, lowest, field.Reach);
    }

    public void ForgetExtensions()
    {
        foreach (var page in _lent) _pages.Return(page);
        _lent.Clear();
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _blocks.Dispose();
        NativeMemory.AlignedFree(_resistance);
    }

    void Begin(CellRun run)
    {
        var cells = _grid.Frame.Cells;
        for (var col = run.Col; col < run.EndCol;)
        {
            var end = Math.Min(run.EndCol, ((col / cells) + 1) * cells);
            var tile = _grid.TileOf(new Cell(run.Row, col));
            var block = BlockOf(tile);
            new Span<double>(block + _grid.Frame.At(run.Row % cells, col % cells), end - col).Clear();
            Raise(tile, 0);
            col = end;
        }
    }

    /// <summary>Puts a tile up for a visit if anything is known in it or beside it.</summary>
    void RaiseBeside(int tile)
    {
        var lowest = _meeting.LowestIn(tile);
        for (var side = Side.North; side <= Side.SouthEast; side++)
        {
            if (_grid.Neighbour(tile, side) is >= 0 and var near) lowest = Math.Min(lowest, _meeting.LowestIn(near));
        }

        Raise(tile, lowest);
    }

    void Search(CancellationToken token)
    {
        while (_heap.Count > 0)
        {
            token.ThrowIfCancellationRequested();
            Visit();
        }
    }

    void Visit()
    {
        var tile = _heap.TakeFirst();
        _due[tile] = double.PositiveInfinity;
        Visits++;
        var block = BlockOf(tile);
        LayResistance(_grid.Layout[tile]);
        _kernel.Begin(new TileBlock(block, null, _resistance));
        if (!_visited[_slotOf[tile]]) _bounds.Mark(_kernel, tile);
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

    double* BlockOf(int tile)
    {
        ref var slot = ref _slotOf[tile];
        if (slot >= 0) return (double*)_blocks[slot];
        slot = _tiles.Count;
        _tiles.Add(tile);
        _visited.Add(false);
        var block = (double*)_blocks[slot];
        _bounds.Lay(block, tile);
        return block;
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

    /// <summary>
    /// Copies what was found into pages, puts those pages of a field between that hold as they are, and forgets the
    /// search.
    /// </summary>
    (int[] Tiles, double[][] Pages, double[] Lowest) Collect(List<int> kept, CostField? field)
    {
        var found = new List<(int Tile, double[] Page, double Lowest)>(_tiles.Count + kept.Count);
        foreach (var index in kept) found.Add((field!.Tiles[index], field.Pages[index]!, field.Lowest[index]));
        for (var slot = 0; slot < _tiles.Count; slot++)
        {
            _slotOf[_tiles[slot]] = -1;
            var page = _pages.Rent();
            var least = _bounds.Keep((double*)_blocks[slot], _tiles[slot], page);
            if (double.IsPositiveInfinity(least))
            {
                _pages.Return(page);
                continue;
            }

            found.Add((_tiles[slot], page, least));
            if (field is not null) _lent.Add(page);
        }

        _tiles.Clear();
        _visited.Clear();
        found.Sort((one, other) => one.Tile.CompareTo(other.Tile));
        return (
            [.. found.Select(one => one.Tile)],
            [.. found.Select(one => one.Page)],
            [.. found.Select(one => one.Lowest)]);
    }
}
