using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Report.Charts;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Packages;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>
/// The figures of all trames: side by side as bars, all of them as a table, and how the costs of links are spread.
/// </summary>
static class FigureSection
{
    static readonly string[] Charted = ["ec_ha", "core_ha", "corridor_ha", "conflicts"];

    public static void Add(Html page, Words words, ReportData data)
    {
        var now = data.Scenarios[0].Trames;
        if (data.Scenarios.All(scenario => scenario.Trames.All(trame => trame.Summary is null))) return;
        page.Add($"<section id=\"figures\"><h2>{words["Indicateurs", "Indicators"]}</h2>\n<div class=\"charts\">\n");
        foreach (var figure in Charted)
        {
            List<Bar> bars = [.. now.Where(trame => KeyFigures.ValueOf(trame.Summary, figure) is not null)
                .Select(trame => new Bar(
                    trame.Style.Name, KeyFigures.ValueOf(trame.Summary, figure)!.Value, trame.Style.Colour))];
            var name = FigureNames.Of(figure, words.Language);
            if (bars.Count > 0)
                AddFigure(page, name, new BarChart(name, "", [new BarGroup("", bars)]).Draw(words, $"chart-{figure}"));
        }

        page.Add($"</div>\n");
        Tables.Add(page, words, "indicators", words["Tous les indicateurs", "All indicators"], Indicators.TableOf(
            data, words));
        AddCosts(page, words, data);
        page.Add($"</section>\n");
    }

    static void AddCosts(Html page, Words words, ReportData data)
    {
        var key = words[
            "Liens actifs par coût ; par scénario : boîte du premier au troisième quart, trait sur la médiane, "
                + "ligne du 5e au 95e centième.",
            "Active links by cost; per scenario: box from the first to the third quarter, bar at the median, "
                + "line from the 5th to the 95th percentile."];
        page.Add($"<h3>{words["Coûts des liens", "Costs of links"]}</h3>\n")
            .Add($"<p class=\"quiet\">{key}</p>\n<div class=\"charts\">\n");
        var trames = data.Scenarios[0].Trames;
        for (var i = 0; i < trames.Count; i++)
        {
            var place = i;
            if (Costs(trames[i]) is not { Count: > 0 }) continue;
            var unit = trames[i].Layers.First(layer => layer.Name == LayerNames.Links).Columns
                .First(column => column.Name == "cost").Unit;
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
        return [.. links.Rows.Where(row => row.Values[state] is LinkTable.Active).Select(row => row.Values[cost])
            .OfType<double>()];
    }

    /// <summary>A chart under its caption.</summary>
    public static void AddFigure(Html page, string caption, Html chart) =>
        page.Add($"<figure><figcaption>{caption}</figcaption>{chart}</figure>\n");
}
