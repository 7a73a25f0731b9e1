using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Comparison;

/// <summary>A ranking as a table, with everything it is made of.</summary>
public static class RankingTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "ranking";

    /// <summary>What a row says in the column <c>verdict</c>.</summary>
    public static string WordOf(RankingVerdict verdict) => verdict switch
    {
        RankingVerdict.Ranked => "ranked",
        RankingVerdict.NoDifference => "no_difference",
        _ => "nothing_measured",
    };

    /// <summary>
    /// A row per scenario, trame and criterion; one with the scenario alone where nothing was measured.
    /// </summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="rules">What it went by.</param>
    /// <param name="language">The language of the sentences.</param>
    public static FeatureTable Of(IReadOnlyList<RankedScenario> ranking, RankingRules rules, Language language)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return new FeatureTable(Name, FeatureShape.None, Columns, [.. ranking.SelectMany(Rows)]);

        IEnumerable<FeatureRow> Rows(RankedScenario scenario)
        {
            object?[] head =
                [(long?)scenario.Rank, scenario.Scenario, Number(scenario.Score), WordOf(scenario.Verdict)];
            var rows = scenario.Trames
                .SelectMany(trame => trame.Criteria.Select(criterion => new FeatureRow(
                [
                    .. head, trame.Trame, trame.Weight, Number(trame.Score),
                    RankingCriteria.NameOf(criterion.Criterion), criterion.Weight,
                    Number(criterion.Measure.Before), Number(criterion.Measure.After), Number(criterion.Measure.Change),
                    criterion.Points,
                    RankingStatement.Of(criterion, rules, language),
                ])))
                .ToList();
            return rows.Count > 0 ? rows : [new FeatureRow([.. head, .. new object?[Columns.Count - head.Length]])];
        }
    }

    static IReadOnlyList<Column> Columns { get; } =
    [
        new Column("rank", ColumnType.WholeNumber)
        {
            Meaning = "1 for the best, the same for equal scores; empty for no rank",
        },
        new Column("scenario", ColumnType.Text),
        new Column("score", ColumnType.Number)
        {
            Unit = "points",
            Meaning = "-100 to 100: weighted mean of the scores of trames, to a tenth",
        },
        new Column("verdict", ColumnType.Text)
        {
            Meaning = "ranked, no_difference (none that counts) or nothing_measured",
        },
        new Column("trame", ColumnType.Text),
        new Column("trame_weight", ColumnType.Number),
        new Column("trame_score", ColumnType.Number)
        {
            Unit = "points",
            Meaning = "weighted mean of the points of its criteria",
        },
        new Column("criterion", ColumnType.Text),
        new Column("weight", ColumnType.Number),
        new Column("before", ColumnType.Number)
        {
            Meaning = "what the criterion goes by, in the base: hectares (ec, core-area); "
                + "of what is in both scenarios: mean cost of links, components, "
                + "crossings of links and obstacles (conflicts), lit share of corridors from 0 to 1 (corridor-light)",
        },
        new Column("after", ColumnType.Number) { Meaning = "the same in the scenario" },
        new Column("change", ColumnType.Number)
        {
            Meaning = "in the unit of the criterion's scale, positive for the better",
        },
        new Column("points", ColumnType.Number) { Meaning = "-100 to 100, positive for the better" },
        new Column("why", ColumnType.Text) { Meaning = "what the points come from, in one sentence" },
    ];

    static double? Number(double value) => double.IsFinite(value) ? value : null;
}
