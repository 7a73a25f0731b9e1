namespace Calaisis.Raster.Networks;

/// <summary>Everything the indicators need of one node as the source. One instance serves one worker.</summary>
/// <param name="graph">The network.</param>
/// <param name="areas">Area of each node in square metres.</param>
/// <param name="weights">Areas to the power of beta.</param>
/// <param name="alpha">p = exp(-alpha cost).</param>
sealed class SourceSearch(NetworkGraph graph, double[] areas, double[] weights, double alpha)
{
    // Half a unit in the last place of a sum.
    const double Rounding = 1.0 / (1L << 53);

    readonly double _limitFactor = 4 * areas.Length * areas.Sum() / (Rounding * areas.Sum(area => area * area));
    readonly ShortestPaths _paths = new(graph);
    readonly LinkCounts _linkCounts = new(graph);
    readonly double[] _probabilities = new double[areas.Length];
    // Betweenness of the pairs that end in a node or behind it.
    readonly double[] _behind = new double[areas.Length];
    readonly NearTree _near = new(graph);
    Detours? _detours;

    /// <summary>Searches from one node and adds its pairs with higher nodes to the sums.</summary>
    public SourceRow Search(int source, PairSums sums)
    {
        _paths.Search(source);
        var row = Measure(source);
        AddBetweenness(source, sums);
        AddLosses(source, sums);
        return row;
    }

    SourceRow Measure(int source)
    {
        var flux = 0.0;
        var interaction = 0.0;
        for (var node = 0; node < areas.Length; node++)
        {
            // exp(-infinity) is 0: what cannot be reached adds nothing.
            var probability = Math.Exp(-alpha * _paths.Costs[node]);
            _probabilities[node] = probability;
            if (node == source) continue;
            flux += weights[node] * probability;
            interaction += areas[node] * probability;
        }

        return new SourceRow(flux, interaction, _linkCounts.SumOver(source, areas));
    }

    void AddBetweenness(int source, PairSums sums)
    {
        var order = _paths.Preorder;
        foreach (var node in order)
            _behind[node] = node > source ? weights[source] * weights[node] * _probabilities[node] : 0;

        for (var place = order.Length - 1; place > 0; place--)
        {
            var node = order[place];
            var parent = _paths.Parents[node];
            sums.LinkBetweenness[_paths.ParentEdges[node]] += _behind[node];
            if (parent != source) sums.NodeBetweenness[parent] += _behind[node];
            _behind[parent] += _behind[node];
        }
    }

    void AddLosses(int source, PairSums sums)
    {
        _detours ??= new Detours(areas.Length, _near);
        _near.Grow(_paths, LimitFrom(source));
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
            sums.LinkLoss[_paths.ParentEdges[node]] += LossOf(source, place, end);
            if (end == place + 1) continue;
            _detours.AvoidNode(place);
            sums.NodeLoss[node] += LossOf(source, place + 1, end);
        }
    }

    /// <summary>
    /// The cost beyond which nothing counts in losses. From a source i, all nodes farther than it hold at most
    /// 2 a_i A exp(-alpha limit) of the sum, A being all areas; a detour longer than it holds no more. With the limit
    /// below, both together are at most one n-th of half a unit in the last place of the sum of all a_i^2, so over all
    /// sources less than what rounding takes from PC. Short dispersal distances make it several times faster.
    /// </summary>
    double LimitFrom(int source) => Math.Log(areas[source] * _limitFactor) / alpha;

    double LossOf(int source, int start, int end)
    {
        var loss = 0.0;
        for (var place = start; place < end; place++)
        {
            var node = _near.Nodes[place];
            if (node < source) continue;
            // Where another path costs the same, nothing is lost.
            var detour = _detours!.CostOf(place);
            if (detour > _near.Costs[place]) loss += areas[node] * (_probabilities[node] - Math.Exp(-alpha * detour));
        }

        return areas[source] * loss;
    }
}

/// <summary>Sums over all other nodes as seen from one.</summary>
/// <param name="Flux">Areas to the power of beta times probabilities.</param>
/// <param name="Interaction">Areas times probabilities, in square metres.</param>
/// <param name="Integral">Areas over one more than the number of links to them, the node itself included, in square metres.</param>
readonly record struct SourceRow(double Flux, double Interaction, double Integral);
