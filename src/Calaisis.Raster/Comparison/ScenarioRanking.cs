using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// Ranks scenarios by points. Each criterion puts a change on a scale of -100 to 100 that the pipeline states: nothing
/// up to the indifference, 100 from the full scale on. A trame's score is the weighted mean over its criteria, a
/// scenario's the weighted mean over its trames. What is added to a network cannot lose by itself, and what is taken
/// from it cannot win: costs, crossings and light are those of links and corridors that both scenarios have, and
/// connectivity counts for the worse only where some ground has become worse. A score depends on the scenario and its
/// base alone, so that taking one scenario away never turns two others.
/// </summary>
public static class ScenarioRanking
{
    /// <summary>
    /// The best first; what makes no difference stands where a score of 0 does, what has nothing measured comes last.
    /// </summary>
    /// <param name="comparisons">All trames of all scenarios.</param>
    /// <param name="rules">What it goes by.</param>
    public static IReadOnlyList<RankedScenario> Of(IReadOnlyList<TrameComparison> comparisons, RankingRules rules)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return Of(
            [.. comparisons.Select(
                comparison => new RankedFigures(comparison.Scenario, comparison.Trame, comparison.Figure)
                {
                    OfExtent = comparison.FigureOfExtent,
                })],
            rules);
    }

    /// <summary>The same from a table of figures.</summary>
    /// <param name="figures">As <see cref="ComparisonTables.Figures"/> makes it.</param>
    /// <param name="rules">What it goes by.</param>
    public static IReadOnlyList<RankedScenario> Of(Tables.FeatureTable figures, RankingRules rules) => Of(
        [
            // Those of the territory come first: they are what is ranked by, where one is declared.
            .. ComparisonTables.ReadFigures(figures).Where(figure => figure.Figure.ZoneLayer is null)
                .GroupBy(figure => (figure.Scenario, figure.Trame))
                .Select(trame => (
                    trame.Key,
                    Ranked: ByName(trame.Select(figure => figure.Figure)),
                    Extent: ByName(trame.Select(figure => figure.Figure).Where(figure => !figure.IsTerritory))))
                .Select(trame => new RankedFigures(
                    trame.Key.Scenario, trame.Key.Trame, name => trame.Ranked.GetValueOrDefault(name))
                {
                    OfExtent = name => trame.Extent.GetValueOrDefault(name),
                }),
        ],
        rules);

    static Dictionary<string, FigureChange> ByName(IEnumerable<FigureChange> figures) =>
        figures.DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name, StringComparer.Ordinal);

    /// <summary>The same from bare figures.</summary>
    public static IReadOnlyList<RankedScenario> Of(IReadOnlyList<RankedFigures> figures, RankingRules rules)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(rules);
        var scored = figures.GroupBy(trame => trame.Scenario)
            .Select(scenario => (Name: scenario.Key, Trames: scenario.Select(trame => ScoreOf(trame, rules)).ToList()))
            .Select(scenario => new RankedScenario(
                null, scenario.Name, Tenths(Mean(scenario.Trames.Select(trame => (trame.Score, trame.Weight)))),
                scenario.Trames))
            .OrderByDescending(scenario => double.IsNaN(scenario.Score) ? double.NegativeInfinity : scenario.Score)
            .ToList();
        var ranks = scored.Where(scenario => scenario.Verdict == RankingVerdict.Ranked)
            .Select(scenario => scenario.Score).ToList();
        return
        [
            .. scored.Select(scenario => scenario.Verdict != RankingVerdict.Ranked ? scenario
                : scenario with { Rank = 1 + ranks.Count(score => score > scenario.Score) }),
        ];
    }

    static TrameScore ScoreOf(RankedFigures trame, RankingRules rules)
    {
        var criteria = rules.Weights.Criteria.OrderBy(criterion => criterion.Key)
            .Where(criterion => criterion.Value > 0)
            .Select(criterion => (
                Criterion: criterion.Key,
                Weight: criterion.Value,
                Measure: CriterionMeasure.Of(criterion.Key, trame, rules)))
            .Where(criterion => criterion.Measure is not null)
            .Select(criterion => ScoreOf(criterion.Criterion, criterion.Weight, criterion.Measure!, trame, rules.Scale))
            .ToList();
        return new TrameScore(
            trame.Trame,
            rules.Weights.Of(trame.Trame),
            Mean(criteria.Select(criterion => (criterion.Points, criterion.Weight))),
            criteria);
    }

    static CriterionScore ScoreOf(
        RankingCriterion criterion, double weight, CriterionMeasure measure, RankedFigures trame, RankingScale scale)
    {
        var points = scale.PointsOf(criterion, measure.Change);
        // Crossings and light change by obstacles and lamps, which need not be ground of the trame.
        var isOfGround = criterion is not (RankingCriterion.Conflicts or RankingCriterion.CorridorLight);
        var reason = measure.Change == 0 ? PointsReason.Unchanged
            : points == 0 ? PointsReason.Indifferent
            : isOfGround && points < 0 && !trame.LosesGround ? PointsReason.NothingLost
            : isOfGround && points > 0 && !trame.WinsGround ? PointsReason.NothingWon
            : PointsReason.Counts;
        return new CriterionScore(criterion, weight, measure, reason == PointsReason.Counts ? points : 0, reason);
    }

    /// <summary>Never minus zero, which would be written with its sign.</summary>
    static double Tenths(double score) => Math.Round(score, 1) + 0.0;

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
