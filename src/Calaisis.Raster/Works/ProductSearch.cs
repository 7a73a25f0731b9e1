namespace Calaisis.Raster.Works;

/// <summary>
/// The connectivity of a network with some works, by a search from each vertex: what is written comes from here.
/// </summary>
/// <remarks>
/// The numerator of the probability of connectivity (Saura and Pascual-Hortal, Landscape and Urban Planning 83, 2007):
/// the sum over sources s and targets t, s itself included, of q_s q_t p_st, where p_st is the greatest product of
/// probabilities along a path. EC, the equivalent connectivity, is its root.
/// </remarks>
public static class ProductSearch
{
    /// <summary>The equivalent connectivity, in the unit of qualities.</summary>
    public static double EcOf(ImprovedNetwork network, WorkSet works) => Math.Sqrt(NumeratorOf(network, works));

    static double NumeratorOf(ImprovedNetwork network, WorkSet works)
    {
        var (count, state) = (network.Vertices.Count, ImprovedState.Of(network, works));
        var leaving = Enumerable.Range(0, network.Arcs.Count).ToLookup(arc => network.Arcs[arc].From);
        var best = new double[count];
        var open = new PriorityQueue<int, (double, int)>();
        var sum = 0.0;
        for (var source = 0; source < count; source++)
        {
            if (state.Sources[source] == 0) continue;
            Array.Clear(best);
            best[source] = 1;
            open.Enqueue(source, (-1, source));
            while (open.TryDequeue(out var vertex, out var rank))
            {
                if (-rank.Item1 < best[vertex]) continue;
                foreach (var arc in leaving[vertex])
                {
                    var (to, product) = (network.Arcs[arc].To, best[vertex] * state.Probabilities[arc]);
                    if (product <= best[to]) continue;
                    best[to] = product;
                    open.Enqueue(to, (-product, to));
                }
            }

            var reached = 0.0;
            for (var target = 0; target < count; target++) reached += state.Targets[target] * best[target];
            sum += state.Sources[source] * reached;
        }

        return sum;
    }
}

/// <summary>Qualities and probabilities once works are done.</summary>
readonly record struct ImprovedState(double[] Sources, double[] Targets, double[] Probabilities)
{
    public static ImprovedState Of(ImprovedNetwork network, WorkSet works)
    {
        var (sources, targets, probabilities) = (
            network.Vertices.Select(vertex => vertex.SourceQuality).ToArray(),
            network.Vertices.Select(vertex => vertex.TargetQuality).ToArray(),
            network.Arcs.Select(arc => arc.Probability).ToArray());
        foreach (var improvement in works.Works.SelectMany(work => network.Improvements[work]))
        {
            switch (improvement)
            {
                case ArcImprovement arc:
                    probabilities[arc.Arc] = Math.Max(probabilities[arc.Arc], arc.Probability);
                    break;
                case VertexImprovement vertex:
                    sources[vertex.Vertex] += vertex.SourceGain;
                    targets[vertex.Vertex] += vertex.TargetGain;
                    break;
            }
        }

        return new ImprovedState(sources, targets, probabilities);
    }
}
