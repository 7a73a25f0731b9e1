using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>
/// Where to act first: for each trame the conflicts and corridors that count most, and by which rule.
/// </summary>
static class ActionSection
{
    const int MostListed = 8;

    /// <summary>Whether a trame has what can be ranked.</summary>
    public static bool Has(ReportData data) => data.Scenarios[0].Trames.Any(trame => ActionsOf(trame, data).Count > 0);

    public static void Add(Html page, Words words, ReportData data)
    {
        if (!Has(data)) return;
        page.Add($"<section id=\"act\"><h2>{words["Où agir d'abord", "Where to act first"]}</h2>\n");
        if (data.Scenarios[0].Trames.SelectMany(trame => ActionsOf(trame, data))
            .Any(action => action.DpcPercent is not null))
        {
            page.Add($"<p class=\"quiet\">{SheetTexts.Of(SheetText.RankedByDpc, words.Language)}</p>\n");
        }

        page.Add($"<div class=\"actions\">\n");
        foreach (var trame in data.Scenarios[0].Trames)
        {
            var actions = ActionsOf(trame, data);
            if (actions.Count == 0) continue;
            page.Add($"<section style=\"--trame:{trame.Style.Colour.ToString()}\"><h3>{trame.Style.Name}</h3>\n<ol>\n");
            foreach (var action in actions.Take(MostListed))
                page.Add($"<li>{action.Text} <span class=\"figure\">{action.Figure}</span></li>\n");
            page.Add($"</ol>\n");
            var rest = actions.Count - MostListed;
            if (rest > 0)
            {
                var more = actions[0].DpcPercent is null ? SheetText.MoreActions : SheetText.LowerActions;
                page.Add($"<p class=\"quiet\">{SheetTexts.Of(more, words.Language, words.Number(rest))}</p>\n");
            }

            page.Add($"</section>\n");
        }

        page.Add($"</div></section>\n");
    }

    static IReadOnlyList<ZoneAction> ActionsOf(ReportTrame trame, ReportData data)
    {
        FeatureTable? Table(string name) => trame.Layers.FirstOrDefault(layer => layer.Name == name);
        if (Table(LayerNames.Habitats) is not { } habitats || Table(LayerNames.Links) is not { } links) return [];
        var conflicts = Table(LayerNames.Conflicts);
        var tables = new NetworkTables
        {
            Habitats = habitats,
            Links = links,
            Corridors = Table(LayerNames.Corridors),
            Conflicts = conflicts,
            ObstacleLabels = (conflicts?.Rows ?? []).Select(row => (
                Name: row.Values[conflicts!.IndexOf("obstacle")] as string,
                Label: row.Values[conflicts.IndexOf("label")] as string))
                .Where(pair => pair is { Name: not null, Label: not null }).DistinctBy(pair => pair.Name)
                .ToDictionary(pair => pair.Name!, pair => pair.Label!),
            ZoneColumn = data.ZoneLayers is [var first, ..] ? first.Name : null,
            MajorFrom = trame.MajorFrom,
        };
        return ZoneActions.Everywhere([tables.ToNetwork(trame.Style)], data.Language);
    }
}
