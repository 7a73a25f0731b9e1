using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Report.Charts;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>The figures as charts and tables: indicators, costs of links, areas by zone, comparisons.</summary>
static class FigureSection
{
    /// <summary>A chart with more zones than this would be read by nobody; its table has them all.</summary>
    const int MostZones = 24;

    static readonly string[] Charted = ["ec_ha", "core_ha", "corridor_ha", "conflicts"];

    public static void Add(Html page, Words words, ReportData data)
    {
        if (data.Scenarios.All(scenario => scenario.Trames.All(trame => trame.Summary is null))) return;
        page.Add($"<section id=\"figures\"><h2>{words["Indicateurs", "Indicators"]}</h2>\n<div class=\"charts\">\n");
        foreach (var figure in Charted)
        {
            if (Groups(words, data, figure) is not { Count: > 0 } groups) continue;
            var name = FigureNames.Of(figure, words.Language);
            AddFigure(page, name, new BarChart(name, "", groups).Draw(words, $"chart-{figure}"));
        }

        page.Add($"</div>\n");
        Tables.Add(page, words, "indicators", words["Tous les indicateurs", "All indicators"], SummarySection.Indicators(data, words));
        AddCosts(page, words, data);
        page.Add($"</section>\n");
        AddZones(page, words, data);
        AddComparisons(page, words, data);
    }

    static List<BarGroup> Groups(Words words, ReportData data, string figure)
    {
        var trames = data.Scenarios[0].Trames;
        if (data.Scenarios.Count == 1)
        {
            List<Bar> bars = [.. trames.Where(trame => ValueOf(trame, figure) is not null)
                .Select(trame => new Bar(trame.Style.Name, ValueOf(trame, figure)!.Value, trame.Style.Colour))];
            return bars.Count == 0 ? [] : [new BarGroup("", bars)];
        }

        return [.. trames.Select((trame, i) => new BarGroup(
                trame.Style.Name,
                [.. data.Scenarios.Where(scenario => ValueOf(scenario.Trames[i], figure) is not null)
                    .Select((scenario, place) => new Bar(
                        scenario.Title, ValueOf(scenario.Trames[i], figure)!.Value, place == 0 ? trame.Style.Colour : NetworkPalette.Of(trame.Style).Preserve)
                    {
                        Note = place == 0 || ValueOf(trame, figure) is not { } now ? "" : words.Change(now, ValueOf(scenario.Trames[i], figure)!.Value),
                    })]))
            .Where(group => group.Bars.Count > 0)];
    }

    static double? ValueOf(ReportTrame trame, string figure) =>
        trame.Summary is null ? null : SummaryFigures.Of(trame.Summary).FirstOrDefault(found => found.Name == figure)?.Value;

    static void AddCosts(Html page, Words words, ReportData data)
    {
        page.Add($"<h3>{words["Coûts des liens", "Costs of links"]}</h3>\n<p>{words["Nombre de liens actifs par coût, et par scénario : boîte du premier au troisième quart, trait sur la médiane, ligne du 5e au 95e centième.", "Active links by cost, and per scenario: box from the first to the third quarter, bar at the median, line from the 5th to the 95th percentile."]}</p>\n<div class=\"charts\">\n");
        var trames = data.Scenarios[0].Trames;
        for (var i = 0; i < trames.Count; i++)
        {
            var place = i;
            if (Costs(trames[i]) is not { Count: > 0 }) continue;
            var unit = trames[i].Layers.First(layer => layer.Name == LayerNames.Links).Columns.First(column => column.Name == "cost").Unit;
            var chart = new CostChart(
                words[$"Coûts des liens, {trames[i].Style.Name}", $"Costs of links, {trames[i].Style.Name}"],
                unit,
                trames[i].Style.Colour,
                [.. data.Scenarios.Select(scenario => (scenario.Title, Costs(scenario.Trames[place])))]);
            AddFigure(page, trames[i].Style.Name, chart.Draw(words, $"chart-costs-{i}"));
        }

        page.Add($"</div>\n");
    }

    static IReadOnlyList<double> Costs(ReportTrame trame)
    {
        if (trame.Layers.FirstOrDefault(layer => layer.Name == LayerNames.Links) is not { } links) return [];
        var (state, cost) = (links.IndexOf("state"), links.IndexOf("cost"));
        return [.. links.Rows.Where(row => row.Values[state] is LayerWords.Active).Select(row => row.Values[cost]).OfType<double>()];
    }

