using Calaisis.Raster.Links;

namespace Calaisis.Raster.Gains;

/// <summary>
/// How far a search out from a work has to go: as far as some pair of touching zones may still gain, whose two costs
/// from there add up to no more than their link.
/// </summary>
sealed class ReachBound
{
    readonly ILookup<int, (int Other, double Cost)> _partners;
    readonly double _dearest;
    readonly HashSet<int> _reached = [];
    readonly PriorityQueue<(int Other, double Cost), double> _open = new();

    /// <param name="pairs">The pairs whose zones touch, each with the cost that a better way must not exceed.</param>
    public ReachBound(IReadOnlyCollection<(PatchPair Pair, double Cost)> pairs)
    {
        _partners = pairs
            .SelectMany(one => new[] { (one.Pair.A, one.Pair.B, one.Cost), (one.Pair.B, one.Pair.A, one.Cost) })
            .ToLookup(ends => ends.Item1, ends => (ends.Item2, ends.Item3));
        _dearest = pairs.Select(one => one.Cost).DefaultIfEmpty(0).Max();
    }

    /// <summary>The cost beyond which nothing can gain.</summary>
    public double Greatest { get; private set; }

    /// <summary>Begins a search.</summary>
    public void Begin()
    {
        _reached.Clear();
        _open.Clear();
        Greatest = _dearest / 2;
    }

    /// <summary>Notes the cost of a core area.</summary>
    public void Reach(int core, double cost)
    {
        _reached.Add(core);
        foreach (var (other, whole) in _partners[core])
        {
            if (!_reached.Contains(other)) _open.Enqueue((other, whole - cost), cost - whole);
        }

        while (_open.TryPeek(out var widest, out _) && _reached.Contains(widest.Other)) _open.Dequeue();
        // Two core areas that both lie further than half the dearest link gain nothing.
        Greatest = Math.Max(_dearest / 2, _open.TryPeek(out var left, out _) ? left.Cost : 0);
    }
}
