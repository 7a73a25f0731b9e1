using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Comparison;

/// <summary>By how much a trame of a scenario is better or worse than that of the base, by one criterion.</summary>
/// <param name="Before">The figure that is gone by, in the base.</param>
/// <param name="After">The same in the scenario.</param>
/// <param name="Change">In the unit of the criterion's scale, positive for the better.</param>
public sealed record CriterionMeasure(double Before, double After, double Change)
{
    /// <summary>A scale of fewer links would make one link decide.</summary>
    public const int LeastLinks = 10;

    /// <summary>
    /// A scale of fewer components would make one of them decide: by the usual scale five of them count 100 points.
    /// </summary>
    public const int LeastComponents = 20;

    /// <summary>
    /// A scale of fewer crossings would make one or two crossings decide: by the usual scale one of them counts
    /// nothing, 13 count 100 points.
    /// </summary>
    public const int LeastCrossings = 50;

    /// <summary>
    /// What the same would be of everything, not only of what both scenarios have; null where that is no other figure.
    /// </summary>
    public FigureChange? Everything { get; init; }

    /// <summary>The least base that the change is related to, where the base's own is smaller; else null.</summary>
    public int? LeastBase { get; init; }

    /// <summary>How many links are in both; NaN where it does not matter.</summary>
    public double Links { get; init; } = double.NaN;

    /// <summary>
    /// Null where the trame has no such figures in one of the scenarios: the criterion is left out then.
    /// </summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="trame">The figures of the trame.</param>
    /// <param name="rules">Light, and the least area.</param>
    public static CriterionMeasure? Of(RankingCriterion criterion, RankedFigures trame, RankingRules rules)
    {
        ArgumentNullException.ThrowIfNull(trame);
        ArgumentNullException.ThrowIfNull(rules);
        var measure = criterion switch
        {
            RankingCriterion.EquivalentConnectivity => Area(trame.Figure("ec_ha"), rules),
            RankingCriterion.CoreArea => Area(trame.Figure("core_ha"), rules),
            RankingCriterion.LinkCost => LinkCost(trame),
            RankingCriterion.Components => Components(trame),
            RankingCriterion.CorridorLight => Light(trame, rules),
            _ => Conflicts(trame),
        };
        return measure is null || double.IsNaN(measure.Change) ? null : measure;
    }

    static CriterionMeasure? Area(FigureChange? area, RankingRules rules) =>
        area is null ? null : new(
            area.Before, area.After, 100 * area.Difference / Math.Max(area.Before, rules.LeastHectares));

    static CriterionMeasure? LinkCost(RankedFigures trame)
    {
        if (trame.Figure(FigureChanges.KeptLinkCost) is not { } cost || trame.Figure(KeptFigures.Links) is not { } kept)
            return null;
        var (all, links) = (
            trame.Figure("total_link_cost")?.Before ?? double.NaN, trame.Figure("links")?.Before ?? double.NaN);
        if (double.IsNaN(all) || double.IsNaN(links) || links == 0) return null;
        var dearer = kept.After == 0 ? 0 : 100 * cost.Difference * kept.After / all * Math.Min(1, links / LeastLinks);
        return new(cost.Before, cost.After, -dearer) { Links = kept.After };
    }

    static CriterionMeasure? Components(RankedFigures trame) =>
        trame.Figure(KeptFigures.Components) is not { } kept
            ? null
            : new(kept.Before, kept.After, -100 * kept.Difference / Math.Max(kept.Before, LeastComponents))
            {
                Everything = trame.Figure("components"),
                LeastBase = kept.Before < LeastComponents ? LeastComponents : null,
            };

    static CriterionMeasure? Light(RankedFigures trame, RankingRules rules)
    {
        if (rules.LitAbove is not { } above || !rules.LightTrames.Contains(trame.Trame)) return null;
        if (trame.Figure(FigureChanges.KeptLitShare(above)) is not { } lit
            || trame.Figure("corridor_ha") is not { } corridors)
        {
            return null;
        }

        return new(lit.Before, lit.After, -100 * lit.Difference * Math.Min(1, corridors.Before / rules.LeastHectares))
        {
            Everything = trame.Figure(FigureChanges.LitShare(above)),
        };
    }

    static CriterionMeasure? Conflicts(RankedFigures trame) =>
        trame.Figure(KeptFigures.KeptCrossings) is not { } kept || trame.Figure(KeptFigures.Crossings) is not { } all
            ? null
            : new(kept.Before, kept.After, -100 * kept.Difference / Math.Max(all.Before, LeastCrossings))
            {
                Everything = trame.Figure("conflicts"),
                LeastBase = all.Before < LeastCrossings ? LeastCrossings : null,
            };
}
