using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>Final costs of a search, cell by cell.</summary>
interface ICostLookup
{
    /// <summary>The cost of any cell of the raster; +Infinity where the search did not come.</summary>
    double CostAt(int row, int col);

    /// <summary>Whether the search began at a cell, with the cost it has.</summary>
    bool IsStart(Cell cell);
}

/// <summary>
/// The way back along final costs: of several best ways the one whose steps have the lowest <see cref="BackLink"/>
/// codes, seen from where it is asked.
/// </summary>
sealed unsafe class CostTrace(ResistanceRaster raster, Steps steps)
{
    /// <summary>The cells from a cell back to a start, both included. The cell has a cost.</summary>
    public List<Cell> From(Cell cell, ICostLookup costs)
    {
        var path = new List<Cell> { cell };
        while (!costs.IsStart(cell))
        {
            if (Cheaper(cell, costs) is { } next) path.Add(next);
            else path.AddRange(AcrossPlateau(cell, costs));
            cell = path[^1];
        }

        return path;
    }

    Cell? Cheaper(Cell cell, ICostLookup costs)
    {
        var cost = costs.CostAt(cell.Row, cell.Col);
        for (var k = 0; k < steps.Count; k++)
        {
            var next = new Cell(cell.Row + steps.Down(k), cell.Col + steps.Right(k));
            if (!raster.Shape.Contains(next)) continue;
            var there = costs.CostAt(next.Row, next.Col);
            if (there < cost && (there + StepCost(cell, k)).Equals(cost)) return next;
        }

        return null;
    }

    /// <summary>
    /// Across cells of equal cost (steps too small to count in double precision) to the next cheaper cell or start.
    /// </summary>
    List<Cell> AcrossPlateau(Cell cell, ICostLookup costs)
    {
        var level = costs.CostAt(cell.Row, cell.Col);
        var cameFrom = new Dictionary<Cell, Cell> { [cell] = cell };
        var frontier = new Queue<Cell>([cell]);
        while (frontier.TryDequeue(out var at))
        {
            foreach (var next in Explaining(at, costs))
            {
                if (!cameFrom.TryAdd(next, at)) continue;
                if (costs.CostAt(next.Row, next.Col) < level || costs.IsStart(next)) return Chain(cameFrom, cell, next);
                frontier.Enqueue(next);
            }
        }

        throw new InvalidOperationException("a cost that no neighbour explains; was the cell settled?");
    }

    /// <summary>Neighbours that explain a cell's cost: cheaper ones first, then by code.</summary>
    IEnumerable<Cell> Explaining(Cell cell, ICostLookup costs)
    {
        var cost = costs.CostAt(cell.Row, cell.Col);
        var level = new List<Cell>();
        for (var k = 0; k < steps.Count; k++)
        {
            var next = new Cell(cell.Row + steps.Down(k), cell.Col + steps.Right(k));
            if (!raster.Shape.Contains(next)) continue;
            var there = costs.CostAt(next.Row, next.Col);
            if (!(there + StepCost(cell, k)).Equals(cost)) continue;
            if (there < cost) yield return next;
            else level.Add(next);
        }

        foreach (var next in level) yield return next;
    }

    double StepCost(Cell cell, int k) => steps.Cost(raster.At(cell.Row, cell.Col), k);

    static List<Cell> Chain(Dictionary<Cell, Cell> cameFrom, Cell from, Cell to)
    {
        var chain = new List<Cell>();
        for (var cell = to; cell != from; cell = cameFrom[cell]) chain.Add(cell);
        chain.Reverse();
        return chain;
    }
}
