using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Comparison;

/// <summary>Comparisons as tables.</summary>
public static class ComparisonTables
{
    static readonly string[] FigureKeys = ["scenario", "trame", "zone_layer", "zone", "figure", "unit", "before", "after"];

    /// <summary>All figures side by side, of whole trames and of zones; empty cells for what does not exist.</summary>
    public static FeatureTable Figures(IReadOnlyList<TrameComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return new FeatureTable(
            "figures",
            FeatureShape.None,
            [
                .. Who,
                new Column("zone_layer", ColumnType.Text) { Meaning = "empty for the whole trame" },
                new Column("zone", ColumnType.Text) { Meaning = "empty for the whole trame, and for what lies in no zone of the layer" },
                new Column("figure", ColumnType.Text),
                new Column("unit", ColumnType.Text),
                new Column("before", ColumnType.Number),
                new Column("after", ColumnType.Number),
                new Column("difference", ColumnType.Number) { Meaning = "after less before" },
                new Column("percent", ColumnType.Number) { Unit = "%", Meaning = "difference in per cent of before" },
            ],
            [
                .. from comparison in comparisons
                   from figure in comparison.Figures
                   select Row(
                       comparison,
                       [figure.ZoneLayer, figure.Zone, figure.Name, figure.Unit.Length == 0 ? null : figure.Unit, .. Numbers(figure.Before, figure.After, figure.Difference, figure.Percent)]),
            ]);
    }

