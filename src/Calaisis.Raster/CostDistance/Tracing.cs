using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Back-links on final costs. A cell's link is the lowest code whose neighbour costs less and explains the cell's cost
/// exactly. Where steps are too small to change a cost in double precision, whole plateaus of cells cost the same;
/// there the link leads to a neighbour that is one step nearer to the plateau's way out, again the lowest code.
/// </summary>
sealed class Tracing(TileGrid grid, CostDistanceSettings settings, ITileStore store, ICostSources sources)
{
    readonly Steps _steps = new(settings, grid.Frame.Pitch);
    readonly Dictionary<Cell, byte> _plateaus = [];

    /// <summary>Codes of the cells of a tile that lie in the window.</summary>
    public unsafe void Read(int tile, Window window, Span<byte> codes, Span<int> labels)
    {
        var cells = grid.Layout[tile];
        var part = cells.Intersect(window);
        sources.Read(part, labels);
        var block = store.Acquire(tile);
        for (var row = part.Row; row < part.EndRow; row++)
        {
            for (var col = part.Col; col < part.EndCol; col++)
            {
                var label = labels[((row - part.Row) * part.Cols) + col - part.Col];
                var code = CodeAt(block, grid.Frame.At(row - cells.Row, col - cells.Col), label);
                codes[((row - window.Row) * window.Cols) + col - window.Col] = code ?? OnPlateau(new Cell(row, col));
            }
        }

        store.Release(tile, TileChange.None);
    }

    /// <summary>The code of one cell.</summary>
    public byte At(Cell cell) => Direct(cell) ?? OnPlateau(cell);

    public unsafe double CostAt(Cell cell)
    {
        var tile = grid.TileOf(cell);
        var cells = grid.Layout[tile];
        var cost = store.Acquire(tile).Cost[grid.Frame.At(cell.Row - cells.Row, cell.Col - cells.Col)];
        store.Release(tile, TileChange.None);
        return cost < settings.Unreached ? cost : double.NaN;
    }

    byte? Direct(Cell cell)
    {
        Span<int> label = stackalloc int[1];
        sources.Read(new Window(cell.Row, cell.Col, 1, 1), label);
        var tile = grid.TileOf(cell);
        var cells = grid.Layout[tile];
        var code = CodeAt(store.Acquire(tile), grid.Frame.At(cell.Row - cells.Row, cell.Col - cells.Col), label[0]);
        store.Release(tile, TileChange.None);
        return code;
    }

    /// <summary>The code; null where only cells of equal cost explain the cell's.</summary>
    unsafe byte? CodeAt(TileBlock block, int at, int label)
    {
        var cost = block.Cost[at];
        if (cost >= settings.Unreached) return BackLink.Unreached;
        if (label != 0 && sources.StartCost(label).Equals(cost)) return BackLink.Source;
        for (var k = 0; k < _steps.Count; k++)
        {
            var there = block.Cost[at + _steps.Offset(k)];
            if (there < cost && (there + _steps.Cost(block.Resistance + at, k)).Equals(cost)) return _steps.Code(k);
        }

        return null;
    }

    byte OnPlateau(Cell cell)
    {
        if (_plateaus.TryGetValue(cell, out var known)) return known;
        var open = new SortedSet<Cell>(Comparer<Cell>.Create((a, b) =>
            (a.Row, a.Col).CompareTo((b.Row, b.Col))));
        var frontier = new Queue<Cell>([cell]);
        while (frontier.TryDequeue(out var next))
        {
            if (!open.Add(next)) continue;
            foreach (var (neighbour, _) in LevelNeighbours(next))
            {
                if (Direct(neighbour) is null) frontier.Enqueue(neighbour);
            }
        }

        while (open.Count > 0) CloseOneRing(open);
        return _plateaus[cell];
    }

    /// <summary>Links the plateau's cells that touch one already linked.</summary>
    void CloseOneRing(SortedSet<Cell> open)
    {
        var ring = new List<(Cell Cell, byte Code)>();
        foreach (var cell in open)
        {
            foreach (var (neighbour, code) in LevelNeighbours(cell))
            {
                if (open.Contains(neighbour)) continue;
                ring.Add((cell, code));
                break;
            }
        }

        if (ring.Count == 0) throw new InvalidOperationException("a plateau of costs without a way out");
        foreach (var (cell, code) in ring)
        {
            _plateaus[cell] = code;
            open.Remove(cell);
        }
    }

    /// <summary>Neighbours of equal cost that explain the cell's cost, by ascending code.</summary>
    unsafe List<(Cell Cell, byte Code)> LevelNeighbours(Cell cell)
    {
        var level = new List<(Cell, byte)>();
        var tile = grid.TileOf(cell);
        var cells = grid.Layout[tile];
        var at = grid.Frame.At(cell.Row - cells.Row, cell.Col - cells.Col);
        var block = store.Acquire(tile);
        for (var k = 0; k < _steps.Count; k++)
        {
            var there = block.Cost[at + _steps.Offset(k)];
            if (!there.Equals(block.Cost[at])) continue;
            if (!(there + _steps.Cost(block.Resistance + at, k)).Equals(there)) continue;
            level.Add((new Cell(cell.Row + _steps.Down(k), cell.Col + _steps.Right(k)), _steps.Code(k)));
        }

        store.Release(tile, TileChange.None);
        return level;
    }
}
