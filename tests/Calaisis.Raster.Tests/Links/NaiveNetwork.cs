using Calaisis.Raster.Tests.CostDistance;

namespace Calaisis.Raster.Tests.Links;

/// <summary>
/// The judge: links and corridors from textbook searches out from every core area over the whole landscape. Shares
/// nothing with the engine.
/// </summary>
sealed class NaiveNetwork
{
    readonly Territory _territory;
    readonly double[][] _costs;

    public NaiveNetwork(Territory territory)
    {
        _territory = territory;
        _costs = [.. Enumerable.Range(1, territory.Cores).Select(patch => NaiveSearch.Costs(
            territory.Question with { Starts = territory.CellsOf(patch).ToDictionary(cell => cell, _ => 0.0) }))];
    }

    /// <summary>Accumulated costs out from a core area; NaN where no way leads.</summary>
    public double[] CostsFrom(int patch) => _costs[patch - 1];

    /// <summary>The cost between two core areas, from the lower id; NaN where no way leads.</summary>
    public double Cost(int a, int b) =>
        _territory.CellsOf(b).Select(cell => CostsFrom(a)[cell]).Where(cost => !double.IsNaN(cost))
            .DefaultIfEmpty(double.NaN).Min();

    /// <summary>All pairs with a cost of at most so much.</summary>
    public SortedDictionary<(int A, int B), double> All(double maxCost) => Where((a, b) => Cost(a, b) <= maxCost);

    /// <summary>Pairs of which one is among the nearest of the other.</summary>
    public SortedDictionary<(int A, int B), double> Nearest(int count, double maxCost)
    {
        HashSet<(int, int)> kept = [];
        for (var patch = 1; patch <= _territory.Cores; patch++)
        {
            var others = Enumerable.Range(1, _territory.Cores).Where(other => other != patch)
                .Select(other => (other, cost: _territory.CellsOf(other).Select(cell => CostsFrom(patch)[cell])
                    .Where(cost => !double.IsNaN(cost)).DefaultIfEmpty(double.NaN).Min()))
                .Where(pair => pair.cost <= maxCost).OrderBy(pair => pair.cost).ThenBy(pair => pair.other).Take(count);
            foreach (var (other, _) in others) kept.Add((Math.Min(patch, other), Math.Max(patch, other)));
        }

        return Where((a, b) => kept.Contains((a, b)));
    }

    /// <summary>Pairs whose allocations touch, and a cost of at most so much.</summary>
    public SortedDictionary<(int A, int B), double> Planar(double maxCost)
    {
        var owner = Owners();
        HashSet<(int, int)> touching = [];
        for (var cell = 0; cell < owner.Length; cell++)
        {
            if (owner[cell] == 0) continue;
            foreach (var (to, _) in NaiveSearch.StepsFrom(_territory.Question, cell))
            {
                if (owner[to] != 0 && owner[to] != owner[cell])
                    touching.Add((Math.Min(owner[cell], owner[to]), Math.Max(owner[cell], owner[to])));
            }
        }

        return Where((a, b) => touching.Contains((a, b)) && Cost(a, b) <= maxCost);
    }

    /// <summary>Normalised cost of the cells outside both core areas, within the cutoff.</summary>
    public Dictionary<int, double> Corridor(int a, int b, double cutoff)
    {
        var cost = Cost(a, b);
        var cells = new Dictionary<int, double>();
        for (var cell = 0; cell < _territory.Labels.Length; cell++)
        {
            if (_territory.Labels[cell] == a || _territory.Labels[cell] == b) continue;
            var normalised = CostsFrom(a)[cell] + CostsFrom(b)[cell] - cost;
            if (normalised <= cutoff) cells[cell] = Math.Max(0, normalised);
        }

        return cells;
    }

    int[] Owners() => [.. Enumerable.Range(0, _territory.Labels.Length).Select(cell =>
    {
        var reached = Enumerable.Range(1, _territory.Cores)
            .Where(patch => !double.IsNaN(CostsFrom(patch)[cell])).ToList();
        if (reached.Count == 0) return 0;
        var least = reached.Min(patch => CostsFrom(patch)[cell]);
        return reached.First(patch => CostsFrom(patch)[cell].Equals(least));
    })];

    SortedDictionary<(int A, int B), double> Where(Func<int, int, bool> kept)
    {
        var links = new SortedDictionary<(int, int), double>();
        for (var a = 1; a <= _territory.Cores; a++)
        {
            for (var b = a + 1; b <= _territory.Cores; b++)
            {
                if (!double.IsNaN(Cost(a, b)) && kept(a, b)) links[(a, b)] = Cost(a, b);
            }
        }

        return links;
    }
}
