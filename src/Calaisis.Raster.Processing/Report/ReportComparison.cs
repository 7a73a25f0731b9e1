using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Figures = System.Collections.Generic.IReadOnlyDictionary<(string Trame, string Figure), double>;

namespace Calaisis.Raster.Processing.Report;

/// <summary>The tables of the comparison as a report shows them: a row per figure, a column per scenario.</summary>
/// <param name="run">What the report is of.</param>
/// <param name="json">The file of the step that ranks.</param>
sealed class ReportComparison(ReportedRun run, byte[] json)
{
    readonly JsonObject _tables = JsonNode.Parse(json)!.AsObject();

    bool IsFrench => run.First.Pipeline.Language == Language.French;

    /// <summary>The ranking, what connectivity owes to area and to links, and all figures side by side.</summary>
    public IReadOnlyList<ReportTable> Tables() => [Ranking(), Points(), Connectivity(), SideBySide()];

    /// <summary>What moved in a scenario, the most important first.</summary>
    public IEnumerable<ReportStatement> StatementsOf(StepContext context) => Rows("statements")
        .Where(row => Text(row, "scenario") == context.Scenario)
        .Select(row => new ReportStatement(TrameOf(row), Text(row, "sentence")!));

    /// <summary>
    /// The figures of a scenario beside the first one within the territory; none where no territory is declared.
    /// </summary>
    public Figures InTerritory(StepContext context) => Rows("figures")
        .Where(row => Text(row, "area") == AreaWords.Territory && Text(row, "scenario") == context.Scenario
            && Text(row, "base") == run.First.Scenario)
        .Where(row => Number(row, "after") is not null)
        .ToDictionary(row => (Text(row, "trame")!, Text(row, "figure")!), row => Number(row, "after")!.Value);

    ReportTable Ranking()
    {
        var rows = Rows("ranking").ToList();
        var weights = rows.Where(row => row["criterion"] is not null).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{CriterionOf(Text(row, "criterion")!)} {Number(row, "weight")}"))
            .Distinct();
        var table = new FeatureTable(
            "ranking",
            FeatureShape.None,
            [
                Scenario,
                new Column("rank", ColumnType.WholeNumber) { Title = Say("Rang", "Rank") },
                new Column("score", ColumnType.Number) { Title = Say("Note (points)", "Score (points)") },
                new Column("verdict", ColumnType.Text) { Title = Say("Verdict", "Verdict") },
                .. run.First.Pipeline.Trames
                    .Select(trame => new Column(trame.Name, ColumnType.Number) { Title = $"{trame.Title} (points)" }),
            ],
            [
                .. rows.GroupBy(row => Text(row, "scenario")).Select(scenario => new FeatureRow(
                [
                    TitleOf(scenario.Key!), (long?)Number(scenario.First(), "rank"), Points(scenario.First(), "score"),
                    VerdictOf(Text(scenario.First(), "verdict")!),
                    .. run.First.Pipeline.Trames.Select(trame =>
                        (object?)scenario.Where(row => Text(row, "trame") == trame.Name)
                            .Select(row => Points(row, "trame_score")).FirstOrDefault()),
                ])),
            ]);
        return new ReportTable(
            Say("Classement", "Ranking"),
            Say(
                "Chaque critère vaut de −100 à 100 points, rien jusqu'à son seuil ; "
                    + "la note en est la moyenne pondérée. Poids : ",
                "Each criterion counts -100 to 100 points, nothing up to its indifference; "
                    + "the score is their weighted mean. Weights: ")
                + string.Join(", ", weights) + ".",
            table);
    }

    ReportTable Points() => new(
        Say("D'où viennent les points", "What the points come from"),
        Say("Une phrase par scénario, trame et critère.", "A sentence per scenario, network and criterion."),
        new FeatureTable(
            "points",
            FeatureShape.None,
            [
                Scenario,
                Trame,
                new Column("points", ColumnType.Number) { Title = "Points" },
                new Column("why", ColumnType.Text) { Title = Say("Pourquoi", "Why") },
            ],
            [
                .. Rows("ranking").Where(row => row["criterion"] is not null).Select(row => new FeatureRow(
                    [TitleOf(Text(row, "scenario")!), TrameOf(row), Points(row, "points"), Text(row, "why")])),
            ]));

    ReportTable Connectivity() => new(
        Say("D'où vient le changement de connectivité", "What the change of connectivity comes from"),
        Say(
            "dEC : variation de la connectivité équivalente, "
                + "dont la part de la surface des réservoirs et celle des liens.",
            "dEC: change of equivalent connectivity, the part of core areas and that of links."),
        new FeatureTable(
            "connectivity",
            FeatureShape.None,
            [
                Scenario,
                Trame,
                Area,
                new Column("dec_percent", ColumnType.Number) { Title = "dEC (%)" },
                new Column("area_percent", ColumnType.Number)
                {
                    Title = Say("Part de la surface (%)", "Due to area (%)"),
                },
                new Column("connectivity_percent", ColumnType.Number)
                {
                    Title = Say("Part de la connectivité (%)", "Due to connectivity (%)"),
                },
            ],
            [
                .. Rows("connectivity").Select(row => new FeatureRow(
                    [
                        TitleOf(Text(row, "scenario")!), TrameOf(row), AreaOf(row), Percent(row, "dec_percent"),
                        Percent(row, "area_percent"), Percent(row, "connectivity_percent"),
                    ])),
            ]));

