namespace Calaisis.Raster.Networks;

/// <summary>Best paths from a source over ports.</summary>
/// <param name="settled">The reached ports by cost.</param>
/// <param name="parents">The port before each; -1 for those of the source.</param>
/// <param name="costs">Cost of each.</param>
readonly ref struct PortTree(ReadOnlySpan<int> settled, int[] parents, double[] costs)
{
    public ReadOnlySpan<int> Settled { get; } = settled;

    public int[] Parents { get; } = parents;

    public double[] Costs { get; } = costs;
}

/// <summary>
/// What the pairs of one source lose without each node and each link that its best paths over ports cross: only the
/// ports behind are searched again, as in <see cref="Losses"/>; a node has several, and so may have several parts of
/// the tree behind it.
/// </summary>
sealed class PortLosses(PatchPorts ports, double[] capacities, Decay decay)
{
    const int None = -1;

    readonly NodeHeap _heap = new(ports.Count);
    readonly int[] _portAt = new int[ports.Count];
    readonly int[] _places = new int[ports.Count];
    readonly int[] _sizes = new int[ports.Count];
    readonly int[] _highest = new int[ports.Count];
    readonly int[] _next = new int[ports.Count];
    readonly double[] _detours = new double[ports.Count];
    readonly int[] _marks = new int[ports.Count];
    readonly List<int> _behind = [];
    readonly List<(int Start, int End)> _parts = [];
    int _mark;
    int _count;

    /// <summary>Adds the losses of the pairs of a source with higher nodes.</summary>
    public void Add(int source, PortTree tree, double[] nodeCosts, int[] ends, double[] worth, PairSums sums)
    {
        Order(tree, decay.LimitFrom(capacities[source]));
        for (var place = 0; place < _count; place++)
        {
            var port = _portAt[place];
            var parent = tree.Parents[port];
            if (parent == None || ports.Nodes[parent] == ports.Nodes[port] || _highest[place] <= source) continue;
            _parts.Clear();
            _parts.Add((place, place + _sizes[place]));
            var edge = ports.Arcs[port].Edge;
            sums.LinkLoss[edge] += capacities[source] * LossOf(source, tree.Costs, nodeCosts, ends, worth, None, edge);
        }

        for (var node = 0; node < capacities.Length; node++)
        {
            if (node != source && PartsBehind(node, source))
            {
                sums.NodeLoss[node] +=
                    capacities[source] * LossOf(source, tree.Costs, nodeCosts, ends, worth, node, None);
            }
        }
    }

    /// <summary>
    /// Numbers the ports within a limit so that each stands before all behind it, and these stand right after it.
    /// </summary>
    void Order(PortTree tree, double limit)
    {
        Array.Fill(_places, None);
        _count = 0;
        while (_count < tree.Settled.Length && tree.Costs[tree.Settled[_count]] <= limit) _count++;
        var near = tree.Settled[.._count];
        foreach (var port in near) _sizes[port] = 1;
        for (var i = _count - 1; i >= 0; i--)
        {
            if (tree.Parents[near[i]] is not None and var parent) _sizes[parent] += _sizes[near[i]];
        }

        var root = 0;
        foreach (var port in near)
        {
            ref var next = ref root;
            if (tree.Parents[port] is not None and var parent) next = ref _next[parent];
            _places[port] = next;
            _portAt[next] = port;
            next += _sizes[port];
            _next[port] = _places[port] + 1;
        }

        // From here on by place.
        var sizes = new int[_count];
        for (var place = 0; place < _count; place++) sizes[place] = _sizes[_portAt[place]];
        sizes.CopyTo(_sizes, 0);
        for (var place = _count - 1; place >= 0; place--)
        {
            _highest[place] = ports.Nodes[_portAt[place]];
            for (var child = place + 1; child < place + _sizes[place]; child += _sizes[child])
                _highest[place] = Math.Max(_highest[place], _highest[child]);
        }
    }

    /// <summary>
    /// The parts of the tree behind the ports of a node; whether other nodes above the source are in them.
    /// </summary>
    bool PartsBehind(int node, int source)
    {
        _parts.Clear();
        var counts = false;
        var (first, end) = ports.Of(node);
        for (var port = first; port < end; port++)
        {
            if (_places[port] is not (not None and var place) || _sizes[place] == 1) continue;
            _parts.Add((place, place + _sizes[place]));
            counts |= _highest[place] > source;
        }

        if (!counts) return false;

        _parts.Sort();
        // Those inside others are theirs.
        var kept = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (kept == 0 || _parts[i].Start >= _parts[kept - 1].End) _parts[kept++] = _parts[i];
        }

        _parts.RemoveRange(kept, _parts.Count - kept);
        return true;
    }

    double LossOf(
        int source, double[] costs, double[] nodeCosts, int[] ends, double[] worth, int withoutNode, int withoutEdge)
    {
        _mark++;
        _behind.Clear();
        foreach (var (start, end) in _parts)
        {
            for (var place = start; place < end; place++)
            {
                var port = _portAt[place];
                if (ports.Nodes[port] == withoutNode) continue;
                _marks[port] = _mark;
                _behind.Add(port);
            }
        }

        foreach (var port in _behind) Enter(port, costs, withoutNode, withoutEdge);
        while (_heap.TryTake(out var port)) Spread(port, withoutEdge);
        var loss = 0.0;
        foreach (var port in _behind)
        {
            var node = ports.Nodes[port];
            if (node <= source || ends[node] != port) continue;
            var least = double.PositiveInfinity;
            var (first, end) = ports.Of(node);
            for (var other = first; other < end; other++)
            {
                if (_marks[other] == _mark) least = Math.Min(least, _detours[other]);
                else if (_places[other] != None) least = Math.Min(least, costs[other]);
            }

            // Where another path costs the same, nothing is lost.
            if (least > nodeCosts[node]) loss += capacities[node] * (worth[node] - decay.Of(least));
        }

        return loss;
    }

    /// <summary>The cheapest way to a port straight from one that keeps its path.</summary>
    void Enter(int port, double[] costs, int withoutNode, int withoutEdge)
    {
        var least = double.PositiveInfinity;
        var across = ports.Across[port];
        if (Keeps(across) && ports.Nodes[across] != withoutNode && ports.Arcs[port].Edge != withoutEdge)
            least = costs[across] + ports.Arcs[port].Cost;
        var crossings = ports.From(port);
        var (first, _) = ports.Of(ports.Nodes[port]);
        for (var i = 0; i < crossings.Length; i++)
        {
            if (Keeps(first + i)) least = Math.Min(least, costs[first + i] + crossings[i]);
        }

        _detours[port] = least;
        if (!double.IsPositiveInfinity(least)) _heap.Offer(port, least);

        bool Keeps(int other) => _marks[other] != _mark && _places[other] != None;
    }

    void Spread(int port, int withoutEdge)
    {
        if (ports.Arcs[port].Edge != withoutEdge) Lower(ports.Across[port], _detours[port] + ports.Arcs[port].Cost);
        var crossings = ports.From(port);
        var (first, _) = ports.Of(ports.Nodes[port]);
        for (var i = 0; i < crossings.Length; i++) Lower(first + i, _detours[port] + crossings[i]);
    }

    void Lower(int port, double cost)
    {
        if (_marks[port] != _mark || cost >= _detours[port]) return;
        _detours[port] = cost;
        _heap.Offer(port, cost);
    }
}
