using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>
/// One search at a time out from a few cells, cell by cell in order of cost, as far as the caller wants. Made once
/// for each worker and used again and again: to begin anew costs what the last search touched. Costs are the same,
/// bit for bit, as those of <see cref="CostDistanceSolver"/>.
/// </summary>
/// <remarks>Thread rule: one worker's own.</remarks>
public sealed unsafe class BoundedSearch : ICostLookup
{
    readonly ResistanceRaster _raster;
    readonly Steps _steps;
    readonly int[] _pageOffsets;
    readonly int _reach;
    readonly CostPages _costs;
    readonly CostHeap _waiting = new();
    readonly CostTrace _trace;
    readonly Dictionary<Cell, double> _starts = [];
    double _maxCost;
    Func<Cell, double, bool>? _leads;

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
        _trace = new CostTrace(raster, _steps);
        for (var k = 0; k < _steps.Count; k++) _pageOffsets[k] = (_steps.Down(k) * CostPages.Side) + _steps.Right(k);
    }

    /// <summary>Forgets the last search and begins one that goes no further than the limit.</summary>
    /// <param name="maxCost">The limit.</param>
    /// <param name="leads">
    /// Whether a cell, at a cost, can be on a way that is looked for; others are not entered. Null: all can.
    /// </param>
    public void Begin(double maxCost = double.PositiveInfinity, Func<Cell, double, bool>? leads = null)
    {
        if (!(maxCost >= 0)) throw new ArgumentOutOfRangeException(nameof(maxCost), maxCost, "is a number from 0");
        _costs.Clear();
        _waiting.Clear();
        _starts.Clear();
        _maxCost = maxCost;
        _leads = leads;
    }

    /// <summary>Adds a cell to begin at.</summary>
    /// <returns>False if the cell is impassable: nothing can begin there.</returns>
    public bool AddStart(Cell cell, double startCost = 0)
    {
        if (!_raster.Shape.Contains(cell))
            throw new ArgumentOutOfRangeException(nameof(cell), cell, "lies outside the raster");
        if (float.IsPositiveInfinity(*_raster.At(cell.Row, cell.Col))) return false;
        if (startCost > _maxCost) return true;
        if (_starts.TryGetValue(cell, out var start) && start <= startCost) return true;
        _starts[cell] = startCost;
        Lower(_costs.PageAt(cell.Row, cell.Col), CostPages.Within(cell.Row, cell.Col), cell.Row, cell.Col, startCost);
        return true;
    }

    /// <summary>
    /// Adds a region to begin at, at no cost. Its passable cells are known at once; only those with a neighbour outside
    /// wait to be settled, so a large region costs its border.
    /// </summary>
    /// <returns>False if all its cells are impassable.</returns>
    public bool AddRegion(ReadOnlySpan<CellRun> cells)
    {
        var passable = false;
        foreach (var run in cells)
        {
            for (var col = run.Col; col < run.EndCol; col++)
            {
                if (!_raster.Shape.Contains(new Cell(run.Row, col)))
                    throw new ArgumentOutOfRangeException(nameof(cells), run, "lies outside the raster");
                if (float.IsPositiveInfinity(*_raster.At(run.Row, col))) continue;
                passable = true;
                _costs.PageAt(run.Row, col)[CostPages.Within(run.Row, col)] = 0;
            }
        }

        foreach (var run in cells)
        {
            for (var col = run.Col; col < run.EndCol; col++)
            {
                if (_costs.Read(run.Row, col).Equals(0.0) && LeadsOut(run.Row, col))
                    _waiting.Add(new CostEntry(0, run.Row, col));
            }
        }

        return passable;
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
        if (!_raster.Shape.Contains(cell))
            throw new ArgumentOutOfRangeException(nameof(cell), cell, "lies outside the raster");
        var cost = _costs.Read(cell.Row, cell.Col);
        return double.IsPositiveInfinity(cost) ? double.NaN : cost;
    }

    /// <summary>The same; infinite if none, beyond the raster too.</summary>
    internal double CostOf(Cell cell) => _costs.Read(cell.Row, cell.Col);

    /// <summary>
    /// The cells from a settled cell back to a start, both included: of several best ways the one whose steps have the
    /// lowest <see cref="BackLink"/> codes, seen from this cell. Empty if the cell was not found.
    /// </summary>
    public IReadOnlyList<Cell> PathFrom(Cell cell) => double.IsNaN(CostAt(cell)) ? [] : _trace.From(cell, this);

    bool LeadsOut(int row, int col)
    {
        var resistance = _raster.At(row, col);
        for (var k = 0; k < _steps.Count; k++)
        {
            if (double.IsPositiveInfinity(_steps.Cost(resistance, k))) continue;
            if (_costs.Read(row + _steps.Down(k), col + _steps.Right(k)) > 0) return true;
        }

        return false;
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
            if (_leads is not null && !_leads(new Cell(row, col), cost)) continue;
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

    double ICostLookup.CostAt(int row, int col) => _costs.Read(row, col);

    // Nothing but a start costs 0: steps add what double precision keeps when there is nothing yet.
    bool ICostLookup.IsStart(Cell cell) =>
        _costs.Read(cell.Row, cell.Col) is var cost
        && (cost.Equals(0.0) || (_starts.TryGetValue(cell, out var start) && start.Equals(cost)));
}
