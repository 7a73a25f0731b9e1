using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>All figures of all trames and scenarios as one table.</summary>
static class Indicators
{
    /// <summary>
    /// All figures of the summaries: a row per scenario, trame and area: the territory first, the extent after it.
    /// </summary>
    public static FeatureTable TableOf(ReportData data, Words words)
    {
        var rows = data.Scenarios
            .SelectMany(scenario => scenario.Trames.Select(trame => (scenario, trame)))
            .Where(pair => pair.trame.Summary is not null)
            .SelectMany(pair => AreasOf(pair.trame.Summary!, words)
                .Select(area => (pair.scenario, pair.trame, area.Area, Figures: SummaryFigures.Of(area.Of))))
            .ToList();
        var hasTerritory = rows.Any(row => row.trame.Summary!.Territory is not null);
        var names = rows.SelectMany(row => row.Figures).DistinctBy(figure => figure.Name).ToList();
        var many = data.Scenarios.Count > 1;
        return new FeatureTable(
            "indicators",
            FeatureShape.None,
            [
                new Column("trame", ColumnType.Text) { Title = words["Trame", "Network"] },
                .. many
                    ? [new Column("scenario", ColumnType.Text) { Title = words["Scénario", "Scenario"] }]
                    : Array.Empty<Column>(),
                .. hasTerritory
                    ? [new Column("area", ColumnType.Text)
                    {
                        Title = words["Territoire / périmètre d'étude", "Territory / study extent"],
                    }]
                    : Array.Empty<Column>(),
                .. names.Select(
                    figure => new Column(figure.Name, figure.IsWhole ? ColumnType.WholeNumber : ColumnType.Number)
                    {
                        Title = FigureNames.Of(figure, words.Language),
                    }),
            ],
            [.. rows.Select(row => new FeatureRow(
                [
                    row.trame.Style.Name,
                    .. many ? [row.scenario.Title] : Array.Empty<object?>(),
                    .. hasTerritory ? [row.Area] : Array.Empty<object?>(),
                    .. names.Select(name => ValueOf(row.Figures.FirstOrDefault(figure => figure.Name == name.Name))),
                ]))]);
    }

    static IEnumerable<(string Area, AreaFigures Of)> AreasOf(TrameSummary summary, Words words)
    {
        var extent = words["périmètre d'étude", "study extent"];
        yield return (summary.Territory ?? extent, summary);
        if (summary.Extent is { } whole) yield return (extent, whole);
    }

    static object? ValueOf(SummaryFigure? figure) =>
        figure is null || !double.IsFinite(figure.Value) ? null : Cell(figure);

    /// <summary>A figure as tables hold it.</summary>
    public static object Cell(SummaryFigure figure) => figure.IsWhole ? (object)(long)figure.Value : figure.Value;
}
