using Calaisis.Raster.Works;

namespace Calaisis.Raster.Tests.Works;

/// <summary>Random networks with works, and their connectivity by trying all paths.</summary>
static class SmallNetworks
{
    /// <param name="random">Where it comes from.</param>
    /// <param name="vertices">How many.</param>
    /// <param name="works">How many works, each of one to three improvements.</param>
    public static ImprovedNetwork Of(Random random, int vertices, int works)
    {
        var arcs = new List<NetworkArc>();
        for (var from = 0; from < vertices; from++)
        {
            for (var to = 0; to < vertices; to++)
            {
                if (from != to && random.NextDouble() < 0.35)
                    arcs.Add(new NetworkArc(from, to, random.Next(4) == 0 ? 0 : random.NextDouble() * 0.8));
            }
        }

        if (arcs.Count == 0) arcs.Add(new NetworkArc(0, vertices - 1, 0.1));
        return new ImprovedNetwork(
            "n",
            [.. Enumerable.Range(0, vertices).Select(_ => new NetworkVertex(1 + random.Next(9), 1 + random.Next(9)))],
            arcs,
            [.. Enumerable.Range(0, works).Select(_ => Improvements(random, vertices, arcs))]);
    }

    static List<Improvement> Improvements(Random random, int vertices, List<NetworkArc> arcs) =>
    [
        .. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(5) == 0
            ? (Improvement)new VertexImprovement(random.Next(vertices), random.Next(5), random.Next(5))
            : new ArcImprovement(random.Next(arcs.Count), random.NextDouble())),
    ];

    /// <summary>EC by the greatest product over paths of ever more arcs, as Bellman and Ford have it.</summary>
    public static double Ec(ImprovedNetwork network, IReadOnlyCollection<int> works)
    {
        var (n, m) = (network.Vertices.Count, network.Arcs.Count);
        var p = network.Arcs.Select(arc => arc.Probability).ToArray();
        var (from, to) = (
            network.Vertices.Select(vertex => vertex.SourceQuality).ToArray(),
            network.Vertices.Select(vertex => vertex.TargetQuality).ToArray());
        foreach (var improvement in works.SelectMany(work => network.Improvements[work]))
        {
            if (improvement is ArcImprovement arc) p[arc.Arc] = Math.Max(p[arc.Arc], arc.Probability);
            if (improvement is not VertexImprovement vertex) continue;
            from[vertex.Vertex] += vertex.SourceGain;
            to[vertex.Vertex] += vertex.TargetGain;
        }

        var sum = 0.0;
        for (var source = 0; source < n; source++)
        {
            var best = new double[n];
            best[source] = 1;
            for (var length = 1; length < n; length++)
            {
                for (var arc = 0; arc < m; arc++)
                {
                    var (a, b) = (network.Arcs[arc].From, network.Arcs[arc].To);
                    best[b] = Math.Max(best[b], best[a] * p[arc]);
                }
            }

            for (var target = 0; target < n; target++) sum += from[source] * to[target] * best[target];
        }

        return Math.Sqrt(sum);
    }
}
