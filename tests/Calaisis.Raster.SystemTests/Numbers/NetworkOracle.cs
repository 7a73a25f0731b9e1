namespace Calaisis.Raster.SystemTests.Numbers;

/// <summary>The indicators of a network, from areas and links with costs, as plainly as they are defined.</summary>
/// <param name="areas">Of each core area, the first at 0; in any unit.</param>
/// <param name="links">Active links by their ends, from 0, and their costs.</param>
sealed class NetworkOracle(IReadOnlyList<double> areas, IReadOnlyList<(int A, int B, double Cost)> links)
{
    readonly ILookup<int, (int To, double Cost)> _neighbours = links
        .SelectMany(link => new[] { link, (link.B, link.A, link.Cost) })
        .ToLookup(link => link.Item1, link => (link.Item2, link.Item3));

    /// <summary>
    /// EC(PC): sqrt(sum of a_i a_j p_ij) over ordered pairs, p along the cheapest way over links; in the unit of areas.
    /// </summary>
    public double EquivalentConnectivity(double distance, double probability) =>
        Math.Sqrt(SumOf(cost => cost, cost => Math.Exp(Math.Log(probability) * cost / distance)));

    /// <summary>The sum of IIC before it is divided by the square of the study area.</summary>
    public double IicSum => SumOf(_ => 1, steps => 1 / (1 + steps));

    public int Components =>
        Enumerable.Range(0, areas.Count).Count(i => !WaysFrom(i, _ => 1).Take(i).Any(double.IsFinite));

    /// <summary>H: sum over unordered pairs of 1 / fewest links.</summary>
    public double Harary => Enumerable.Range(0, areas.Count)
        .Sum(i => WaysFrom(i, _ => 1).Take(i).Where(double.IsFinite).Sum(steps => 1 / steps));

    /// <summary>GD: the longest of the cheapest ways.</summary>
    public double Diameter =>
        Enumerable.Range(0, areas.Count).Max(i => WaysFrom(i, cost => cost).Where(double.IsFinite).Max());

    /// <summary>IF: sum over all, i itself included, of a_i a_j p_ij.</summary>
    public double InteractionFlux(int i, double distance, double probability) => WaysFrom(i, cost => cost)
        .Zip(areas, (way, area) =>
            double.IsFinite(way) ? areas[i] * area * Math.Exp(Math.Log(probability) * way / distance) : 0).Sum();

    /// <summary>CCe: mean cost of the cheapest ways to the others that can be reached.</summary>
    public double MeanCostFrom(int i) =>
        WaysFrom(i, cost => cost).Where((way, j) => j != i && double.IsFinite(way)).Average();

    /// <summary>
    /// Over ordered pairs, i = j included, with the share that the length of the shortest way gives; 0 where there is
    /// none.
    /// </summary>
    double SumOf(Func<double, double> length, Func<double, double> share) => Enumerable.Range(0, areas.Count)
        .Sum(i => areas[i]
            * WaysFrom(i, length).Zip(areas, (way, area) => double.IsFinite(way) ? area * share(way) : 0).Sum());

    /// <summary>
    /// The shortest way from one core area to each: Dijkstra, links as long as is said of their cost.
    /// </summary>
    double[] WaysFrom(int from, Func<double, double> length)
    {
        var ways = Enumerable.Repeat(double.PositiveInfinity, areas.Count).ToArray();
        ways[from] = 0;
        var queue = new PriorityQueue<int, double>([(from, 0.0)]);
        while (queue.TryDequeue(out var at, out var way))
        {
            if (way > ways[at]) continue;
            foreach (var (to, cost) in _neighbours[at])
            {
                if (way + length(cost) >= ways[to]) continue;
                ways[to] = way + length(cost);
                queue.Enqueue(to, ways[to]);
            }
        }

        return ways;
    }
}
