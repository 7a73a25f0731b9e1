namespace Calaisis.Raster.Networks;

/// <summary>
/// The search where a path pays for crossing the core areas on its way (intra-patch distances, Graphab): over the ports
/// of links. A path begins and ends at any port of its core areas.
/// </summary>
/// <remarks>
/// Of paths that cost the same the one counts whose last port before the end has the lowest node, then the lowest
/// target of its link, and so on back to the source.
/// </remarks>
sealed class PortSearch(
    NetworkGraph graph, PatchPorts ports, NodeSizes sizes, Decay decay) : NodeSearch(graph, sizes, decay)
{
    const int None = -1;

    readonly NodeHeap _heap = new(ports.Count);
    readonly double[] _costs = new double[ports.Count];
    readonly int[] _parents = new int[ports.Count];
    readonly int[] _places = new int[ports.Count];
    readonly int[] _settled = new int[ports.Count];
    readonly double[] _nodeCosts = new double[sizes.Count];
    // The port that the best path to each node ends at.
    readonly int[] _ends = new int[sizes.Count];
    readonly int[] _stamps = new int[sizes.Count];
    readonly PortLosses _losses = new(ports, sizes.Capacities, decay);
    int _count;
    int _reached;
    int _stamp;

    public override SourceRow Search(int source, PairSums sums)
    {
        var row = Look(source);
        ChooseParents(source);
        AddBetweenness(source, sums);
        _losses.Add(source, new PortTree(_settled.AsSpan(0, _count), _parents, _costs), _nodeCosts, _ends, Worth, sums);
        return row;
    }

    public override SourceRow Look(int source)
    {
        Settle(source);
        return Measure(source, _nodeCosts, _reached);
    }

    void Settle(int source)
    {
        Array.Fill(_costs, double.PositiveInfinity);
        Array.Fill(_nodeCosts, double.PositiveInfinity);
        Array.Fill(_ends, None);
        (_nodeCosts[source], _count, _reached) = (0, 0, 1);
        var (first, end) = ports.Of(source);
        for (var port = first; port < end; port++) Lower(port, 0);
        while (_heap.TryTake(out var port))
        {
            _settled[_count++] = port;
            var node = ports.Nodes[port];
            if (_ends[node] == None && node != source)
            {
                (_nodeCosts[node], _ends[node]) = (_costs[port], port);
                _reached++;
            }

            Lower(ports.Across[port], _costs[port] + ports.Arcs[port].Cost);
            var crossings = ports.From(port);
            var (start, _) = ports.Of(node);
            for (var i = 0; i < crossings.Length; i++) Lower(start + i, _costs[port] + crossings[i]);
        }
    }

    void Lower(int port, double cost)
    {
        if (cost >= _costs[port]) return;
        _costs[port] = cost;
        _heap.Offer(port, cost);
    }

    void ChooseParents(int source)
    {
        Array.Fill(_parents, None);
        Array.Fill(_places, None);
        for (var i = 0; i < _count; i++)
        {
            var port = _settled[i];
            _places[port] = i;
            if (ports.Nodes[port] == source) continue;
            var crossings = ports.From(port);
            var (start, _) = ports.Of(ports.Nodes[port]);
            Consider(port, ports.Across[port], ports.Arcs[port].Cost);
            for (var k = 0; k < crossings.Length; k++) Consider(port, start + k, crossings[k]);
        }
    }

    // Only a port settled earlier can be a parent: a crossing of no cost would else make a circle.
    void Consider(int port, int from, double cost)
    {
        if (_places[from] == None || from == port || !(_costs[from] + cost).Equals(_costs[port])) return;
        if (_parents[port] == None
            || (ports.Nodes[from], from).CompareTo((ports.Nodes[_parents[port]], _parents[port])) < 0)
        {
            _parents[port] = from;
        }
    }

    void AddBetweenness(int source, PairSums sums)
    {
        for (var node = source + 1; node < _ends.Length; node++)
        {
            if (_ends[node] == None) continue;
            _stamp++;
            var value = Sizes.Weights[source] * Sizes.Weights[node] * Worth[node];
            for (var port = _ends[node]; _parents[port] != None; port = _parents[port])
            {
                var before = ports.Nodes[_parents[port]];
                if (before == ports.Nodes[port]) continue;
                sums.LinkBetweenness[ports.Arcs[port].Edge] += value;
                if (before == source || before == node || _stamps[before] == _stamp) continue;
                _stamps[before] = _stamp;
                sums.NodeBetweenness[before] += value;
            }
        }
    }
}