    /// <summary>The figures that a table of <see cref="Figures"/> holds, with scenario and trame.</summary>
    public static IEnumerable<(string Scenario, string Trame, FigureChange Figure)> ReadFigures(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] at = [.. FigureKeys.Select(table.IndexOf)];
        return table.Rows.Select(row => (
            (string)row.Values[at[0]]!,
            (string)row.Values[at[1]]!,
            new FigureChange(
                (string?)row.Values[at[2]], (string?)row.Values[at[3]], (string)row.Values[at[4]]!, (string?)row.Values[at[5]] ?? "",
                (double?)row.Values[at[6]] ?? double.NaN, (double?)row.Values[at[7]] ?? double.NaN)));
    }

    /// <summary>What moved and why in words: a row per sentence.</summary>
    public static FeatureTable Statements(IReadOnlyList<TrameComparison> comparisons, Language language)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return new FeatureTable(
            "statements",
            FeatureShape.None,
            [.. Who, new Column("number", ColumnType.WholeNumber) { Meaning = "the most important first" }, new Column("sentence", ColumnType.Text)],
            [
                .. from comparison in comparisons
                   from sentence in ComparisonStatement.Of(comparison, language).Select((text, i) => (Text: text, Number: i + 1L))
                   select Row(comparison, [sentence.Number, sentence.Text]),
            ]);
    }

    /// <summary>What became of the links of a trame, with their paths: those of the scenario, or of the base for lost ones.</summary>
    public static FeatureTable Links(TrameComparison comparison, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new FeatureTable(
            ChangeLayers.Links,
            FeatureShape.MultiLine,
            [
                .. Who,
                new Column(ChangeLayers.Change, ColumnType.Text) { Meaning = "kept, gained or lost" },
                new Column("why", ColumnType.Text) { Meaning = "none, core, merged_or_split, cost, crossing or neighbours" },
                new Column("link_before", ColumnType.WholeNumber),
                new Column("link_after", ColumnType.WholeNumber),
                new Column("core_a", ColumnType.WholeNumber) { Meaning = "core areas, in the scenario or, for lost links, in the base" },
                new Column("core_b", ColumnType.WholeNumber),
                new Column("cost_before", ColumnType.Number),
                new Column("cost_after", ColumnType.Number),
                new Column("cost_difference", ColumnType.Number),
                new Column("cost_percent", ColumnType.Number) { Unit = "%" },
                new Column("dpc_percent", ColumnType.Number) { Unit = "%", Meaning = "share of PC that the link carries, the larger of both" },
            ],
            [.. comparison.Links.Select(link => LinkRow(comparison, link, grid))]);
    }

    /// <summary>What the change of EC comes from, a row per trame and scenario.</summary>
    public static FeatureTable Connectivity(IReadOnlyList<TrameComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return new FeatureTable(
            "connectivity",
            FeatureShape.None,
            [
                .. Who,
                new Column("dec_percent", ColumnType.Number) { Unit = "%", Meaning = "change of equivalent connectivity" },
                new Column("area_percent", ColumnType.Number) { Unit = "%", Meaning = "the part due to habitat area (dA)" },
                new Column("connectivity_percent", ColumnType.Number) { Unit = "%", Meaning = "the part due to connectivity (dEC - dA)" },
            ],
            [
                .. from comparison in comparisons
                   where comparison.Connectivity is not null
                   let change = comparison.Connectivity
                   select Row(comparison, [.. Numbers(change.EcPercent, change.AreaPercent, change.ConnectivityPercent)]),
            ]);
    }

    /// <summary>The ranking with everything it is made of: a row per scenario, trame and criterion.</summary>
    public static FeatureTable Ranking(IReadOnlyList<RankedScenario> ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return new FeatureTable(
            "ranking",
            FeatureShape.None,
            [
                new Column("rank", ColumnType.WholeNumber),
                new Column("scenario", ColumnType.Text),
                new Column("score", ColumnType.Number) { Unit = "%", Meaning = "weighted mean of improvements" },
                new Column("trame", ColumnType.Text),
                new Column("trame_weight", ColumnType.Number),
                new Column("trame_score", ColumnType.Number) { Unit = "%" },
                new Column("criterion", ColumnType.Text),
                new Column("weight", ColumnType.Number),
                new Column("improvement", ColumnType.Number) { Unit = "%", Meaning = "relative change for the better" },
            ],
            [
                .. from scenario in ranking
                   from trame in scenario.Trames
                   from criterion in trame.Criteria
                   select new FeatureRow(
                   [
                       (long)scenario.Rank, scenario.Scenario, Number(scenario.Score), trame.Trame, trame.Weight, Number(trame.Score),
                       NameOf(criterion.Criterion), criterion.Weight, criterion.ImprovementPercent,
                   ]),
            ]);
    }

    static IReadOnlyList<Column> Who =>
        [new Column("base", ColumnType.Text), new Column("scenario", ColumnType.Text), new Column("trame", ColumnType.Text)];

    static FeatureRow LinkRow(TrameComparison comparison, LinkChange change, GridDefinition grid)
    {
        var link = change.After ?? change.Before!;
        IReadOnlyList<object?> values =
        [
            change.Kind.ToString().ToLowerInvariant(), NameOf(change.Why), Id(change.Before), Id(change.After), (long)link.PatchA, (long)link.PatchB,
            .. Numbers(change.Before?.Cost ?? double.NaN, change.After?.Cost ?? double.NaN, change.CostDifference, change.CostPercent, change.DpcPercent),
        ];
        return Row(comparison, values) with { Wkb = LineWkb.Of(link.Path, grid) };
    }

    static FeatureRow Row(TrameComparison comparison, IReadOnlyList<object?> values) =>
        new([comparison.Base, comparison.Scenario, comparison.Trame, .. values]);

    static IEnumerable<object?> Numbers(params IEnumerable<double> values) => values.Select(value => (object?)Number(value));

    static double? Number(double value) => double.IsFinite(value) ? value : null;

    static long? Id(Link? link) => link?.Id;

    static string NameOf(LinkChangeReason why) => why == LinkChangeReason.MergedOrSplit ? "merged_or_split" : why.ToString().ToLowerInvariant();

    static string NameOf(RankingCriterion criterion) => criterion switch
    {
        RankingCriterion.EquivalentConnectivity => "ec",
        RankingCriterion.CoreArea => "core-area",
        RankingCriterion.LinkCost => "link-cost",
        RankingCriterion.Components => "components",
        RankingCriterion.CorridorLight => "corridor-light",
        _ => "conflicts",
    };
}
