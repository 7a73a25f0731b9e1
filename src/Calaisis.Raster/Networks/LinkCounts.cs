namespace Calaisis.Raster.Networks;

/// <summary>Fewest links between nodes, whatever they cost. One instance serves one worker.</summary>
sealed class LinkCounts(NetworkGraph graph)
{
    readonly int[] _counts = new int[graph.Patches.Count];
    readonly int[] _queue = new int[graph.Patches.Count];

    /// <summary>
    /// Sum of a_j / (1 + nl_ij) over all nodes j that i can reach, itself included (nl_ii = 0), and of 1 / nl_ij over
    /// the others that have an area.
    /// </summary>
    public (double Integral, double Inverse) SumsOver(int source, double[] areas)
    {
        Array.Fill(_counts, -1);
        _counts[source] = 0;
        _queue[0] = source;
        var filled = 1;
        for (var taken = 0; taken < filled; taken++)
        {
            foreach (var arc in graph.ArcsOf(_queue[taken]))
            {
                if (_counts[arc.To] >= 0) continue;
                _counts[arc.To] = _counts[_queue[taken]] + 1;
                _queue[filled++] = arc.To;
            }
        }

        var (integral, inverse) = (0.0, 0.0);
        for (var node = 0; node < areas.Length; node++)
        {
            if (_counts[node] >= 0) integral += areas[node] / (1 + _counts[node]);
            if (_counts[node] > 0 && areas[node] > 0) inverse += 1.0 / _counts[node];
        }

        return (integral, inverse);
    }
}
