namespace Calaisis.Raster.Networks;

/// <summary>Everything the indicators need of one node as the source. One instance serves one worker.</summary>
abstract class NodeSearch(NetworkGraph graph, NodeSizes sizes, Decay decay)
{
    readonly LinkCounts _linkCounts = new(graph);

    /// <summary>What each node counts.</summary>
    protected NodeSizes Sizes { get; } = sizes;

    /// <summary>What exchange with each node is worth, after a search.</summary>
    protected double[] Worth { get; } = new double[sizes.Count];

    /// <summary>The search for a network: over ports where crossing core areas costs something.</summary>
    public static NodeSearch Of(NetworkGraph graph, NodeSizes sizes, Decay decay) =>
        graph.Ports is { } ports ? new PortSearch(graph, ports, sizes, decay) : new SourceSearch(graph, sizes, decay);

    /// <summary>Searches from one node and adds its pairs with higher nodes to the sums.</summary>
    public abstract SourceRow Search(int source, PairSums sums);

    /// <summary>
    /// Searches from one node for what it is worth to all others, without what nodes and links add to it.
    /// </summary>
    public abstract SourceRow Look(int source);

    /// <summary>Sums over all nodes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="nodeCosts">Least cost of each; infinite where it cannot be reached.</param>
    /// <param name="reached">How many can be reached, the source included.</param>
    protected SourceRow Measure(int source, ReadOnlySpan<double> nodeCosts, int reached)
    {
        var (flux, interaction, costs, farthest) = (0.0, 0.0, 0.0, 0.0);
        var (weights, capacities, areas) = (Sizes.Weights, Sizes.Capacities, Sizes.Areas);
        for (var node = 0; node < areas.Length; node++)
        {
            // What cannot be reached adds nothing.
            var cost = nodeCosts[node];
            var worth = decay.Of(cost);
            Worth[node] = worth;
            if (node == source) continue;
            flux += weights[node] * worth;
            interaction += capacities[node] * worth;
            if (double.IsPositiveInfinity(cost)) continue;
            costs += cost;
            if (areas[node] > 0) farthest = Math.Max(farthest, cost);
        }

        var (integral, inverse) = _linkCounts.SumsOver(source, areas);
        return new SourceRow(flux, interaction, integral)
        {
            MeanCost = reached > 1 ? costs / (reached - 1) : double.NaN,
            Farthest = farthest,
            InverseLinks = inverse,
        };
    }
}
