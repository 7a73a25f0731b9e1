using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Gains;

/// <summary>What lies around a work: costs from it, on ground on which crossing the work is free.</summary>
/// <param name="Search">The search out from it.</param>
/// <param name="Cores">The cost of each core area that was reached.</param>
/// <param name="End">The search went so far: what it did not settle costs no less.</param>
sealed record Surroundings(BoundedSearch Search, IReadOnlyDictionary<int, double> Cores, double End)
{
    // Sums in another order differ in the last bits.
    const double Rounding = 1 + 1e-9;

    /// <summary>
    /// Whether a cell, at a cost from a core area, can be on a way over the work to one of others within its limit.
    /// Before the work such a way still has to come to it and on to the other; behind the work it costs at least what
    /// both parts cost, and from there on no less than the work is nearer to the cell than to the other.
    /// </summary>
    public Func<Cell, double, bool> Leading(int core, IReadOnlyDictionary<int, double> limits)
    {
        var most = limits.Max(limit => (limit.Value * Rounding) - Cores[limit.Key]);
        var before = Cores[core];
        return (cell, cost) =>
        {
            var there = Search.CostOf(cell);
            if (!(there <= End)) there = End;
            return cost + there <= most || ((cost * Rounding) >= before + there && cost - there <= most);
        };
    }
}
