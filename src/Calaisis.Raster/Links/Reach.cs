using System.Globalization;
using Calaisis.Raster.CostDistance;

namespace Calaisis.Raster.Links;

/// <summary>
/// How far something reaches over the resistance of a trame, as it was declared: an accumulated cost, or metres and the
/// rule that makes them a cost. <see cref="Resolve"/> makes it a number.
/// </summary>
public sealed record Reach
{
    Reach(double? metres, double? cost, double? resistance)
    {
        Metres = metres;
        Cost = cost;
        Resistance = resistance;
    }

    /// <summary>The declared metres; null where a cost was declared.</summary>
    public double? Metres { get; }

    /// <summary>The declared cost, in the cost's own unit; null where metres were declared.</summary>
    public double? Cost { get; }

    /// <summary>The resistance that metres are multiplied by; null for the other rules.</summary>
    public double? Resistance { get; }

    public ReachRule Rule =>
        Cost.HasValue ? ReachRule.Cost : Resistance.HasValue ? ReachRule.Declared : ReachRule.LogLog;

    /// <summary>An accumulated cost, taken as it is.</summary>
    public static Reach OfCost(double cost) => new(null, Positive(cost, nameof(cost)), null);

    /// <summary>Metres through a favourable milieu of that resistance (BioDispersal's rule).</summary>
    public static Reach OfMetres(double metres, double resistance) =>
        new(Positive(metres, nameof(metres)), null, Positive(resistance, nameof(resistance)));

    /// <summary>Metres of straight line, made a cost by <see cref="CostFit"/> on the trame's links.</summary>
    public static Reach Fitted(double metres) => new(Positive(metres, nameof(metres)), null, null);

    /// <summary>
    /// The cost it stands for. Declared: cost = metres x resistance in map units, metres / cell width x resistance in
    /// cells. Log-log: ln(cost) = a + b ln(metres).
    /// </summary>
    /// <param name="units">In what the costs are measured that it is compared with.</param>
    /// <param name="cellMetres">Width of a cell from west to east, which is one cell in <see cref="CostUnits.Cells"/>.</param>
    /// <param name="links">What the log-log rule is fitted on; not looked at for the other rules.</param>
    /// <exception cref="CostFitException">The log-log rule cannot be fitted on these links; the message says why.</exception>
    public LinkReach Resolve(CostUnits units, double cellMetres, IReadOnlyList<Link> links)
    {
        Positive(cellMetres, nameof(cellMetres));
        if (Cost is { } cost) return new LinkReach(this, cost, units, null);
        var metres = Metres!.Value;
        if (Resistance is { } resistance)
        {
            var length = units == CostUnits.Map ? metres : metres / cellMetres;
            return new LinkReach(this, length * resistance, units, null);
        }

        var fit = CostFit.On(links);
        return new LinkReach(this, fit.CostOf(metres), units, fit);
    }

    static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, $"found {value.ToString(CultureInfo.InvariantCulture)}, expected a finite number above 0");
}

/// <summary>By which rule a <see cref="Reach"/> becomes a cost.</summary>
public enum ReachRule
{
    /// <summary>It is one already.</summary>
    Cost,

    /// <summary>Metres times the resistance of the favourable milieu.</summary>
    Declared,

    /// <summary>Metres through a straight line fitted to the links on two logarithmic scales.</summary>
    LogLog,
}

/// <summary>A <see cref="Reach"/> as a number, and how it came about: what outputs say about it.</summary>
/// <param name="Declared">What was declared.</param>
/// <param name="Cost">The accumulated cost it stands for.</param>
/// <param name="Units">The unit of that cost.</param>
/// <param name="Fit">The fitted line; null for the other rules.</param>
public sealed record LinkReach(Reach Declared, double Cost, CostUnits Units, CostFit? Fit)
{
    /// <summary>The rule with its numbers, in the same words for every language: <c>6000 m x 1 = 6000</c>.</summary>
    public string Formula => Declared.Rule switch
    {
        ReachRule.Cost => Invariant($"{Cost} {Unit}"),
        ReachRule.Declared => Invariant($"{Declared.Metres} m x {Declared.Resistance} = {Cost:0.######} {Unit}"),
        _ => Invariant($"exp({Fit!.A:0.####} + {Fit.B:0.####} ln({Declared.Metres} m)) = {Cost:0.######} {Unit} (R2 = {Fit.RSquared:0.###}, n = {Fit.Links})"),
    };

    string Unit => Units == CostUnits.Map ? "resistance x m" : "resistance x cells";

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
