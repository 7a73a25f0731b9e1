namespace Calaisis.Raster.Networks;

/// <summary>The search where crossing a core area costs nothing.</summary>
/// <param name="graph">The network.</param>
/// <param name="sizes">What each node counts.</param>
/// <param name="decay">p = exp(-alpha cost).</param>
sealed class SourceSearch(NetworkGraph graph, NodeSizes sizes, Decay decay) : NodeSearch(graph, sizes, decay)
{
    readonly ShortestPaths _paths = new(graph);
    // Betweenness of the pairs that end in a node or behind it.
    readonly double[] _behind = new double[sizes.Count];
    readonly Losses _losses = new(graph, sizes.Capacities, decay);

    public override SourceRow Search(int source, PairSums sums)
    {
        _paths.Search(source);
        var row = Measure(source, _paths.Costs, _paths.Reached);
        AddBetweenness(source, sums);
        _losses.Add(source, _paths, Worth, sums);
        return row;
    }

    public override SourceRow Look(int source)
    {
        _paths.Search(source);
        return Measure(source, _paths.Costs, _paths.Reached);
    }

    void AddBetweenness(int source, PairSums sums)
    {
        var order = _paths.Preorder;
        var weights = Sizes.Weights;
        foreach (var node in order)
            _behind[node] = node > source ? weights[source] * weights[node] * Worth[node] : 0;

        for (var place = order.Length - 1; place > 0; place--)
        {
            var node = order[place];
            var parent = _paths.Parents[node];
            sums.LinkBetweenness[_paths.ParentEdges[node]] += _behind[node];
            if (parent != source) sums.NodeBetweenness[parent] += _behind[node];
            _behind[parent] += _behind[node];
        }
    }
}

/// <summary>Sums over all other nodes as seen from one.</summary>
/// <param name="Flux">Areas to the power of beta times probabilities.</param>
/// <param name="Interaction">Capacities times probabilities.</param>
/// <param name="Integral">
/// Areas over one more than the number of links to them, the node itself included, in square metres.
/// </param>
readonly record struct SourceRow(double Flux, double Interaction, double Integral)
{
    /// <summary>Mean cost to the nodes that can be reached; NaN where there are none.</summary>
    public double MeanCost { get; init; }

    /// <summary>Greatest cost to a node that has an area and can be reached.</summary>
    public double Farthest { get; init; }

    /// <summary>Sum of 1 / number of links to the nodes that have an area and can be reached.</summary>
    public double InverseLinks { get; init; }
}

/// <summary>What nodes count.</summary>
/// <param name="Areas">In square metres; in IIC, H and GD.</param>
/// <param name="Capacities">In PC: areas to the power of its beta.</param>
/// <param name="Weights">In F, IF, BC and CF: areas to the power of beta.</param>
sealed record NodeSizes(double[] Areas, double[] Capacities, double[] Weights)
{
    public int Count => Areas.Length;

    public static NodeSizes Of(double[] areas, NetworkParameters parameters) =>
        new(areas, Powers(areas, parameters.PcBeta), Powers(areas, parameters.Beta));

    // Every area is itself to the power of 1, to the last bit.
    static double[] Powers(double[] areas, double exponent) =>
        exponent.Equals(1.0) ? areas : [.. areas.Select(area => area > 0 ? Math.Pow(area, exponent) : 0)];
}
