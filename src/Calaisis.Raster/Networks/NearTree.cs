namespace Calaisis.Raster.Networks;

/// <summary>
/// The part of a tree of best paths within a limit of cost, with the links among its nodes, numbered so that each node
/// stands before all whose path crosses it, and these stand right after it. One instance serves one worker.
/// </summary>
sealed class NearTree(NetworkGraph graph)
{
    readonly int[] _nodes = new int[graph.Patches.Count];
    readonly int[] _places = new int[graph.Patches.Count];
    readonly double[] _costs = new double[graph.Patches.Count];
    readonly int[] _parents = new int[graph.Patches.Count];
    readonly double[] _steps = new double[graph.Patches.Count];
    readonly int[] _sizes = new int[graph.Patches.Count];
    readonly int[] _highest = new int[graph.Patches.Count];
    readonly int[] _firstArcs = new int[graph.Patches.Count + 1];
    readonly NearArc[] _arcs = new NearArc[2 * graph.Links.Count];

    /// <summary>How many nodes are in it.</summary>
    public int Count { get; private set; }

    /// <summary>The network's number of each of its nodes.</summary>
    public ReadOnlySpan<int> Nodes => _nodes.AsSpan(0, Count);

    public ReadOnlySpan<double> Costs => _costs.AsSpan(0, Count);

    /// <summary>The node before each on its path; -1 for the source.</summary>
    public ReadOnlySpan<int> Parents => _parents.AsSpan(0, Count);

    /// <summary>Cost of the link from the parent of each.</summary>
    public ReadOnlySpan<double> Steps => _steps.AsSpan(0, Count);

    /// <summary>How many nodes' paths end in or cross each.</summary>
    public ReadOnlySpan<int> Sizes => _sizes.AsSpan(0, Count);

    /// <summary>The highest of the network's numbers among a node and those behind it.</summary>
    public ReadOnlySpan<int> Highest => _highest.AsSpan(0, Count);

    /// <summary>The links that leave a node for others in it.</summary>
    public ReadOnlySpan<NearArc> ArcsOf(int place) => _arcs.AsSpan(_firstArcs[place].._firstArcs[place + 1]);

    public void Grow(ShortestPaths paths, double limit)
    {
        Array.Fill(_places, -1);
        Count = 0;
        var order = paths.Preorder;
        for (var at = 0; at < order.Length; at++)
        {
            var node = order[at];
            if (paths.Costs[node] > limit)
            {
                // Whoever is behind it is farther still.
                at += paths.Sizes[node] - 1;
                continue;
            }

            _places[node] = Count;
            _nodes[Count] = node;
            _costs[Count] = paths.Costs[node];
            _parents[Count] = at == 0 ? -1 : _places[paths.Parents[node]];
            _sizes[Count] = 1;
            _highest[Count++] = node;
        }

        for (var place = Count - 1; place > 0; place--)
        {
            _sizes[_parents[place]] += _sizes[place];
            _highest[_parents[place]] = Math.Max(_highest[_parents[place]], _highest[place]);
        }

        LayArcs();
    }

    void LayArcs()
    {
        var laid = 0;
        for (var place = 0; place < Count; place++)
        {
            _firstArcs[place] = laid;
            foreach (var arc in graph.ArcsOf(_nodes[place]))
            {
                var to = _places[arc.To];
                if (to < 0) continue;
                _arcs[laid++] = new NearArc(to, arc.Cost);
                if (to == _parents[place]) _steps[place] = arc.Cost;
            }
        }

        _firstArcs[Count] = laid;
    }
}

/// <summary>A link as seen from one of its ends.</summary>
/// <param name="To">Place of the node at the other end.</param>
/// <param name="Cost">The link's cost.</param>
readonly record struct NearArc(int To, double Cost);
