using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// How a pipeline file says how far something reaches: as a cost, or in metres with a rule that makes them one.
/// </summary>
public static class ReachSpec
{
    static readonly Key<double> Cost = Key<double>.Required(
        "cost", new NumberSpec { Above = 0 }, "An accumulated cost, in the unit of the trame's cost", "60000");

    static readonly Key<double> Metres = Key<double>.Required(
        "metres", new NumberSpec { Above = 0 }, "A distance in metres, made a cost by the conversion", "6000");

    static readonly Key<ReachRule> Conversion = Key<ReachRule>.WithDefault(
        "conversion",
        new ChoiceSpec<ReachRule>(("declared", ReachRule.Declared), ("log-log", ReachRule.LogLog), (
            "log-log-straight", ReachRule.LogLogStraight)),
        ReachRule.Declared,
        "declared: cost = metres x resistance (metres / cell x resistance where costs are in cells); "
            + "log-log: ln(cost) = a + b ln(metres), fitted on the trame's links, "
            + "over the lengths of their paths (Graphab); "
            + "log-log-straight: over their straight-line lengths (graph4lg's convert_cd)",
        "log-log");

    static readonly Key<double> Resistance = Key<double>.Optional(
        "resistance",
        new NumberSpec { Above = 0 },
        "Resistance of the favourable milieu that declared metres are walked through; 1 when left out",
        "5");

    /// <summary>The record that gives a cost.</summary>
    public static RecordSpec<Reach> InCost { get; } = new(
        "reach in cost", "How far, as an accumulated cost", [Cost], ReadCost);

    /// <summary>The record that gives metres.</summary>
    public static RecordSpec<Reach> InMetres { get; } = new(
        "reach in metres", "How far, in metres that become a cost", [Metres, Conversion, Resistance], ReadMetres);

    /// <summary>One of the two.</summary>
    public static UnionSpec<Reach> Spec { get; } = new("reach", InMetres, InCost);

    internal static Reach ReadCost(Fields fields) => Reach.OfCost(fields.Get(Cost));

    internal static Reach ReadMetres(Fields fields)
    {
        var conversion = fields.Get(Conversion);
        if (conversion == ReachRule.Declared)
            return Reach.OfMetres(fields.Get(Metres), fields.FindValue(Resistance) ?? 1);
        var (word, length) = conversion == ReachRule.LogLog
            ? ("log-log", LinkLength.Path)
            : ("log-log-straight", LinkLength.Straight);
        if (fields.Has(Resistance))
        {
            fields.Fault(Resistance, $"found a resistance beside 'conversion: {word}', which takes none: leave it out, "
                + $"or use 'conversion: declared'");
        }

        return Reach.Fitted(fields.Get(Metres), length) with { At = fields.PlaceOf(Conversion) };
    }
}
