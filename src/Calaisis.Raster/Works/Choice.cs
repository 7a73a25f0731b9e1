namespace Calaisis.Raster.Works;

/// <summary>The works chosen for a budget.</summary>
/// <param name="Budget">What may be spent.</param>
/// <param name="Works">They.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Ec">The equivalent connectivity of each network with them, from a plain search.</param>
/// <param name="Value">The goal with them.</param>
/// <param name="Bound">No choice within the budget reaches more; the value itself where that is proved.</param>
/// <param name="IsProved">Whether no choice within the budget is better.</param>
public sealed record Choice(
    double Budget, WorkSet Works, double Cost, IReadOnlyList<double> Ec, double Value, double Bound, bool IsProved)
{
    /// <summary>How much better another choice might be, as a share of the value; 0 where none is.</summary>
    public double Gap => IsProved ? 0 : Math.Max(0, (Bound / Value) - 1);
}
