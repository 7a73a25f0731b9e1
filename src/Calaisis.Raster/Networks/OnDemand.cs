namespace Calaisis.Raster.Networks;

/// <summary>What takes searches of its own, and so is done only where it is asked for.</summary>
/// <param name="Currents">
/// Currents through nodes and links, in place of betweenness; null where CF is not asked for.
/// </param>
/// <param name="Iic">What the sum of IIC loses without a node or a link; null where dIIC is not asked for.</param>
sealed record OnDemand(PairSums? Currents, PairSums? Iic)
{
    public static OnDemand Of(
        NetworkGraph graph, NodeSizes sizes, NetworkIndices indices, int workers, CancellationToken cancel) =>
        new(
            indices.HasFlag(NetworkIndices.CurrentFlow) ? CurrentFlow.Sum(graph, sizes.Weights, workers, cancel) : null,
            indices.HasFlag(NetworkIndices.DeltaIic) ? IicLosses(graph, sizes.Areas, workers, cancel) : null);

    /// <summary>The search for dPC, with links that all count one.</summary>
    static PairSums IicLosses(NetworkGraph graph, double[] areas, int workers, CancellationToken cancel)
    {
        var counted = NetworkGraph.Of(graph.Patches, graph.Links.Select(link => link with { Cost = 1 }));
        var decay = new LinkCountDecay();
        return SourceParts.Sum(
            counted,
            workers,
            () => (
                Paths: new ShortestPaths(counted), Losses: new Losses(counted, areas, decay),
                Worth: new double[areas.Length]),
            (worker, source, sums) =>
            {
                worker.Paths.Search(source);
                for (var node = 0; node < areas.Length; node++) worker.Worth[node] = decay.Of(worker.Paths.Costs[node]);
                worker.Losses.Add(source, worker.Paths, worker.Worth, sums);
            },
            cancel);
    }
}