    ReportTable SideBySide()
    {
        var rows = Rows("figures").Where(row => row["zone_layer"] is null).ToList();
        var scenarios = rows.Select(row => Text(row, "scenario")!).Distinct().ToList();
        var before = TitleOf(rows.Select(row => Text(row, "base")!).FirstOrDefault() ?? "");
        return new ReportTable(
            Say("Indicateurs côte à côte", "Figures side by side"),
            Say(
                "Par scénario la valeur, puis sa variation par rapport à la première colonne de chiffres.",
                "Per scenario the value, then its change from the first column of figures."),
            new FeatureTable(
                "side-by-side",
                FeatureShape.None,
                [
                    Trame,
                    Area,
                    new Column("figure", ColumnType.Text) { Title = Say("Indicateur", "Figure") },
                    new Column("before", ColumnType.Number) { Title = before },
                    .. scenarios.SelectMany(scenario => new[]
                    {
                        new Column(scenario, ColumnType.Number) { Title = TitleOf(scenario) },
                        new Column($"{scenario}_percent", ColumnType.Number) { Title = "%" },
                    }),
                ],
                [
                    .. rows.GroupBy(
                        row => (Trame: Text(row, "trame"), Area: Text(row, "area"), Figure: Text(row, "figure")))
                        .Select(figure => new FeatureRow(
                        [
                            TrameOf(figure.First()),
                            AreaOf(figure.First()),
                            FigureNames.Of(figure.Key.Figure!, run.First.Pipeline.Language),
                            Number(figure.First(), "before"),
                            .. scenarios.SelectMany(scenario =>
                            {
                                var row = figure.FirstOrDefault(row => Text(row, "scenario") == scenario);
                                return new object?[] { row is null ? null : Number(row, "after"), row is null
                                    ? null
                                    : Percent(row, "percent") };
                            }),
                        ])),
                ]));
    }

    string VerdictOf(string verdict) => verdict switch
    {
        "no_difference" => Say("aucune différence qui compte", "no difference that counts"),
        "nothing_measured" => Say("rien à comparer", "nothing to rank by"),
        _ => Say("classé", "ranked"),
    };

    string CriterionOf(string criterion) => criterion switch
    {
        "ec" => Say("connectivité équivalente", "equivalent connectivity"),
        "core-area" => Say("surface des réservoirs", "area of core areas"),
        "link-cost" => Say("coût moyen des liens communs", "mean cost of links in both"),
        "components" => Say("composantes", "components"),
        "corridor-light" => Say("corridors éclairés", "lit corridors"),
        "conflicts" => Say("conflits", "conflicts"),
        _ => criterion,
    };

    Column Scenario => new("scenario", ColumnType.Text) { Title = Say("Scénario", "Scenario") };

    Column Trame => new("trame", ColumnType.Text) { Title = Say("Trame", "Network") };

    Column Area =>
        new("area", ColumnType.Text) { Title = Say("Territoire / périmètre d'étude", "Territory / study extent") };

    string AreaOf(JsonObject row) =>
        Text(row, "area") == AreaWords.Territory && run.First.Pipeline.Territory is { } territory
            ? territory.TitleIn(run.First.Pipeline.Language)
            : Say("périmètre d'étude", "study extent");

    string TitleOf(string scenario) =>
        run.Shown.Concat(run.LeftOut).FirstOrDefault(context => context.Scenario == scenario) is { } found
            ? found.ScenarioTitle
            : scenario;

    string TrameOf(JsonObject row) => run.First.Pipeline.Trames
        .FirstOrDefault(trame => trame.Name == Text(row, "trame"))?.Title ?? Text(row, "trame")!;

    string Say(string french, string english) => IsFrench ? french : english;

    IEnumerable<JsonObject> Rows(string table) => _tables[table]!.AsArray().Select(row => row!.AsObject());

    static string? Text(JsonObject row, string column) => (string?)row[column];

    static double? Number(JsonObject row, string column) => (double?)row[column];

    static double? Points(JsonObject row, string column) => Shown(Number(row, column), 1);

    static double? Percent(JsonObject row, string column) => Shown(Number(row, column), 2);

    /// <summary>With so many decimals: more would say nothing to people, and nothing has no sign.</summary>
    internal static double? Shown(double? value, int decimals) =>
        value is { } number ? Math.Round(number, decimals) + 0.0 : null;
}
