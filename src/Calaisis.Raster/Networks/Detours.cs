namespace Calaisis.Raster.Networks;

/// <summary>
/// What best paths from one node cost once a node or a link they cross is gone. Only the nodes behind it are searched
/// again: whoever does not cross it keeps his path, and every other path begins at one of those.
/// </summary>
/// <remarks>
/// A detour is never cheaper than the path, to the last bit: it is the least of fewer sums of the same kind.
/// </remarks>
sealed class Detours(int nodes, NearTree tree)
{
    const int None = -1;

    readonly NodeHeap _heap = new(nodes);
    readonly double[] _costs = new double[nodes];

    /// <summary>Finds the detours of the nodes behind a node, without it: the places right after its own.</summary>
    public void AvoidNode(int place)
    {
        var (start, end) = (place + 1, place + tree.Sizes[place]);
        for (var at = start; at < end; at++) Enter(at, start, end, place);
        Spread(start, end);
    }

    /// <summary>Finds the detours of a node and those behind it, without the link its path ends with.</summary>
    public void AvoidLinkTo(int place)
    {
        var end = place + tree.Sizes[place];
        // There is one link between two nodes, so it is the one to the parent.
        Enter(place, place, end, tree.Parents[place]);
        for (var at = place + 1; at < end; at++) Enter(at, place, end, None);
        Spread(place, end);
    }

    /// <summary>
    /// The cost of a node's detour; infinite where there is none. Only for places of the last search.
    /// </summary>
    public double CostOf(int place) => _costs[place];

    /// <summary>The cheapest way to a node straight from one that keeps his path.</summary>
    void Enter(int at, int start, int end, int gone)
    {
        var costs = tree.Costs;
        var least = double.PositiveInfinity;
        foreach (var arc in tree.ArcsOf(at))
        {
            if ((uint)(arc.To - start) < (uint)(end - start) || arc.To == gone) continue;
            least = Math.Min(least, costs[arc.To] + arc.Cost);
        }

        _costs[at] = least;
    }

    /// <summary>Lowers every node by its neighbours in the range until none can be lowered.</summary>
    void Spread(int start, int end)
    {
        if (end - start < 2) return;
        SpreadOverTree(start, end);
        for (var at = start; at < end; at++)
        {
            var least = _costs[at];
            foreach (var arc in tree.ArcsOf(at))
            {
                if ((uint)(arc.To - start) < (uint)(end - start)) least = Math.Min(least, _costs[arc.To] + arc.Cost);
            }

            if (least >= _costs[at]) continue;
            _costs[at] = least;
            _heap.Offer(at, least);
        }

        while (_heap.TryTake(out var from))
        {
            foreach (var arc in tree.ArcsOf(from))
            {
                if ((uint)(arc.To - start) >= (uint)(end - start)) continue;
                var cost = _costs[from] + arc.Cost;
                if (cost >= _costs[arc.To]) continue;
                _costs[arc.To] = cost;
                _heap.Offer(arc.To, cost);
            }
        }
    }

    /// <summary>
    /// Up to the parents and down again: most detours enter somewhere behind and go on over the tree, so little is left
    /// for the heap. With 2 000 patches this halves the time of the whole search.
    /// </summary>
    void SpreadOverTree(int start, int end)
    {
        var parents = tree.Parents;
        var steps = tree.Steps;
        for (var at = end - 1; at > start; at--)
        {
            var parent = parents[at];
            if (parent >= start) _costs[parent] = Math.Min(_costs[parent], _costs[at] + steps[at]);
        }

        for (var at = start + 1; at < end; at++)
        {
            var parent = parents[at];
            if (parent >= start) _costs[at] = Math.Min(_costs[at], _costs[parent] + steps[at]);
        }
    }
}
