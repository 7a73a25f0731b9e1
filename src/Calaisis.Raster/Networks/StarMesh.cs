namespace Calaisis.Raster.Networks;

/// <summary>
/// Solves a network of resistors for any currents: node after node is taken out, its star of resistors replaced by the
/// mesh that conducts alike; potentials are found in the opposite order. Nothing is subtracted, so nothing cancels.
/// Nodes of fewest neighbours go first (minimum degree), which keeps meshes of planar networks small.
/// </summary>
sealed class StarMesh
{
    // In the order nodes are taken out: the node, the sum of its conductances, and those of its neighbours as shares of
    // it.
    readonly int[] _order;
    readonly double[] _totals;
    readonly int[] _firsts;
    readonly int[] _neighbours;
    readonly double[] _shares;

    // The order holds component after component; the last node of each has nobody left to be joined to.
    readonly int[] _starts;

    StarMesh(int[] order, double[] totals, int[] firsts, int[] neighbours, double[] shares, int[] starts) =>
        (_order, _totals, _firsts, _neighbours, _shares, _starts) = (order, totals, firsts, neighbours, shares, starts);

    /// <summary>Links resist as much as they cost.</summary>
    public static StarMesh Of(NetworkGraph graph, CancellationToken cancel)
    {
        var count = graph.Patches.Count;
        var components = Components.Of(graph);
        var meshes = Enumerable.Range(0, count).Select(_ => new Dictionary<int, double>()).ToArray();
        for (var node = 0; node < count; node++)
        {
            foreach (var arc in graph.ArcsOf(node)) meshes[node][arc.To] = 1 / arc.Cost;
        }

        var waiting = new PriorityQueue<int, (int Component, int Degree, int Node)>();
        for (var node = 0; node < count; node++) waiting.Enqueue(node, KeyOf(node));
        var (order, totals, firsts, starts) = (
            new List<int>(), new List<double>(), new List<int> { 0 }, new List<int>());
        var (neighbours, shares) = (new List<int>(), new List<double>());
        var isOut = new bool[count];
        while (waiting.TryDequeue(out var node, out var key))
        {
            cancel.ThrowIfCancellationRequested();
            if (isOut[node] || key != KeyOf(node)) continue;
            isOut[node] = true;
            if (order.Count == 0 || components.OfNode[order[^1]] != components.OfNode[node]) starts.Add(order.Count);
            order.Add(node);
            var star = meshes[node].OrderBy(entry => entry.Key).ToArray();
            var total = star.Sum(entry => entry.Value);
            totals.Add(total);
            for (var i = 0; i < star.Length; i++)
            {
                neighbours.Add(star[i].Key);
                shares.Add(star[i].Value / total);
                var mesh = meshes[star[i].Key];
                mesh.Remove(node);
                for (var j = 0; j < star.Length; j++)
                {
                    if (j != i)
                    {
                        mesh[star[j].Key] = mesh.GetValueOrDefault(star[j].Key)
                            + (star[i].Value * star[j].Value / total);
                    }
                }

                waiting.Enqueue(star[i].Key, KeyOf(star[i].Key));
            }

            meshes[node].Clear();
            firsts.Add(neighbours.Count);
        }

        starts.Add(order.Count);
        return new StarMesh([.. order], [.. totals], [.. firsts], [.. neighbours], [.. shares], [.. starts]);

        (int Component, int Degree, int Node) KeyOf(int node) => (components.OfNode[node], meshes[node].Count, node);
    }

    /// <summary>Potentials of the nodes of a component.</summary>
    /// <param name="component">Its number, from 0.</param>
    /// <param name="currents">What each node is fed, together 0; overwritten.</param>
    /// <param name="potentials">Receives them; that of one node is 0.</param>
    public void Solve(int component, double[] currents, double[] potentials)
    {
        var last = _starts[component + 1] - 1;
        for (var at = _starts[component]; at < last; at++)
        {
            var current = currents[_order[at]];
            for (var i = _firsts[at]; i < _firsts[at + 1]; i++) currents[_neighbours[i]] += current * _shares[i];
        }

        potentials[_order[last]] = 0;
        for (var at = last - 1; at >= _starts[component]; at--)
        {
            var potential = currents[_order[at]] / _totals[at];
            for (var i = _firsts[at]; i < _firsts[at + 1]; i++) potential += _shares[i] * potentials[_neighbours[i]];
            potentials[_order[at]] = potential;
        }
    }
}
