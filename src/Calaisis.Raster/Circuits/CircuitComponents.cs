namespace Calaisis.Raster.Circuits;

/// <summary>The parts of a circuit that no branch joins, numbered by their first nodes.</summary>
public sealed class CircuitComponents
{
    readonly int[] _of;
    readonly int[] _nodes;
    readonly int[] _start;

    public CircuitComponents(CellCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        _of = new int[circuit.Nodes.Count];
        Array.Fill(_of, -1);
        var reached = new Stack<int>();
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        for (var first = 0; first < _of.Length; first++)
        {
            if (_of[first] >= 0) continue;
            _of[first] = Count;
            reached.Push(first);
            while (reached.TryPop(out var node))
            {
                foreach (var branch in circuit.Branches(node, room))
                {
                    if (_of[branch.Node] >= 0) continue;
                    _of[branch.Node] = Count;
                    reached.Push(branch.Node);
                }
            }

            Count++;
        }

        (_nodes, _start) = (new int[_of.Length], new int[Count + 1]);
        Sort();
    }

    public int Count { get; private set; }

    /// <summary>The component of a node.</summary>
    public int Of(int node) => _of[node];

    /// <summary>The nodes of a component, in order.</summary>
    public ReadOnlySpan<int> NodesOf(int component) =>
        _nodes.AsSpan(_start[component], _start[component + 1] - _start[component]);

    void Sort()
    {
        foreach (var component in _of) _start[component + 1]++;
        for (var i = 0; i < Count; i++) _start[i + 1] += _start[i];
        var next = _start.AsSpan(0, Count).ToArray();
        for (var node = 0; node < _of.Length; node++) _nodes[next[_of[node]]++] = node;
    }
}
