namespace Calaisis.Raster.Networks;

/// <summary>
/// What the pairs of one source lose without each node and each link that its best paths cross. One instance serves one
/// worker.
/// </summary>
/// <param name="graph">The network.</param>
/// <param name="capacities">What each node counts.</param>
/// <param name="decay">What exchange over a distance is worth.</param>
sealed class Losses(NetworkGraph graph, double[] capacities, Decay decay)
{
    readonly NearTree _near = new(graph);
    Detours? _detours;

    /// <summary>Adds the losses of the pairs of a source with higher nodes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="paths">Best paths from it.</param>
    /// <param name="worth">What exchange with each node is worth.</param>
    /// <param name="sums">Where losses are added.</param>
    public void Add(int source, ShortestPaths paths, double[] worth, PairSums sums)
    {
        _detours ??= new Detours(capacities.Length, _near);
        _near.Grow(paths, decay.LimitFrom(capacities[source]));
        for (var place = 1; place < _near.Count; place++)
        {
            var node = _near.Nodes[place];
            var end = place + _near.Sizes[place];
            if (_near.Highest[place] < source)
            {
                // No pair of theirs is counted from this source, nor of those behind it.
                place = end - 1;
                continue;
            }

            _detours.AvoidLinkTo(place);
            sums.LinkLoss[paths.ParentEdges[node]] += LossOf(source, place, end, worth);
            if (end == place + 1) continue;
            _detours.AvoidNode(place);
            sums.NodeLoss[node] += LossOf(source, place + 1, end, worth);
        }
    }

    double LossOf(int source, int start, int end, double[] worth)
    {
        var loss = 0.0;
        for (var place = start; place < end; place++)
        {
            var node = _near.Nodes[place];
            if (node < source) continue;
            // Where another path costs the same, nothing is lost.
            var detour = _detours!.CostOf(place);
            if (detour > _near.Costs[place]) loss += capacities[node] * (worth[node] - decay.Of(detour));
        }

        return capacities[source] * loss;
    }
}
