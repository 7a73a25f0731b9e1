using System.Collections.Concurrent;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>Pages of costs, one tile each, that are used again and again.</summary>
/// <remarks>Thread rule: any number of takers and givers.</remarks>
sealed class PagePool(int cellsPerPage)
{
    readonly ConcurrentBag<double[]> _spare = [];

    public int PageBytes => cellsPerPage * sizeof(double);

    /// <summary>A page with whatever was in it.</summary>
    // Pinned: the collector would otherwise move thirty kilobytes a page whenever it tidies up.
    public double[] Rent() =>
        _spare.TryTake(out var page) ? page : GC.AllocateUninitializedArray<double>(cellsPerPage, pinned: true);

    public void Return(double[] page) => _spare.Add(page);
}
