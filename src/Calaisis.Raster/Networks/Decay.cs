namespace Calaisis.Raster.Networks;

/// <summary>
/// What exchange over a distance in the network is worth: 1 at none, less the farther, 0 where there is no way.
/// </summary>
abstract class Decay
{
    public abstract double Of(double distance);

    /// <summary>The distance from a source beyond which nothing counts in losses.</summary>
    public abstract double LimitFrom(double capacity);
}

/// <summary>p = exp(-alpha cost), as in PC.</summary>
sealed class ProbabilityDecay(double alpha, double[] capacities) : Decay
{
    // Half a unit in the last place of a sum.
    const double Rounding = 1.0 / (1L << 53);

    readonly double _limitFactor =
        4 * capacities.Length * capacities.Sum() / (Rounding * capacities.Sum(capacity => capacity * capacity));

    public override double Of(double distance) => Math.Exp(-alpha * distance);

    /// <remarks>
    /// From a source i, all nodes farther than the limit hold at most 2 a_i A exp(-alpha limit) of the sum, A being all
    /// capacities; a detour longer than it holds no more. With this limit, both together are at most one n-th of half a
    /// unit in the last place of the sum of all a_i^2, so over all sources less than what rounding takes from PC. Short
    /// dispersal distances make it several times faster.
    /// </remarks>
    public override double LimitFrom(double capacity) => Math.Log(capacity * _limitFactor) / alpha;
}

/// <summary>1 / (1 + number of links), as in IIC.</summary>
sealed class LinkCountDecay : Decay
{
    public override double Of(double distance) => 1 / (1 + distance);

    public override double LimitFrom(double capacity) => double.PositiveInfinity;
}
