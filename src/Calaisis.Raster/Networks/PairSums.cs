namespace Calaisis.Raster.Networks;

/// <summary>
/// Sums over pairs of nodes, kept per node and per link. Each pair counts once, in the search from its lower node.
/// </summary>
sealed class PairSums(int nodes, int links)
{
    /// <summary>Per node, what the pairs of others lose without it: a_i a_j (p_ij - p_ij without it).</summary>
    public double[] NodeLoss { get; } = new double[nodes];

    /// <summary>Per link, what all pairs lose without it.</summary>
    public double[] LinkLoss { get; } = new double[links];

    /// <summary>Per node, (a_i a_j)^beta p_ij of the pairs of others whose best path crosses it.</summary>
    public double[] NodeBetweenness { get; } = new double[nodes];

    /// <summary>Per link, (a_i a_j)^beta p_ij of the pairs whose best path uses it.</summary>
    public double[] LinkBetweenness { get; } = new double[links];

    public void Add(PairSums other)
    {
        Add(NodeLoss, other.NodeLoss);
        Add(LinkLoss, other.LinkLoss);
        Add(NodeBetweenness, other.NodeBetweenness);
        Add(LinkBetweenness, other.LinkBetweenness);
    }

    static void Add(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += others[i];
    }
}
