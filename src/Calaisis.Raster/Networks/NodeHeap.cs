namespace Calaisis.Raster.Networks;

/// <summary>
/// A binary heap of nodes by cost, each in it at most once; of equal costs the lower node comes first.
/// </summary>
sealed class NodeHeap(int nodes)
{
    readonly int[] _heap = new int[nodes];
    readonly double[] _costs = new double[nodes];
    // Where a node stands in the heap, plus 1; 0 where it does not.
    readonly int[] _places = new int[nodes];
    int _count;

    /// <summary>Puts a node in, or moves it to a lower cost.</summary>
    public void Offer(int node, double cost)
    {
        var at = _places[node] - 1;
        if (at < 0) at = _count++;
        _costs[node] = cost;
        while (at > 0)
        {
            var above = (at - 1) / 2;
            var other = _heap[above];
            if (!Before(node, cost, other)) break;
            Put(other, at);
            at = above;
        }

        Put(node, at);
    }

    /// <summary>Takes the node of the lowest cost; false where there is none.</summary>
    public bool TryTake(out int node)
    {
        if (_count == 0)
        {
            node = -1;
            return false;
        }

        node = _heap[0];
        _places[node] = 0;
        _count--;
        if (_count > 0) Sink(_heap[_count]);
        return true;
    }

    void Sink(int node)
    {
        var cost = _costs[node];
        var at = 0;
        while ((2 * at) + 1 < _count)
        {
            var below = (2 * at) + 1;
            if (below + 1 < _count && Before(_heap[below + 1], _costs[_heap[below + 1]], _heap[below])) below++;
            if (Before(node, cost, _heap[below])) break;
            Put(_heap[below], at);
            at = below;
        }

        Put(node, at);
    }

    bool Before(int node, double cost, int other) => cost < _costs[other]
        || (cost.Equals(_costs[other]) && node < other);

    void Put(int node, int at)
    {
        _heap[at] = node;
        _places[node] = at + 1;
    }
}