    static void AddZones(Html page, Words words, ReportData data)
    {
        var now = data.Scenarios[0];
        var layers = now.Trames.SelectMany(trame => trame.Summary?.ZoneLayers ?? []).Select(layer => layer.Layer).Distinct().ToList();
        if (layers.Count == 0) return;
        page.Add($"<section id=\"zones\"><h2>{words["Par zone", "By zone"]}</h2>\n");
        foreach (var (layer, i) in layers.Select((layer, i) => (layer, i)))
        {
            page.Add($"<h3>{layer}</h3>\n<div class=\"charts\">");
            foreach (var (trame, place) in now.Trames.Select((trame, place) => (trame, place)))
            {
                var zones = trame.Summary?.ZoneLayers.FirstOrDefault(found => found.Layer == layer)?.Zones ?? [];
                if (zones.Count is > 0 and <= MostZones) AddFigure(page, trame.Style.Name, ZoneChart(words, trame, layer, zones).Draw(words, $"chart-zones-{i}-{place}"));
            }

            page.Add($"</div>\n");
            if (data.Scenarios.Count > 1)
                page.Add($"<p class=\"quiet\">{words["Les scénarios n'y figurent que là où ils changent quelque chose.", "Scenarios stand in it only where they change something."]}</p>\n");
            Tables.Add(page, words, $"zones-{layer}", words[$"Les trames par zone ({layer})", $"Networks by zone ({layer})"], ZoneTable(words, data, layer));
        }

        page.Add($"</section>\n");
    }

    static BarChart ZoneChart(Words words, ReportTrame trame, string layer, IReadOnlyList<ZoneSummary> zones)
    {
        var palette = NetworkPalette.Of(trame.Style);
        return new BarChart(
            words[$"Surfaces par zone ({layer}), {trame.Style.Name}", $"Areas by zone ({layer}), {trame.Style.Name}"],
            "ha",
            [.. zones.Select(zone => new BarGroup(ZoneName(words, zone), [Bar("Réservoirs", "Core areas", zone.CoreHectares, palette.Core), Bar("Corridors", "Corridors", zone.CorridorHectares, palette.Preserve)]))]);

        Bar Bar(string french, string english, double value, Rgb colour) => new(words[french, english], value, colour);
    }

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
            where scenario == data.Scenarios[0] || !IsSame(zone, ZoneOf(data.Scenarios[0], trame.Name, layer, zone.Zone))
            select new FeatureRow(
            [
                ZoneName(words, zone),
                trame.Style.Name,
                .. many ? [scenario.Title] : Array.Empty<object?>(),
                .. SummaryFigures.Of(zone).Select(SummarySection.Cell),
            ]);
        return new FeatureTable(
            layer,
            FeatureShape.None,
            [
                new Column("zone", ColumnType.Text) { Title = layer },
                new Column("trame", ColumnType.Text) { Title = words["Trame", "Network"] },
                .. many ? [new Column("scenario", ColumnType.Text) { Title = words["Scénario", "Scenario"] }] : Array.Empty<Column>(),
                .. SummaryFigures.Of(new ZoneSummary(null, 0, 0, 0, 0)).Select(figure =>
                    new Column(figure.Name, figure.IsWhole ? ColumnType.WholeNumber : ColumnType.Number) { Title = FigureNames.Of(figure.Name, words.Language) }),
            ],
            [.. rows]);
    }

    static ZoneSummary? ZoneOf(ReportScenario scenario, string trame, string layer, string? zone) => scenario.Trames
        .First(found => found.Name == trame).Summary?.ZoneLayers.FirstOrDefault(found => found.Layer == layer)?.Zones
        .FirstOrDefault(found => found.Zone == zone);

    // What the table would show twice.
    static bool IsSame(ZoneSummary zone, ZoneSummary? other) =>
        other is not null && SummaryFigures.Of(zone).Select(figure => figure.Value).SequenceEqual(SummaryFigures.Of(other).Select(figure => figure.Value));

    static void AddComparisons(Html page, Words words, ReportData data)
    {
        if (data.Comparisons.Count == 0) return;
        page.Add($"<section id=\"comparison\"><h2>{words["Comparaison des scénarios", "Comparison of scenarios"]}</h2>\n");
        AddStatements(page, words, data);
        foreach (var comparison in data.Comparisons)
        {
            page.Add($"<h3>{comparison.Title}</h3>\n");
            if (comparison.Note.Length > 0) page.Add($"<p>{comparison.Note}</p>\n");
            Tables.Add(page, words, comparison.Table.Name, comparison.Title, comparison.Table);
        }

        page.Add($"</section>\n");
    }

    static void AddStatements(Html page, Words words, ReportData data)
    {
        page.Add($"<h3>{words["Ce qui change, et pourquoi", "What moved, and why"]}</h3>\n");
        foreach (var scenario in data.Scenarios.Where(scenario => scenario.Statements.Count > 0))
        {
            page.Add($"<details class=\"statements\"><summary>{scenario.Title}</summary>\n<dl>\n");
            foreach (var trame in scenario.Statements.GroupBy(statement => statement.Trame))
            {
                page.Add($"<dt>{trame.Key}</dt><dd><ul>\n");
                foreach (var statement in trame) page.Add($"<li>{statement.Sentence}</li>\n");
                page.Add($"</ul></dd>\n");
            }

            page.Add($"</dl></details>\n");
        }
    }

    static void AddFigure(Html page, string caption, Html chart) =>
        page.Add($"<figure><figcaption>{caption}</figcaption>{chart}</figure>\n");
}
