using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Comparison;

/// <summary>What a trame of a scenario is ranked by.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Trame">The trame's name.</param>
/// <param name="Figure">
/// A figure of the trame by its name, beside its value in the base; null where there is none.
/// </param>
public sealed record RankedFigures(string Scenario, string Trame, Func<string, FigureChange?> Figure)
{
    /// <summary>
    /// The same of the whole extent, where the figures are those of a territory: ground outside it may carry what links
    /// its core areas, so what has become of the ground is asked of all of it.
    /// </summary>
    public Func<string, FigureChange?> OfExtent { get; init; } = Figure;

    /// <summary>
    /// Whether any ground of the extent has become worse for the trame: core area lost, resistance higher, closed. True
    /// where it is not known.
    /// </summary>
    public bool LosesGround => IsAny("core_lost_ha", "resistance_higher_ha", "closed_ha");

    /// <summary>Whether any ground of the extent has become better for the trame. True where it is not known.</summary>
    public bool WinsGround => IsAny("core_gained_ha", "resistance_lower_ha", "opened_ha");

    bool IsAny(params IEnumerable<string> names) => names.Any(name => OfExtent(name) is not { After: 0 });
}

/// <summary>A scenario's place in a ranking.</summary>
/// <param name="Rank">
/// 1 for the best, the same for equal scores; null where there is no difference that counts, or nothing was measured.
/// </param>
/// <param name="Scenario">Its name.</param>
/// <param name="Score">
/// Weighted mean of the scores of its trames, in whole tenths of a point; NaN where nothing could be measured.
/// </param>
/// <param name="Trames">What the score is made of.</param>
public sealed record RankedScenario(int? Rank, string Scenario, double Score, IReadOnlyList<TrameScore> Trames)
{
    public RankingVerdict Verdict => double.IsNaN(Score) ? RankingVerdict.NothingMeasured
        : Trames.Any(trame => trame.Weight > 0 && trame.Criteria.Any(criterion => criterion.Points != 0))
            ? RankingVerdict.Ranked
        : RankingVerdict.NoDifference;
}

/// <summary>What a ranking says of a scenario.</summary>
public enum RankingVerdict
{
    /// <summary>It has a rank.</summary>
    Ranked,

    /// <summary>It differs from the base by nothing that counts.</summary>
    NoDifference,

    /// <summary>No criterion with a weight could be measured.</summary>
    NothingMeasured,
}

/// <summary>A trame's part of a score.</summary>
/// <param name="Trame">Its name.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Score">Weighted mean of the points of its criteria; NaN where it has none.</param>
/// <param name="Criteria">Those that could be measured.</param>
public sealed record TrameScore(string Trame, double Weight, double Score, IReadOnlyList<CriterionScore> Criteria);

/// <summary>A criterion's part of a score.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Measure">What it goes by.</param>
/// <param name="Points">-100 to 100, positive for the better, in whole tenths.</param>
/// <param name="Reason">Why it counts that much.</param>
public sealed record CriterionScore(
    RankingCriterion Criterion, double Weight, CriterionMeasure Measure, double Points, PointsReason Reason);

/// <summary>Why a change counts what it counts.</summary>
public enum PointsReason
{
    /// <summary>It counts by the scale.</summary>
    Counts,

    /// <summary>There is no change.</summary>
    Unchanged,

    /// <summary>It is not more than the indifference.</summary>
    Indifferent,

    /// <summary>It is for the worse, and no ground has become worse for the trame.</summary>
    NothingLost,

    /// <summary>It is for the better, and no ground has become better for the trame.</summary>
    NothingWon,
}
