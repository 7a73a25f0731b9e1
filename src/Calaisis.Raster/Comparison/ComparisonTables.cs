using System.Globalization;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Names;
using Calaisis.Raster.Links;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Comparison;

/// <summary>Comparisons as tables.</summary>
public static class ComparisonTables
{
    /// <summary>The name of the table of figures.</summary>
    public const string FiguresName = "figures";

    static readonly string[] FigureKeys =
        ["scenario", "trame", "area", "zone_layer", "zone", "figure", "unit", "before", "after"];

    /// <summary>
    /// All figures side by side, of territory, extent and zones; empty cells for what does not exist.
    /// </summary>
    public static FeatureTable Figures(IReadOnlyList<TrameComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return new FeatureTable(
            FiguresName,
            FeatureShape.None,
            [
                .. Who,
                Area,
                new Column("zone_layer", ColumnType.Text) { Meaning = "empty for territory and extent" },
                new Column("zone", ColumnType.Text)
                {
                    Meaning = "empty for territory and extent, and for what lies in no zone of the layer",
                },
                new Column("figure", ColumnType.Text)
                {
                    Meaning =
                        string.Create(CultureInfo.InvariantCulture, $"its name; resistance_higher and resistance_lower "
                            + $"count cells whose resistance changes by at least {WorthTelling.LeastPercent} %"),
                },
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
                       [
                           figure.Area,
                           figure.ZoneLayer,
                           figure.Zone,
                           figure.Name,
                           figure.Unit.Length == 0 ? null : figure.Unit,
                           .. Numbers(figure.Before, figure.After, figure.Difference, figure.Percent),
                       ]),
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
                (string?)row.Values[at[3]],
                (string?)row.Values[at[4]],
                (string)row.Values[at[5]]!,
                (string?)row.Values[at[6]] ?? "",
                (double?)row.Values[at[7]] ?? double.NaN, (double?)row.Values[at[8]] ?? double.NaN)
            {
                IsTerritory = (string?)row.Values[at[2]] == AreaWords.Territory,
            }));
    }

    /// <summary>What moved and why in words: a row per sentence.</summary>
    public static FeatureTable Statements(IReadOnlyList<TrameComparison> comparisons, Language language)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return new FeatureTable(
            "statements",
            FeatureShape.None,
            [
                .. Who,
                new Column("number", ColumnType.WholeNumber) { Meaning = "the most important first" },
                new Column("sentence", ColumnType.Text),
            ],
            [
                .. from comparison in comparisons
                   from sentence in ComparisonStatement.Of(comparison, language)
                       .Select((text, i) => (Text: text, Number: i + 1L))
                   select Row(comparison, [sentence.Number, sentence.Text]),
            ]);
    }

    /// <summary>
    /// What became of the links of a trame, with their paths: those of the scenario, or of the base for lost ones.
    /// </summary>
    public static FeatureTable Links(TrameComparison comparison, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new FeatureTable(
            ChangeLayers.Links,
            FeatureShape.MultiLine,
            [
                .. Who,
                new Column(ChangeLayers.Change, ColumnType.Text) { Meaning = "kept, gained or lost" },
                new Column("why", ColumnType.Text)
                {
                    Meaning = "none, core, merged_or_split, cost, crossing or neighbours",
                },
                new Column("link_before", ColumnType.WholeNumber),
                new Column("link_after", ColumnType.WholeNumber),
                new Column("core_a", ColumnType.WholeNumber)
                {
                    Meaning = "core areas, in the scenario or, for lost links, in the base",
                },
                new Column("core_b", ColumnType.WholeNumber),
                new Column("name", ColumnType.Text)
                {
                    Meaning = "names of these core areas; empty where one of them has none",
                },
                new Column("cost_before", ColumnType.Number),
                new Column("cost_after", ColumnType.Number),
                new Column("cost_difference", ColumnType.Number),
                new Column("cost_percent", ColumnType.Number) { Unit = "%" },
                new Column("dpc_percent", ColumnType.Number)
                {
                    Unit = "%",
                    Meaning = "share of PC that the link carries, the larger of both",
                },
                new Column("in_territory", ColumnType.WholeNumber)
                {
                    Meaning = "1: some of its length lies in the territory; 0: none; empty: no territory",
                },
            ],
            [.. comparison.Links.Select(link => LinkRow(comparison, link, grid))]);
    }

    /// <summary>What the change of EC comes from, a row per trame and scenario, of the territory first.</summary>
    public static FeatureTable Connectivity(IReadOnlyList<TrameComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return new FeatureTable(
            "connectivity",
            FeatureShape.None,
            [
                .. Who,
                Area,
                new Column("dec_percent", ColumnType.Number)
                {
                    Unit = "%",
                    Meaning = "change of equivalent connectivity",
                },
                new Column("area_percent", ColumnType.Number)
                {
                    Unit = "%",
                    Meaning = "the part due to habitat area (dA)",
                },
                new Column("connectivity_percent", ColumnType.Number)
                {
                    Unit = "%",
                    Meaning = "the part due to connectivity (dEC - dA)",
                },
            ],
            [
                .. from comparison in comparisons
                   from change in new[]
                   {
                       (Area: StateFigure.AreaOf(comparison.Territory is not null, null), Of: comparison.Connectivity),
                       (Area: AreaWords.Extent, Of: comparison.ConnectivityOfExtent),
                   }
                   where change.Of is not null
                   select Row(comparison, [change.Area,
                       .. Numbers(change.Of.EcPercent, change.Of.AreaPercent, change.Of.ConnectivityPercent)]),
            ]);
    }

    static IReadOnlyList<Column> Who =>
    [
        new Column("base", ColumnType.Text),
        new Column("scenario", ColumnType.Text),
        new Column("trame", ColumnType.Text),
    ];

    static Column Area => new("area", ColumnType.Text) { Meaning = AreaWords.Meaning };

    static FeatureRow LinkRow(TrameComparison comparison, LinkChange change, GridDefinition grid)
    {
        var link = change.After ?? change.Before!;
        IReadOnlyList<object?> values =
        [
            change.Kind.ToString().ToLowerInvariant(),
            NameOf(change.Why),
            Id(change.Before),
            Id(change.After),
            (long)link.PatchA,
            (long)link.PatchB,
            NameOf(link, change.After is null ? comparison.Before : comparison.After),
            .. Numbers(
                change.Before?.Cost ?? double.NaN,
                change.After?.Cost ?? double.NaN,
                change.CostDifference,
                change.CostPercent,
                change.DpcPercent),
            comparison.Territory is null ? null : change.IsInside ? 1L : 0L,
        ];
        return Row(comparison, values) with { Wkb = LineWkb.Of(link.Path, grid) };
    }

    static string? NameOf(Link link, TrameState state)
    {
        return PatchNames.Between(Core(link.PatchA), Core(link.PatchB));

        string? Core(int id) => state.Patches.FirstOrDefault(patch => patch.Id == id)?.Name;
    }

    static FeatureRow Row(TrameComparison comparison, IReadOnlyList<object?> values) =>
        new([comparison.Base, comparison.Scenario, comparison.Trame, .. values]);

    static IEnumerable<object?> Numbers(params IEnumerable<double> values) =>
        values.Select(value => (object?)Number(value));

    static double? Number(double value) => double.IsFinite(value) ? value : null;

    static long? Id(Link? link) => link?.Id;

    static string NameOf(LinkChangeReason why) =>
        why == LinkChangeReason.MergedOrSplit ? "merged_or_split" : why.ToString().ToLowerInvariant();
}
