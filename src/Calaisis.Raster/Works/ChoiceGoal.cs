namespace Calaisis.Raster.Works;

/// <summary>How the gains of several networks become one number.</summary>
public enum GoalKind
{
    /// <summary>The weighted sum of EC relative to what it is without works.</summary>
    Sum,

    /// <summary>The least of the weighted relative ECs.</summary>
    Least,
}

/// <summary>What a choice of works is to make as great as possible.</summary>
/// <param name="Networks">At least one, each connected at all before any work.</param>
/// <param name="Weights">One for each network, above 0.</param>
/// <param name="Kind">How they become one number.</param>
public sealed record ChoiceGoal(IReadOnlyList<ImprovedNetwork> Networks, IReadOnlyList<double> Weights, GoalKind Kind)
{
    readonly double[] _before = [.. Networks.Select(network => ProductSearch.EcOf(network, WorkSet.None))];

    /// <summary>The equivalent connectivity of each network without works.</summary>
    public IReadOnlyList<double> EcBefore => _before;

    /// <summary>The equivalent connectivity of each network with works.</summary>
    public IReadOnlyList<double> EcWith(WorkSet works) =>
        [.. Networks.Select(network => ProductSearch.EcOf(network, works))];

    /// <summary>The goal itself: the weights' sum, or the least weight, without works.</summary>
    /// <param name="ec">The equivalent connectivity of each network.</param>
    public double ValueOf(IReadOnlyList<double> ec)
    {
        ArgumentNullException.ThrowIfNull(ec);
        var value = Kind == GoalKind.Sum ? 0 : double.PositiveInfinity;
        for (var i = 0; i < _before.Length; i++)
        {
            var part = Weights[i] * (ec[i] / _before[i]);
            value = Kind == GoalKind.Sum ? value + part : Math.Min(value, part);
        }

        return value;
    }
}
