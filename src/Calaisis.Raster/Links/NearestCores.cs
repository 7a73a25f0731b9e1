using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;

namespace Calaisis.Raster.Links;

/// <summary>
/// For each core area the few nearest by cost, of equals the lower id; ways through third core areas count. Each search
/// ends at the last of them.
/// </summary>
static class NearestCores
{
    /// <summary>
    /// The pairs of which one is among the nearest of the other, and a cost their link does not exceed.
    /// </summary>
    public static Dictionary<PatchPair, double> Find(
        CoreAreas cores, CostDistanceSettings settings, int nearest, double maxCost, IProgress<double>? share,
        CancellationToken token)
    {
        var (done, gate) = (0, new Lock());
        var found = BoundedSearches.Run(
            cores.Resistance, settings, cores.Count,
            (index, search) =>
            {
                var near = NearestOf(cores, search, index + 1, nearest, maxCost, token);
                lock (gate) share?.Report((double)++done / cores.Count);
                return near;
            },
            token);
        var pairs = new Dictionary<PatchPair, double>();
        for (var index = 0; index < found.Length; index++)
        {
            foreach (var (other, cost) in found[index])
            {
                var pair = PatchPair.Of(index + 1, other);
                if (!pairs.TryGetValue(pair, out var least) || cost < least) pairs[pair] = cost;
            }
        }

        return pairs;
    }

    static List<(int Patch, double Cost)> NearestOf(
        CoreAreas cores, BoundedSearch search, int patch, int nearest, double maxCost, CancellationToken token)
    {
        search.Begin(maxCost);
        search.AddRegion(cores.CellsOf(patch));
        var costs = new Dictionary<int, double>();
        var enough = double.PositiveInfinity;
        for (var count = 1; search.Settle(out var cell, out var cost) && cost <= enough; count++)
        {
            if ((count & 0xFFFF) == 0) token.ThrowIfCancellationRequested();
            var other = cores.At(cell);
            if (other == 0 || other == patch || !costs.TryAdd(other, cost)) continue;
            // What costs exactly as much as the last one may have a lower id.
            if (costs.Count == nearest) enough = cost;
        }

        return [.. costs.OrderBy(found => found.Value).ThenBy(found => found.Key).Take(nearest)
            .Select(found => (found.Key, found.Value))];
    }
}
