namespace Calaisis.Raster.Networks;

/// <summary>
/// Best paths from one node to all it can reach. One instance serves one worker, for one source after the other.
/// </summary>
/// <remarks>
/// The cost of a path is the sum of its links' costs in the order from the source, in double precision; adding rounds
/// monotonically, so the least such sum exists whatever the order of the search. Of several paths with the same sum to
/// the last bit the one counts whose last node before the target has the lowest id, and so on back to the source.
/// </remarks>
sealed class ShortestPaths
{
    readonly NetworkGraph _graph;
    readonly NodeHeap _heap;
    readonly double[] _costs;
    readonly int[] _parents;
    readonly int[] _parentEdges;
    readonly int[] _settled;
    readonly int[] _preorder;
    readonly int[] _places;
    readonly int[] _sizes;
    readonly int[] _next;

    public ShortestPaths(NetworkGraph graph)
    {
        _graph = graph;
        var nodes = graph.Patches.Count;
        _heap = new NodeHeap(nodes);
        _costs = new double[nodes];
        _parents = new int[nodes];
        _parentEdges = new int[nodes];
        _settled = new int[nodes];
        _preorder = new int[nodes];
        _places = new int[nodes];
        _sizes = new int[nodes];
        _next = new int[nodes];
    }

    /// <summary>Least cost of each node; infinite where it cannot be reached.</summary>
    public ReadOnlySpan<double> Costs => _costs;

    /// <summary>Number of the node before each on its path; -1 for the source and what cannot be reached.</summary>
    public ReadOnlySpan<int> Parents => _parents;

    /// <summary>Number of the link each node's path ends with; -1 where there is none.</summary>
    public ReadOnlySpan<int> ParentEdges => _parentEdges;

    /// <summary>How many nodes are reached, the source included.</summary>
    public int Reached { get; private set; }

    /// <summary>
    /// The reached nodes so that each stands before all whose path crosses it, and these stand right after it.
    /// </summary>
    public ReadOnlySpan<int> Preorder => _preorder.AsSpan(0, Reached);

    /// <summary>Place of each reached node in <see cref="Preorder"/>; -1 for the others.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>How many nodes' paths end in or cross each reached node.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    public void Search(int source)
    {
        Settle(source);
        ChooseParents(source);
        Order(source);
    }

    void Settle(int source)
    {
        Array.Fill(_costs, double.PositiveInfinity);
        _costs[source] = 0;
        _heap.Offer(source, 0);
        Reached = 0;
        while (_heap.TryTake(out var node))
        {
            _settled[Reached++] = node;
            foreach (var arc in _graph.ArcsOf(node))
            {
                var cost = _costs[node] + arc.Cost;
                if (cost >= _costs[arc.To]) continue;
                _costs[arc.To] = cost;
                _heap.Offer(arc.To, cost);
            }
        }
    }

    /// <summary>
    /// Only a node settled earlier can be a parent: a cost that rounding swallows would else make a circle.
    /// </summary>
    void ChooseParents(int source)
    {
        Array.Fill(_parents, -1);
        Array.Fill(_parentEdges, -1);
        Array.Fill(_places, -1);
        _places[source] = 0;
        for (var i = 1; i < Reached; i++)
        {
            var node = _settled[i];
            foreach (var arc in _graph.ArcsOf(node))
            {
                // Arcs come by target, so the first that fits has the lowest id.
                if (_places[arc.To] < 0 || !(_costs[arc.To] + arc.Cost).Equals(_costs[node])) continue;
                _parents[node] = arc.To;
                _parentEdges[node] = arc.Edge;
                break;
            }

            _places[node] = i;
        }
    }

    void Order(int source)
    {
        for (var i = 0; i < Reached; i++) _sizes[_settled[i]] = 1;
        for (var i = Reached - 1; i > 0; i--) _sizes[_parents[_settled[i]]] += _sizes[_settled[i]];

        _places[source] = 0;
        _preorder[0] = source;
        _next[source] = 1;
        for (var i = 1; i < Reached; i++)
        {
            var node = _settled[i];
            var parent = _parents[node];
            var place = _next[parent];
            _next[parent] += _sizes[node];
            _places[node] = place;
            _preorder[place] = node;
            _next[node] = place + 1;
        }
    }
}
