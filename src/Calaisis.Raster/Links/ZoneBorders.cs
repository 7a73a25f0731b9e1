using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.Links;

/// <summary>Two core areas, the lower id first.</summary>
readonly record struct PatchPair(int A, int B)
{
    public static PatchPair Of(int one, int other) => one < other ? new(one, other) : new(other, one);
}

/// <summary>
/// Which core areas are neighbours in the planar graph (Fall et al. 2007; Linkage Mapper step 1): those whose cost
/// allocations touch, that is, where one step leads from a cell nearest to one to a cell nearest to the other.
/// </summary>
static class ZoneBorders
{
    const int RowsAtOnce = 64;

    /// <summary>
    /// Makes a cost one that is not exceeded: floors are rounded down by up to 2^-23 of themselves, and a search from
    /// the other end adds the same steps up in another order.
    /// </summary>
    public const double RoundingUp = 1 + (1.0 / (1 << 22));

    /// <summary>
    /// The pairs, and for each the cost of the cheapest way that crosses their border once: at least what their link
    /// costs.
    /// </summary>
    public static Dictionary<PatchPair, double> Find(
        CoreAreas cores, CostDistanceSettings settings, CancellationToken token)
    {
        var bands = (cores.Shape.Rows + RowsAtOnce - 1) / RowsAtOnce;
        var found = new Dictionary<PatchPair, double>[bands];
        var next = -1;
        Crew.Run(
            Math.Min(settings.Workers, bands),
            () =>
            {
                var steps = new Steps(settings, cores.Resistance.Pitch);
                for (var band = Interlocked.Increment(ref next); band < bands; band = Interlocked.Increment(ref next))
                {
                    token.ThrowIfCancellationRequested();
                    found[band] = InBand(cores, steps, band * RowsAtOnce);
                }
            },
            () => Interlocked.Exchange(ref next, bands));
        var pairs = found[0];
        foreach (var band in found.Skip(1))
        {
            foreach (var (pair, cost) in band) Lower(pairs, pair, cost);
        }

        return pairs;
    }

    static unsafe Dictionary<PatchPair, double> InBand(CoreAreas cores, Steps steps, int firstRow)
    {
        var pairs = new Dictionary<PatchPair, double>();
        var shape = cores.Shape;
        for (var row = firstRow; row < Math.Min(firstRow + RowsAtOnce, shape.Rows); row++)
        {
            for (var col = 0; col < shape.Cols; col++)
            {
                var here = ((long)row * shape.Cols) + col;
                var owner = cores.Owner[here];
                if (owner == 0) continue;
                for (var k = 0; k < steps.Count; k++)
                {
                    // Every step once, from its upper or left end.
                    if (steps.Down(k) < 0 || (steps.Down(k) == 0 && steps.Right(k) < 0)) continue;
                    var (toRow, toCol) = (row + steps.Down(k), col + steps.Right(k));
                    if (toRow >= shape.Rows || (uint)toCol >= (uint)shape.Cols) continue;
                    var there = ((long)toRow * shape.Cols) + toCol;
                    var other = cores.Owner[there];
                    if (other == owner || other == 0) continue;
                    var step = steps.Cost(cores.Resistance.At(row, col), k);
                    if (double.IsPositiveInfinity(step)) continue;
                    Lower(
                        pairs,
                        PatchPair.Of(owner, other),
                        (cores.Floor[here] + step + cores.Floor[there]) * RoundingUp);
                }
            }
        }

        return pairs;
    }

    static void Lower(Dictionary<PatchPair, double> pairs, PatchPair pair, double cost)
    {
        if (!pairs.TryGetValue(pair, out var least) || cost < least) pairs[pair] = cost;
    }
}
