using Calaisis.Raster.Links;

namespace Calaisis.Raster.Networks;

/// <summary>
/// The places where links end in core areas, one for each end of each link, and what it costs to cross a core area from
/// one to another. The ports of a node are numbered as its arcs, by target.
/// </summary>
sealed class PatchPorts
{
    readonly int[] _firsts;
    readonly double[][] _crossings;

    PatchPorts(int[] firsts, int[] nodes, Arc[] arcs, int[] across, double[][] crossings) =>
        (_firsts, Nodes, Arcs, Across, _crossings) = (firsts, nodes, arcs, across, crossings);

    /// <summary>The node of each port.</summary>
    public int[] Nodes { get; }

    /// <summary>The link that begins at each port.</summary>
    public Arc[] Arcs { get; }

    /// <summary>The port at the other end of its link.</summary>
    public int[] Across { get; }

    public int Count => Nodes.Length;

    /// <summary>The ports of a node: from the first up to, not including, the second.</summary>
    public (int First, int End) Of(int node) => (_firsts[node], _firsts[node + 1]);

    /// <summary>What it costs to cross the node of a port from it to each port of the same node.</summary>
    public ReadOnlySpan<double> From(int port)
    {
        var (first, end) = Of(Nodes[port]);
        return _crossings[Nodes[port]].AsSpan((port - first) * (end - first), end - first);
    }

    /// <exception cref="ArgumentException">
    /// A crossing is missing, or of a link that does not end in its core area.
    /// </exception>
    public static PatchPorts Of(NetworkGraph graph, IEnumerable<PatchCrossing> crossings)
    {
        var count = graph.Patches.Count;
        var firsts = new int[count + 1];
        for (var node = 0; node < count; node++) firsts[node + 1] = firsts[node] + graph.ArcsOf(node).Length;
        var (nodes, arcs, across) = (new int[firsts[count]], new Arc[firsts[count]], new int[firsts[count]]);
        var ports = new Dictionary<(int Patch, int Link), int>();
        for (var node = 0; node < count; node++)
        {
            foreach (var arc in graph.ArcsOf(node))
            {
                var port = ports.Count;
                (nodes[port], arcs[port]) = (node, arc);
                ports.Add((graph.Patches[node].Id, graph.Links[arc.Edge].Id), port);
            }
        }

        for (var port = 0; port < nodes.Length; port++)
            across[port] = ports[(graph.Patches[arcs[port].To].Id, graph.Links[arcs[port].Edge].Id)];
        return new PatchPorts(firsts, nodes, arcs, across, Costs(crossings, firsts, ports, nodes));
    }

    static double[][] Costs(
        IEnumerable<PatchCrossing> crossings, int[] firsts, Dictionary<(int Patch, int Link), int> ports, int[] nodes)
    {
        var costs = new double[firsts.Length - 1][];
        for (var node = 0; node < costs.Length; node++)
        {
            var degree = firsts[node + 1] - firsts[node];
            costs[node] = new double[degree * degree];
            Array.Fill(costs[node], double.NaN);
            for (var i = 0; i < degree; i++) costs[node][(i * degree) + i] = 0;
        }

        foreach (var crossing in crossings)
        {
            if (!ports.TryGetValue((crossing.Patch, crossing.LinkA), out var a)
                || !ports.TryGetValue((crossing.Patch, crossing.LinkB), out var b))
            {
                throw new ArgumentException(
                    $"the links {crossing.LinkA} and {crossing.LinkB} do not both end in the patch {crossing.Patch}",
                    nameof(crossings));
            }

            var node = nodes[a];
            var (i, j, degree) = (a - firsts[node], b - firsts[node], firsts[node + 1] - firsts[node]);
            costs[node][(i * degree) + j] = costs[node][(j * degree) + i] = crossing.Cost;
        }

        if (costs.Any(node => node.Any(double.IsNaN)))
            throw new ArgumentException("a crossing of two links is missing", nameof(crossings));
        return costs;
    }
}
