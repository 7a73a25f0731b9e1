using System.Globalization;
using Calaisis.Raster.CostDistance;

namespace Calaisis.Raster.Links;

/// <summary>
/// How far something reaches over the resistance of a trame, as it was declared: an accumulated cost, or metres and the
/// rule that makes them a cost. <see cref="Resolve"/> makes it a number.
/// </summary>
public sealed record Reach
{
    Reach(ReachRule rule, double? metres, double? cost, double? resistance)
    {
        Rule = rule;
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

    public ReachRule Rule { get; }

    /// <summary>Where it was declared, for messages; no part of what it is. Null where that is not known.</summary>
    public string? At { get; init; }

    /// <summary>Whether it takes links to know its cost.</summary>
    public bool NeedsFit => Rule is ReachRule.LogLog or ReachRule.LogLogStraight;

    /// <summary>An accumulated cost, taken as it is.</summary>
    public static Reach OfCost(double cost) => new(ReachRule.Cost, null, Positive(cost, nameof(cost)), null);

    /// <summary>Metres through a favourable milieu of that resistance (BioDispersal's rule).</summary>
    public static Reach OfMetres(double metres, double resistance) =>
        new(ReachRule.Declared, Positive(metres, nameof(metres)), null, Positive(resistance, nameof(resistance)));

    /// <summary>Metres made a cost by <see cref="CostFit"/> on the trame's links.</summary>
    public static Reach Fitted(double metres, LinkLength length = LinkLength.Path) => new(
        length == LinkLength.Path ? ReachRule.LogLog : ReachRule.LogLogStraight, Positive(metres, nameof(metres)),
        null, null);

    /// <summary>
    /// The cost it stands for. Declared: cost = metres x resistance in map units, metres / cell width x resistance in
    /// cells. Log-log: ln(cost) = a + b ln(metres).
    /// </summary>
    /// <param name="units">In what the costs are measured that it is compared with.</param>
    /// <param name="cellMetres">
    /// Width of a cell from west to east, which is one cell in <see cref="CostUnits.Cells"/>.
    /// </param>
    /// <param name="links">What the log-log rule is fitted on; not looked at for the other rules.</param>
    /// <exception cref="CostFitException">
    /// The log-log rule cannot be fitted on these links; the message says why.
    /// </exception>
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

        try
        {
            var fit = CostFit.On(links, Rule == ReachRule.LogLog ? LinkLength.Path : LinkLength.Straight);
            return new LinkReach(this, fit.CostOf(metres), units, fit);
        }
        catch (CostFitException unfit) when (At is not null)
        {
            throw new CostFitException($"{At}: {unfit.Sentence}");
        }
    }

    public bool Equals(Reach? other) =>
        other is not null
        && (Rule, Metres, Cost, Resistance).Equals((other.Rule, other.Metres, other.Cost, other.Resistance));

    public override int GetHashCode() => (Rule, Metres, Cost, Resistance).GetHashCode();

    static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, $"found {value.ToString(CultureInfo.InvariantCulture)}, expected a finite number above 0");
}

/// <summary>By which rule a <see cref="Reach"/> becomes a cost.</summary>
public enum ReachRule
{
    /// <summary>It is one already.</summary>
    Cost,

    /// <summary>Metres times the resistance of the favourable milieu.</summary>
    Declared,

    /// <summary>Metres of path through a line fitted to the links on two logarithmic scales (Graphab).</summary>
    LogLog,

    /// <summary>The same over straight-line lengths (graph4lg's <c>convert_cd</c>).</summary>
    LogLogStraight,
}

/// <summary>A <see cref="Reach"/> as a number, and how it came about: what outputs say about it.</summary>
/// <param name="Declared">What was declared.</param>
/// <param name="Cost">The accumulated cost it stands for.</param>
/// <param name="Units">The unit of that cost.</param>
/// <param name="Fit">The fitted line; null for the other rules.</param>
public sealed record LinkReach(Reach Declared, double Cost, CostUnits Units, CostFit? Fit)
{
    /// <summary>The rule with its numbers: <c>6000 m x 1 = 6000</c>.</summary>
    public Sentence Formula => Declared.Rule switch
    {
        ReachRule.Cost => $"{Cost} {Sentence.Of(Unit)}",
        ReachRule.Declared => $"{Declared.Metres} m x {Declared.Resistance} = {Cost:0.######} {Sentence.Of(Unit)}",
        _ => $"exp({Fit!.A:0.####} + {Fit.B:0.####} ln({Declared.Metres} m)) "
            + $"= {Cost:0.######} {Sentence.Of(Unit)} (R2 = {Fit.RSquared:0.###}, n = {Fit.Links}, {FittedOn})",
    };

    /// <summary>
    /// How far it goes as people say it: <c>6,000 m over ground of resistance 20 (a cost of 120,000)</c>.
    /// </summary>
    public Sentence InWords => Declared.Rule switch
    {
        ReachRule.Cost => $"a cost of {Cost:#,0.###} ({Sentence.Of(Unit)})",
        ReachRule.Declared => $"{Declared.Metres:#,0.###} m over ground of resistance "
            + $"{Declared.Resistance:#,0.###} (a cost of {Cost:#,0.###})",
        ReachRule.LogLog => $"{Declared.Metres:#,0.###} m of path (a cost of {Cost:#,0})",
        _ => $"{Declared.Metres:#,0.###} m as the crow flies (a cost of {Cost:#,0})",
    };

    /// <summary>The rule as pipeline files name it: <c>log-log</c>; <c>cost</c> where a cost was declared.</summary>
    public string RuleName => Declared.Rule switch
    {
        ReachRule.Cost => "cost",
        ReachRule.Declared => "declared",
        ReachRule.LogLog => "log-log",
        _ => "log-log-straight",
    };

    Sentence FittedOn => Declared.Rule == ReachRule.LogLog ? (Sentence)$"path lengths" : $"straight lengths";

    /// <summary>The unit of the cost, in words.</summary>
    public string Unit => Units == CostUnits.Map ? "resistance x m" : "resistance x cells";
}
