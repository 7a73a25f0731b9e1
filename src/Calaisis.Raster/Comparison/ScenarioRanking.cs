using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// Ranks scenarios by stated weights. A criterion's improvement is its relative change in per cent, counted positive where
/// it is for the better; a trame's score is the weighted mean over its criteria, a scenario's the weighted mean over its
/// trames. A score depends on the scenario and its base alone, so that taking one scenario away never turns two others.
/// </summary>
public static class ScenarioRanking
{
    /// <summary>What a criterion counts for that was 0 and is not any more, in per cent: a change without a measure.</summary>
    public const double FromNothingPercent = 100;

    /// <summary>The best first; scenarios of equal score in the order they were given.</summary>
    /// <param name="comparisons">All trames of all scenarios.</param>
    /// <param name="weights">What counts how much.</param>
    public static IReadOnlyList<RankedScenario> Of(IReadOnlyList<TrameComparison> comparisons, RankingWeights weights)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return Of(
            [
                .. comparisons.Select(comparison => new RankedFigures(
                    comparison.Scenario, comparison.Trame,
                    criterion => comparison.Figure(FigureOf(criterion, comparison.Counts.Settings.LightAbove)))),
            ],
            weights);
    }

    /// <summary>The same from a table of figures.</summary>
    /// <param name="figures">As <see cref="ComparisonTables.Figures"/> makes it.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="lightAbove">Radiances above which corridors were taken for lit.</param>
    public static IReadOnlyList<RankedScenario> Of(Tables.FeatureTable figures, RankingWeights weights, IReadOnlyList<double> lightAbove) => Of(
        [
            .. ComparisonTables.ReadFigures(figures).Where(figure => figure.Figure.ZoneLayer is null)
                .GroupBy(figure => (figure.Scenario, figure.Trame))
                .Select(trame => (trame.Key, ByName: trame.ToDictionary(figure => figure.Figure.Name, figure => figure.Figure)))
                .Select(trame => new RankedFigures(
                    trame.Key.Scenario, trame.Key.Trame, criterion => trame.ByName.GetValueOrDefault(FigureOf(criterion, lightAbove)))),
        ],
        weights);

    /// <summary>The same from bare figures.</summary>
    public static IReadOnlyList<RankedScenario> Of(IReadOnlyList<RankedFigures> figures, RankingWeights weights)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(weights);
        var scored = figures.GroupBy(comparison => comparison.Scenario)
            .Select(scenario => (Name: scenario.Key, Trames: scenario.Select(trame => ScoreOf(trame, weights)).ToList()))
            .Select(scenario => new RankedScenario(0, scenario.Name, Mean(scenario.Trames.Select(trame => (trame.Score, trame.Weight))), scenario.Trames));
        // A scenario without any criterion has no score and comes last.
        return [.. scored.OrderByDescending(scenario => double.IsNaN(scenario.Score) ? double.NegativeInfinity : scenario.Score)
            .Select((scenario, i) => scenario with { Rank = i + 1 })];
    }

    /// <summary>The name of the figure that a criterion is read from.</summary>
    public static string FigureOf(RankingCriterion criterion, IReadOnlyList<double> lightAbove)
    {
        ArgumentNullException.ThrowIfNull(lightAbove);
        return criterion switch
        {
            RankingCriterion.EquivalentConnectivity => "ec_ha",
            RankingCriterion.CoreArea => "core_ha",
            RankingCriterion.LinkCost => FigureChanges.KeptLinkCost,
            RankingCriterion.Components => "components",
            RankingCriterion.Conflicts => "conflicts",
            _ => lightAbove.Count > 0 ? FigureChanges.LitShare(lightAbove[0]) : "",
        };
    }

    static TrameScore ScoreOf(RankedFigures trame, RankingWeights weights)
    {
        var criteria = weights.Criteria.OrderBy(criterion => criterion.Key)
            .Where(criterion => criterion.Value > 0)
            .Select(criterion => new CriterionScore(criterion.Key, criterion.Value, Improvement(trame, criterion.Key)))
            .Where(criterion => !double.IsNaN(criterion.ImprovementPercent))
            .ToList();
        return new TrameScore(
            trame.Trame,
            weights.Trames.GetValueOrDefault(trame.Trame, 1),
            Mean(criteria.Select(criterion => (criterion.ImprovementPercent, criterion.Weight))),
            criteria);
    }

    /// <summary>NaN where the trame has no such figure in one of the scenarios: the criterion is left out then.</summary>
    static double Improvement(RankedFigures trame, RankingCriterion criterion)
    {
        if (trame.Figure(criterion) is not { } figure) return double.NaN;
        var percent = figure is { Before: 0, After: not 0 } && !double.IsNaN(figure.After) ? FromNothingPercent * Math.Sign(figure.After) : figure.Percent;
        return criterion is RankingCriterion.EquivalentConnectivity or RankingCriterion.CoreArea || percent == 0 ? percent : -percent;
    }

    static double Mean(IEnumerable<(double Value, double Weight)> values)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (value, weight) in values.Where(value => !double.IsNaN(value.Value)))
        {
            sum += value * weight;
            weights += weight;
        }

        return weights > 0 ? sum / weights : double.NaN;
    }
}

/// <summary>What a trame of a scenario is ranked by.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Trame">The trame's name.</param>
/// <param name="Figure">The figure of a criterion, with its value in the base; null where there is none.</param>
public sealed record RankedFigures(string Scenario, string Trame, Func<RankingCriterion, FigureChange?> Figure);

/// <summary>A scenario's place in a ranking.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Scenario">Its name.</param>
/// <param name="Score">Weighted mean of its improvements, in per cent; NaN where no criterion could be read.</param>
/// <param name="Trames">What the score is made of.</param>
public sealed record RankedScenario(int Rank, string Scenario, double Score, IReadOnlyList<TrameScore> Trames);

/// <summary>A trame's part of a score.</summary>
/// <param name="Trame">Its name.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Score">Weighted mean over its criteria, in per cent; NaN where it has none.</param>
/// <param name="Criteria">Those that could be read.</param>
public sealed record TrameScore(string Trame, double Weight, double Score, IReadOnlyList<CriterionScore> Criteria);

/// <summary>A criterion's part of a score.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="ImprovementPercent">Relative change for the better.</param>
public sealed record CriterionScore(RankingCriterion Criterion, double Weight, double ImprovementPercent);
