namespace Calaisis.Raster.Networks;

/// <summary>Which nodes hang together.</summary>
/// <param name="Count">How many components there are.</param>
/// <param name="OfNode">Component of each node, 1 to <paramref name="Count"/>, by the lowest node of each.</param>
sealed record Components(int Count, int[] OfNode)
{
    public static Components Of(NetworkGraph graph)
    {
        var ofNode = new int[graph.Patches.Count];
        var waiting = new Stack<int>();
        var count = 0;
        for (var first = 0; first < ofNode.Length; first++)
        {
            if (ofNode[first] > 0) continue;
            ofNode[first] = ++count;
            waiting.Push(first);
            while (waiting.TryPop(out var node))
            {
                foreach (var arc in graph.ArcsOf(node))
                {
                    if (ofNode[arc.To] > 0) continue;
                    ofNode[arc.To] = count;
                    waiting.Push(arc.To);
                }
            }
        }

        return new Components(count, ofNode);
    }

    /// <summary>How many components have some of these areas.</summary>
    public int CountWith(double[] areas) => OfNode.Where((_, node) => areas[node] > 0).Distinct().Count();

    /// <summary>Area of the largest component.</summary>
    public double LargestArea(double[] areas)
    {
        var sums = new double[Count];
        for (var node = 0; node < areas.Length; node++) sums[OfNode[node] - 1] += areas[node];
        return sums.Max();
    }
}
