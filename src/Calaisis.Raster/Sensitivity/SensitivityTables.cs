using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Sensitivity;

/// <summary>A sensitivity analysis as tables.</summary>
public static class SensitivityTables
{
    /// <summary>The table that says how far the ranking holds; not every analysis has one.</summary>
    public const string RankingName = "ranking_robustness";

    /// <summary>The drawn values: a row per draw and dimension.</summary>
    public static FeatureTable Draws(IReadOnlyList<string> dimensions, IReadOnlyList<IReadOnlyList<double>> values)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(values);
        return new FeatureTable(
            "draws",
            FeatureShape.None,
            [
                new Column("draw", ColumnType.WholeNumber),
                new Column("parameter", ColumnType.Text),
                new Column("value", ColumnType.Number),
            ],
            [.. values.SelectMany(
                (drawn, draw) => dimensions.Select((name, i) => new FeatureRow([draw + 1L, name, drawn[i]])))]);
    }

    /// <summary>How figures spread: a row per scenario, trame and figure.</summary>
    public static FeatureTable Figures(IReadOnlyList<TrameSensitivity> trames)
    {
        ArgumentNullException.ThrowIfNull(trames);
        return new FeatureTable(
            "figure_spread",
            FeatureShape.None,
            [
                new Column("scenario", ColumnType.Text),
                new Column("trame", ColumnType.Text),
                new Column("figure", ColumnType.Text),
                new Column("declared", ColumnType.Number) { Meaning = "with the values that the pipeline declares" },
                .. SpreadColumns("draws in which it exists"),
            ],
            [
                .. from trame in trames
                   from name in trame.FigureNames
                   let declared = trame.Reference.Figures.TryGetValue(name, out var value) ? value : double.NaN
                   select new FeatureRow(
                       [trame.Scenario, trame.Trame, name, Number(declared), .. Values(trame.SpreadOf(name))]),
            ]);
    }

    /// <summary>How costs of links spread, with the paths that the declared values give.</summary>
    public static FeatureTable Links(TrameSensitivity trame, int draws, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(trame);
        return new FeatureTable(
            "link_spread",
            FeatureShape.MultiLine,
            [
                new Column("scenario", ColumnType.Text),
                new Column("trame", ColumnType.Text),
                new Column("link", ColumnType.WholeNumber),
                new Column("core_a", ColumnType.WholeNumber),
                new Column("core_b", ColumnType.WholeNumber),
                new Column("declared", ColumnType.Number)
                {
                    Meaning = "cost with the values that the pipeline declares",
                },
                new Column("active_share", ColumnType.Number)
                {
                    Meaning = "share of draws in which it is active, 0 to 1",
                },
                .. SpreadColumns("draws in which it is active"),
            ],
            [
                .. from link in trame.ReferenceLinks
                   let spread = trame.SpreadOf(link)
                   select new FeatureRow(
                       [
                           trame.Scenario, trame.Trame, (long)link.Id, (long)link.PatchA, (long)link.PatchB, link.Cost,
                           (double)spread.Count / draws, .. Values(spread),
                       ],
                       LineWkb.Of(link.Path, grid)),
            ]);
    }

    /// <summary>Which parameter moves which figure: Spearman's rank correlation over the draws.</summary>
    public static FeatureTable Influence(
        IReadOnlyList<TrameSensitivity> trames, IReadOnlyList<string> dimensions,
        IReadOnlyList<IReadOnlyList<double>> values)
    {
        ArgumentNullException.ThrowIfNull(trames);
        ArgumentNullException.ThrowIfNull(dimensions);
        return new FeatureTable(
            "influence",
            FeatureShape.None,
            [
                new Column("scenario", ColumnType.Text),
                new Column("trame", ColumnType.Text),
                new Column("figure", ColumnType.Text),
                new Column("parameter", ColumnType.Text),
                new Column("rank_correlation", ColumnType.Number)
                {
                    Meaning = "Spearman, -1 to 1; empty where one of the two never varies",
                },
            ],
            [
                .. from trame in trames
                   from name in trame.FigureNames
                   from dimension in Enumerable.Range(0, dimensions.Count)
                   let drawn = values.Select(draw => draw[dimension]).ToList()
                   select new FeatureRow([trame.Scenario, trame.Trame, name, dimensions[dimension],
                       Number(trame.InfluenceOf(drawn, name))]),
            ]);
    }

    /// <summary>How often the ranking holds: a row per scenario, in the order of the declared values.</summary>
    public static FeatureTable Ranking(RankingRobustness ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return new FeatureTable(
            RankingName,
            FeatureShape.None,
            [
                new Column("rank", ColumnType.WholeNumber)
                {
                    Meaning = "with the values that the pipeline declares: "
                        + "1 and the number of scenarios with a higher score",
                },
                new Column("scenario", ColumnType.Text),
                new Column("order_holds", ColumnType.Number)
                {
                    Meaning = "share of draws with the same whole order; the same in every row",
                },
                new Column("keeps_rank", ColumnType.Number) { Meaning = "share of draws in which it has this rank" },
                new Column("is_best", ColumnType.Number)
                {
                    Meaning =
                        "share of draws in which none is better and it differs from the base by something that counts",
                },
                new Column("beats_next", ColumnType.Number)
                {
                    Meaning = "share of draws in which it comes before the next one",
                },
                .. SpreadColumns("draws"),
                new Column("criteria", ColumnType.Text)
                {
                    Meaning = "what draws measure, and so what they are ranked by; the same in every row",
                },
            ],
            [.. ranking.Reference.Select(Row)]);

        FeatureRow Row(string scenario, int place) => new(
        [
            (long)ranking.DeclaredPlaceOf(scenario), scenario, Number(ranking.Holds),
            Number(ranking.KeepsPlace(scenario)), Number(ranking.IsBest(scenario)),
            place + 1 < ranking.Reference.Count ? Number(ranking.Beats(scenario, ranking.Reference[place + 1])) : null,
            .. Values(ranking.PlacesOf(scenario)),
            string.Join(", ", ranking.Criteria),
        ]);
    }

    static IEnumerable<Column> SpreadColumns(string count) =>
    [
        new Column("draws", ColumnType.WholeNumber) { Meaning = count },
        new Column("min", ColumnType.Number),
        new Column("p5", ColumnType.Number),
        new Column("median", ColumnType.Number),
        new Column("p95", ColumnType.Number),
        new Column("max", ColumnType.Number),
        new Column("mean", ColumnType.Number),
        new Column("deviation", ColumnType.Number),
    ];

    static IEnumerable<object?> Values(Spread spread) =>
    [
        (long)spread.Count, Number(spread.Min), Number(spread.P5), Number(spread.Median), Number(spread.P95),
        Number(spread.Max), Number(spread.Mean),
        Number(spread.Deviation),
    ];

    static double? Number(double value) => double.IsFinite(value) ? value : null;
}
