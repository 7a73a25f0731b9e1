namespace Calaisis.Raster.Networks;

/// <summary>Everything the indicators need of one node as the source. One instance serves one worker.</summary>
/// <param name="graph">The network.</param>
/// <param name="areas">Area of each node in square metres.</param>
/// <param name="weights">Areas to the power of beta.</param>
/// <param name="alpha">p = exp(-alpha cost).</param>
sealed class SourceSearch(NetworkGraph graph, double[] areas, double[] weights, double alpha)
{
    readonly ShortestPaths _paths = new(graph);
    readonly LinkCounts _linkCounts = new(graph);
    readonly double[] _probabilities = new double[areas.Length];
    // Highest node number among a node and those behind it: without one above the source, no pair is theirs to count.
    readonly int[] _highest = new int[areas.Length];
    // Betweenness of the pairs that end in a node or behind it.
    readonly double[] _behind = new double[areas.Length];
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
        {
            _behind[node] = node > source ? weights[source] * weights[node] * _probabilities[node] : 0;
            _highest[node] = node;
        }

        for (var place = order.Length - 1; place > 0; place--)
        {
            var node = order[place];
            var parent = _paths.Parents[node];
            sums.LinkBetweenness[_paths.ParentEdges[node]] += _behind[node];
            if (parent != source) sums.NodeBetweenness[parent] += _behind[node];
            _behind[parent] += _behind[node];
            _highest[parent] = Math.Max(_highest[parent], _highest[node]);
        }
    }

    void AddLosses(int source, PairSums sums)
    {
        _detours ??= new Detours(graph, _paths);
        var order = _paths.Preorder;
        for (var place = 1; place < order.Length; place++)
        {
            var node = order[place];
            if (_highest[node] < source) continue;
            var end = place + _paths.Sizes[node];
            _detours.AvoidLinkTo(node);
            sums.LinkLoss[_paths.ParentEdges[node]] += LossOf(source, order[place..end]);
            if (end == place + 1) continue;
            _detours.AvoidNode(node);
            sums.NodeLoss[node] += LossOf(source, order[(place + 1)..end]);
        }
    }

    double LossOf(int source, ReadOnlySpan<int> detoured)
    {
        var loss = 0.0;
        foreach (var node in detoured)
        {
            if (node < source) continue;
            var cost = _detours!.CostOf(node);
            // A tie: another path costs the same, and nothing is lost.
            if (cost > _paths.Costs[node]) loss += areas[node] * (_probabilities[node] - Math.Exp(-alpha * cost));
        }

        return areas[source] * loss;
    }
}

/// <summary>Sums over all other nodes as seen from one.</summary>
/// <param name="Flux">Areas to the power of beta times probabilities.</param>
/// <param name="Interaction">Areas times probabilities, in square metres.</param>
/// <param name="Integral">Areas over one more than the number of links to them, the node itself included, in square metres.</param>
readonly record struct SourceRow(double Flux, double Interaction, double Integral);
