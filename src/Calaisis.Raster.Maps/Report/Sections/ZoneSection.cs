using Calaisis.Raster.Maps.Report.Charts;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>What lies in each zone: as bars where there are few, and all of it as a table.</summary>
static class ZoneSection
{
    /// <summary>More zones than this as bars would be read by nobody; their table has them all.</summary>
    const int MostZones = 24;

    public static void Add(Html page, Words words, ReportData data)
    {
        var now = data.Scenarios[0];
        var layers = now.Trames.SelectMany(trame => trame.Summary?.ZoneLayers ?? [])
            .Select(layer => layer.Layer).Distinct().ToList();
        if (layers.Count == 0) return;
        page.Add($"<section id=\"zones\"><h2>{words["Par zone", "By zone"]}</h2>\n");
        foreach (var layer in layers)
        {
            var title = data.TitleOfZones(layer);
            page.Add($"<h3>{title}</h3>\n");
            if (now.Trames.Max(trame => ZonesOf(trame, layer).Count) <= MostZones)
            {
                page.Add($"<div class=\"matrices\">");
                MatrixOf(words, now, layer, title, ("Réservoirs", "Core areas"), zone => zone.CoreHectares).Draw(page);
                MatrixOf(words, now, layer, title, ("Corridors", "Corridors"), zone => zone.CorridorHectares)
                    .Draw(page);
                page.Add($"</div>\n");
            }

            if (data.Scenarios.Count > 1)
            {
                var shown = words[
                    "Les scénarios n'y figurent que là où ils changent quelque chose.",
                    "Scenarios stand in it only where they change something."];
                page.Add($"<p class=\"quiet\">{shown}</p>\n");
            }

            Tables.Add(
                page, words, $"zones-{layer}", words[$"Les trames par zone : {title}", $"Networks by zone: {title}"],
                ZoneTable(words, data, layer));
        }

        page.Add($"</section>\n");
    }

    static BarMatrix MatrixOf(
        Words words, ReportScenario now, string layer, string title, (string French, string English) what,
        Func<ZoneSummary, double> value)
    {
        var trames = now.Trames.Where(trame => ZonesOf(trame, layer).Count > 0).ToList();
        return new BarMatrix(
            words[$"{what.French} par zone (ha)", $"{what.English} by zone (ha)"],
            title,
            [.. trames.Select(trame => (trame.Style.Name, trame.Style.Colour))],
            [.. ZonesOf(trames[0], layer).Select((zone, i) => (
                ZoneName(words, zone),
                (IReadOnlyList<MatrixValue>)[.. trames.Select(trame => value(ZonesOf(trame, layer)[i]))
                    .Select(hectares =>
                        new MatrixValue(hectares, hectares == 0 ? "–" : words.Number(Math.Round(hectares))))]))]);
    }

    static IReadOnlyList<ZoneSummary> ZonesOf(ReportTrame trame, string layer) =>
        trame.Summary?.ZoneLayers.FirstOrDefault(found => found.Layer == layer)?.Zones ?? [];

    static string ZoneName(Words words, ZoneSummary zone) => zone.Zone ?? words["hors zone", "in no zone"];

    static FeatureTable ZoneTable(Words words, ReportData data, string layer)
    {
        var many = data.Scenarios.Count > 1;
        var rows =
            from scenario in data.Scenarios
            from trame in scenario.Trames
            from zones in trame.Summary?.ZoneLayers ?? []
            where zones.Layer == layer
            from zone in zones.Zones
            where scenario == data.Scenarios[0]
                || !IsSame(zone, ZoneOf(data.Scenarios[0], trame.Name, layer, zone.Zone))
            select new FeatureRow(
            [
                ZoneName(words, zone),
                trame.Style.Name,
                .. many ? [scenario.Title] : Array.Empty<object?>(),
                .. SummaryFigures.Of(zone).Select(Indicators.Cell),
            ]);
        return new FeatureTable(
            layer,
            FeatureShape.None,
            [
                new Column("zone", ColumnType.Text) { Title = data.TitleOfZones(layer) },
                new Column("trame", ColumnType.Text) { Title = words["Trame", "Network"] },
                .. many
                    ? [new Column("scenario", ColumnType.Text) { Title = words["Scénario", "Scenario"] }]
                    : Array.Empty<Column>(),
                .. SummaryFigures.Of(ZoneSummary.Nothing).Select(figure =>
                    new Column(figure.Name, figure.IsWhole ? ColumnType.WholeNumber : ColumnType.Number)
                    {
                        Title = FigureNames.Of(figure, words.Language),
                    }),
            ],
            [.. rows]);
    }

    static ZoneSummary? ZoneOf(ReportScenario scenario, string trame, string layer, string? zone) => scenario.Trames
        .First(found => found.Name == trame).Summary?.ZoneLayers.FirstOrDefault(found => found.Layer == layer)?.Zones
        .FirstOrDefault(found => found.Zone == zone);

    // What the table would show twice.
    static bool IsSame(ZoneSummary zone, ZoneSummary? other) =>
        other is not null && SummaryFigures.Of(zone).Select(figure => figure.Value)
            .SequenceEqual(SummaryFigures.Of(other).Select(figure => figure.Value));
}
