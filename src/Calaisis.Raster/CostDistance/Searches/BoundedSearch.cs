using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>
/// One search at a time out from a few cells, cell by cell in order of cost, as far as the caller wants. Made once
/// for each worker and used again and again: to begin anew costs what the last search touched. Costs are the same,
/// bit for bit, as those of <see cref="CostDistanceSolver"/>.
/// </summary>
/// <remarks>Thread rule: one worker's own.</remarks>
public sealed unsafe class BoundedSearch
{
    readonly ResistanceRaster _raster;
    readonly Steps _steps;
    readonly int[] _pageOffsets;
    readonly int _reach;
    readonly CostPages _costs;
    readonly CostHeap _waiting = new();
    readonly Dictionary<Cell, double> _starts = [];
    double _maxCost;

    /// <param name="raster">The resistances.</param>
    /// <param name="settings">Steps and units; the limit is given with each search.</param>
    public BoundedSearch(ResistanceRaster raster, CostDistanceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        _raster = raster;
        _steps = new Steps(settings, raster.Pitch);
        _reach = settings.Halo;
        _costs = new CostPages(raster.Shape);
        _pageOffsets = new int[_steps.Count];
        for (var k = 0; k < _steps.Count; k++) _pageOffsets[k] = (_steps.Down(k) * CostPages.Side) + _steps.Right(k);
    }

    /// <summary>Forgets the last search and begins one that goes no further than the limit.</summary>
    public void Begin(double maxCost = double.PositiveInfinity)
    {
        if (!(maxCost >= 0)) throw new ArgumentOutOfRangeException(nameof(maxCost), maxCost, "is a number from 0");
        _costs.Clear();
        _waiting.Clear();
        _starts.Clear();
        _maxCost = maxCost;
    }

    /// <summary>Adds a cell to begin at.</summary>
    /// <returns>False if the cell is impassable: nothing can begin there.</returns>
    public bool AddStart(Cell cell, double startCost = 0)
    {
        if (!_raster.Shape.Contains(cell)) throw new ArgumentOutOfRangeException(nameof(cell), cell, "lies outside the raster");
        if (float.IsPositiveInfinity(*_raster.At(cell.Row, cell.Col))) return false;
        if (startCost > _maxCost) return true;
        if (_starts.TryGetValue(cell, out var start) && start <= startCost) return true;
        _starts[cell] = startCost;
        Lower(_costs.PageAt(cell.Row, cell.Col), CostPages.Within(cell.Row, cell.Col), cell.Row, cell.Col, startCost);
        return true;
    }

    /// <summary>
    /// Settles the next cell: its cost is final and no later one is less. False when nothing is left within the limit.
    /// </summary>
    public bool Settle(out Cell cell, out double cost)
    {
        while (_waiting.Count > 0)
        {
            var entry = _waiting.Take();
            var page = _costs.PageAt(entry.Row, entry.Col);
            if (page[CostPages.Within(entry.Row, entry.Col)] < entry.Cost) continue;
            Spread(page, entry);
            (cell, cost) = (new Cell(entry.Row, entry.Col), entry.Cost);
            return true;
        }

        (cell, cost) = (default, double.NaN);
        return false;
    }

    /// <summary>Settles everything within the limit.</summary>
    /// <returns>How many cells.</returns>
    public long SettleAll(CancellationToken token = default)
    {
        var count = 0L;
        while (Settle(out _, out _))
        {
            if ((++count & 0xFFFF) == 0) token.ThrowIfCancellationRequested();
        }

        return count;
    }

    /// <summary>
    /// The least cost found for a cell, final once the cell is settled or the search has come to its end; NaN if none.
    /// </summary>
    public double CostAt(Cell cell)
    {
        if (!_raster.Shape.Contains(cell)) throw new ArgumentOutOfRangeException(nameof(cell), cell, "lies outside the raster");
        var cost = _costs.Read(cell.Row, cell.Col);
        return double.IsPositiveInfinity(cost) ? double.NaN : cost;
    }

    /// <summary>
    /// The cells from a settled cell back to a start, both included: of several best ways the one whose steps have the
    /// lowest <see cref="BackLink"/> codes, seen from this cell. Empty if the cell was not found.
    /// </summary>
    public IReadOnlyList<Cell> PathFrom(Cell cell)
    {
        var path = new List<Cell>();
        if (double.IsNaN(CostAt(cell))) return path;
        path.Add(cell);
        while (!IsStart(cell))
        {
            var way = WayDown(cell);
            path.AddRange(way);
            cell = way[^1];
        }

        return path;
    }

    void Spread(double[] page, CostEntry from)
    {
        var resistance = _raster.At(from.Row, from.Col);
        var within = CostPages.Within(from.Row, from.Col);
        var inside = ((from.Row & CostPages.Mask) - _reach | (from.Col & CostPages.Mask) - _reach
            | CostPages.Mask - _reach - (from.Row & CostPages.Mask)
            | CostPages.Mask - _reach - (from.Col & CostPages.Mask)) >= 0;
        for (var k = 0; k < _steps.Count; k++)
        {
            var cost = from.Cost + _steps.Cost(resistance, k);
            if (!(cost <= _maxCost) || double.IsPositiveInfinity(cost)) continue;
            var (row, col) = (from.Row + _steps.Down(k), from.Col + _steps.Right(k));
            if (inside) Lower(page, within + _pageOffsets[k], row, col, cost);
            else Lower(_costs.PageAt(row, col), CostPages.Within(row, col), row, col, cost);
        }
    }

    void Lower(double[] page, int within, int row, int col, double cost)
    {
        if (cost >= page[within]) return;
        page[within] = cost;
        _waiting.Add(new CostEntry(cost, row, col));
    }

    bool IsStart(Cell cell) => _starts.TryGetValue(cell, out var start) && start.Equals(CostAt(cell));

    /// <summary>
    /// The way to the next cheaper cell or start: one step, but across a plateau of equal costs (steps too small to
    /// count in double precision) as many as it takes.
    /// </summary>
    List<Cell> WayDown(Cell cell)
    {
        var cameFrom = new Dictionary<Cell, Cell> { [cell] = cell };
        var frontier = new Queue<Cell>([cell]);
        while (frontier.TryDequeue(out var at))
        {
            foreach (var next in Explaining(at))
            {
                if (!cameFrom.TryAdd(next, at)) continue;
                if (CostAt(next) < CostAt(cell) || IsStart(next)) return Chain(cameFrom, cell, next);
                frontier.Enqueue(next);
            }
        }

        throw new InvalidOperationException("a cost that no neighbour explains; was the cell settled?");
    }

    /// <summary>Neighbours that explain a cell's cost: cheaper ones first, then by code.</summary>
    IEnumerable<Cell> Explaining(Cell cell)
    {
        var cost = CostAt(cell);
        var level = new List<Cell>();
        for (var k = 0; k < _steps.Count; k++)
        {
            var next = new Cell(cell.Row + _steps.Down(k), cell.Col + _steps.Right(k));
            if (!_raster.Shape.Contains(next) || !(CostAt(next) + StepCost(cell, k)).Equals(cost)) continue;
            if (CostAt(next) < cost) yield return next;
            else level.Add(next);
        }

        foreach (var next in level) yield return next;
    }

    double StepCost(Cell cell, int k) => _steps.Cost(_raster.At(cell.Row, cell.Col), k);

    static List<Cell> Chain(Dictionary<Cell, Cell> cameFrom, Cell from, Cell to)
    {
        var chain = new List<Cell>();
        for (var cell = to; cell != from; cell = cameFrom[cell]) chain.Add(cell);
        chain.Reverse();
        return chain;
    }
}
