namespace Calaisis.Raster.Networks;

/// <summary>
/// CF (Graphab): each core area once receives the current that all others of its component send, a_j^beta each; links
/// resist as much as they cost. What passes a core area, and what a link carries, is summed over all receivers.
/// </summary>
static class CurrentFlow
{
    /// <summary>The sums, in place of betweenness.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="weights">What each node sends.</param>
    /// <param name="workers">Processors to use; the result does not depend on it.</param>
    /// <param name="cancel">Stops it between two receivers.</param>
    public static PairSums Sum(NetworkGraph graph, double[] weights, int workers, CancellationToken cancel)
    {
        var components = Components.Of(graph);
        var sent = new double[components.Count];
        for (var node = 0; node < weights.Length; node++) sent[components.OfNode[node] - 1] += weights[node];
        var mesh = StarMesh.Of(graph, cancel);
        return SourceParts.Sum(
            graph,
            workers,
            () => new Receiving(graph, mesh, components, weights, sent),
            (worker, receiver, sums) => worker.Add(receiver, sums),
            cancel);
    }

    sealed class Receiving(NetworkGraph graph, StarMesh mesh, Components components, double[] weights, double[] sent)
    {
        readonly int[][] _nodes = [.. Enumerable.Range(0, weights.Length).GroupBy(node => components.OfNode[node])
            .OrderBy(group => group.Key).Select(group => group.ToArray())];
        readonly double[] _currents = new double[weights.Length];
        readonly double[] _potentials = new double[weights.Length];

        public void Add(int receiver, PairSums sums)
        {
            var component = components.OfNode[receiver] - 1;
            var nodes = _nodes[component];
            if (nodes.Length == 1) return;
            foreach (var node in nodes) _currents[node] = weights[node];
            _currents[receiver] -= sent[component];
            mesh.Solve(component, _currents, _potentials);
            foreach (var node in nodes)
            {
                var (enters, leaves) = (0.0, 0.0);
                foreach (var arc in graph.ArcsOf(node))
                {
                    var current = (_potentials[node] - _potentials[arc.To]) / arc.Cost;
                    if (current < 0) enters -= current;
                    else leaves += current;
                    if (node < arc.To) sums.LinkBetweenness[arc.Edge] += Math.Abs(current);
                }

                // What it sends or keeps of its own does not pass it.
                sums.NodeBetweenness[node] += Math.Min(enters, leaves);
            }
        }
    }
}
