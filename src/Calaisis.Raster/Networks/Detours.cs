namespace Calaisis.Raster.Networks;

/// <summary>
/// What best paths from one node cost once a node or a link they cross is gone. Only the nodes behind it are searched
/// again: whoever does not cross it keeps his path, and every other path begins at one of those.
/// </summary>
/// <remarks>A detour is never cheaper than the path, to the last bit: it is the least of fewer sums of the same kind.</remarks>
sealed class Detours(NetworkGraph graph, ShortestPaths paths)
{
    readonly NodeHeap _heap = new(graph.Patches.Count);
    readonly double[] _costs = new double[graph.Patches.Count];

    /// <summary>
    /// Finds the detours of the nodes behind a node, without it. They stand in <see cref="ShortestPaths.Preorder"/> right
    /// after it.
    /// </summary>
    public void AvoidNode(int node) =>
        Search(paths.Places[node] + 1, paths.Places[node] + paths.Sizes[node], node, -1);

    /// <summary>Finds the detours of a node and those behind it, without the link its path ends with.</summary>
    public void AvoidLinkTo(int node) =>
        Search(paths.Places[node], paths.Places[node] + paths.Sizes[node], -1, paths.ParentEdges[node]);

    /// <summary>The cost of a node's detour; infinite where there is none. Only for nodes of the last search.</summary>
    public double CostOf(int node) => _costs[node];

    void Search(int start, int end, int goneNode, int goneEdge)
    {
        var costs = paths.Costs;
        var places = paths.Places;
        var behind = paths.Preorder[start..end];
        foreach (var node in behind)
        {
            var least = double.PositiveInfinity;
            foreach (var arc in graph.ArcsOf(node))
            {
                var place = places[arc.To];
                if ((place >= start && place < end) || arc.To == goneNode || arc.Edge == goneEdge) continue;
                least = Math.Min(least, costs[arc.To] + arc.Cost);
            }

            _costs[node] = least;
            if (behind.Length > 1 && least < double.PositiveInfinity) _heap.Offer(node, least);
        }

        while (_heap.TryTake(out var node))
        {
            foreach (var arc in graph.ArcsOf(node))
            {
                var place = places[arc.To];
                if (place < start || place >= end) continue;
                var cost = _costs[node] + arc.Cost;
                if (cost >= _costs[arc.To]) continue;
                _costs[arc.To] = cost;
                _heap.Offer(arc.To, cost);
            }
        }
    }
}
