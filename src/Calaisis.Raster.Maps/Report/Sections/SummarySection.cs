using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>What came out, in sentences.</summary>
static class SummarySection
{
    public static void Add(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"summary\"><h2>{words["En bref", "In short"]}</h2>\n");
        var now = data.Scenarios[0];
        page.Add($"<p class=\"lead\">{Opening(words, data)}</p>\n<ul class=\"trames\">\n");
        foreach (var trame in now.Trames)
        {
            page.Add($"<li style=\"--trame:{trame.Style.Colour.ToString()}\"><h3>{trame.Style.Name}</h3>");
            if (trame.Guild.Length > 0) page.Add($"<p class=\"guild\">{trame.Guild}</p>");
            page.Add($"<p>{(trame.Summary is { } summary ? string.Join(' ', Sentences(words, trame, summary)) : words["Résistance seule : ni réservoirs ni liens n'ont été demandés.", "Resistance only: neither core areas nor links were asked for."])}</p></li>\n");
        }

        page.Add($"</ul>\n");
        if (data.Scenarios.Count > 1) AddScenarios(page, words, data);
        page.Add($"</section>\n");
    }

    static string Opening(Words words, ReportData data)
    {
        var trames = words.Count(data.Scenarios[0].Trames.Count, ("trame", "trames"), ("network", "networks"));
        var cell = words.Number(data.Grid.CellWidth);
        var others = words.Count(data.Scenarios.Count - 1, ("scénario", "scénarios"), ("scenario", "scenarios"));
        var square = words.Number(data.Grid.Shape.CellCount * data.Grid.CellWidth * data.Grid.CellHeight / 1e6);
        return words[
            $"{trames} sur {square} km², en cellules de {cell} m{(data.Scenarios.Count > 1 ? $", l'état actuel et {others}" : "")}.",
            $"{trames} over {square} km², in cells of {cell} m{(data.Scenarios.Count > 1 ? $", the state of today and {others}" : "")}."];
    }

    static IEnumerable<string> Sentences(Words words, ReportTrame trame, TrameSummary summary)
    {
        var cores = words.Count(summary.Cores, ("réservoir", "réservoirs"), ("core area", "core areas"));
        var stones = words.Count(summary.SteppingStones, ("espace relais", "espaces relais"), ("stepping stone", "stepping stones"));
        yield return words[
            $"{cores} ({words.Hectares(summary.CoreHectares)}) et {stones}.",
            $"{cores} ({words.Hectares(summary.CoreHectares)}) and {stones}."];
        if (summary.Links > 0)
        {
            var links = words.Count(summary.Links, ("lien", "liens"), ("link", "links"));
            yield return words[
                $"{links} de {words.Kilometres(summary.LinkKilometres)} en tout ; leurs corridors couvrent {words.Hectares(summary.CorridorHectares)}.",
                $"{links}, {words.Kilometres(summary.LinkKilometres)} in all; their corridors cover {words.Hectares(summary.CorridorHectares)}."];
        }

        if (summary.Preserve + summary.Restore > 0)
        {
            yield return words[
                $"À préserver : {words.Kilometres(summary.PreserveKilometres)} ; à remettre en bon état : {words.Kilometres(summary.RestoreKilometres)}.",
                $"To preserve: {words.Kilometres(summary.PreserveKilometres)}; to restore: {words.Kilometres(summary.RestoreKilometres)}."];
        }

        if (summary.Conflicts > 0)
        {
            var conflicts = words.Count(summary.Conflicts, ("conflit", "conflits"), ("conflict", "conflicts"));
            yield return words[$"{conflicts} avec des obstacles.", $"{conflicts} with obstacles."];
        }

        if (summary.Network is not { } network) yield break;
        var components = words.Count(network.Components, ("composante", "composantes"), ("component", "components"));
        var share = summary.CoreHectares > 0 ? words.Number(Math.Round(100 * network.EcHectares / summary.CoreHectares)) : "–";
        yield return words[
            $"Le réseau a {components} ; sa connectivité équivalente est de {words.Hectares(network.EcHectares)}, soit {share} % de la surface des réservoirs.",
            $"The network has {components}; its equivalent connectivity is {words.Hectares(network.EcHectares)}, {share}% of the core areas."];
        if (MostImportant(trame) is { } most)
            yield return words[$"Le réservoir qui y compte le plus est le n° {most}.", $"The core area that counts most is no. {most}."];
    }

    static string? MostImportant(ReportTrame trame)
    {
        if (trame.Layers.FirstOrDefault(layer => layer.Name == LayerNames.Habitats) is not { Rows.Count: > 0 } habitats) return null;
        if (habitats.Columns.All(column => column.Name is not "dpc") || habitats.Columns.All(column => column.Name is not "id")) return null;
        var (dpc, id) = (habitats.IndexOf("dpc"), habitats.IndexOf("id"));
        if (habitats.Rows.MaxBy(row => row.Values[dpc] as double?) is not { } row || row.Values[dpc] is null) return null;
        var name = habitats.Columns.Any(column => column.Name == "name") ? row.Values[habitats.IndexOf("name")] as string : null;
        return $"{row.Values[id]}{(name is null ? "" : $" ({name})")}";
    }

    static void AddScenarios(Html page, Words words, ReportData data)
    {
        page.Add($"<h3>{words["Les scénarios", "The scenarios"]}</h3>\n<dl class=\"scenarios\">\n");
        foreach (var scenario in data.Scenarios.Skip(1))
        {
            page.Add($"<dt>{scenario.Title}</dt>\n");
            if (scenario.Changes.Count > 0)
            {
                page.Add($"<dd><ul>");
                foreach (var change in scenario.Changes) page.Add($"<li><code>{change}</code></li>");
                page.Add($"</ul></dd>\n");
            }

            page.Add($"<dd>{Moved(words, data.Scenarios[0], scenario)}</dd>\n");
        }

        page.Add($"</dl>\n");
    }

    static string Moved(Words words, ReportScenario now, ReportScenario then)
    {
        var moved = now.Trames.Zip(then.Trames)
            .Where(pair => pair.First.Summary?.Network is not null && pair.Second.Summary?.Network is not null)
            .Select(pair => (pair.First.Style.Name, From: pair.First.Summary!.Network!.EcHectares, To: pair.Second.Summary!.Network!.EcHectares))
            .Where(pair => !pair.From.Equals(pair.To))
            .Select(pair => $"{pair.Name} {words.Change(pair.From, pair.To)}")
            .ToList();
        return moved.Count == 0
            ? words["La connectivité équivalente ne change dans aucune trame.", "Equivalent connectivity changes in no network."]
            : words[$"Connectivité équivalente : {string.Join(", ", moved)}.", $"Equivalent connectivity: {string.Join(", ", moved)}."];
    }

    /// <summary>All figures of the summaries: a row per scenario and trame.</summary>
    public static FeatureTable Indicators(ReportData data, Words words)
    {
        var rows = data.Scenarios
            .SelectMany(scenario => scenario.Trames.Select(trame => (scenario, trame)))
            .Where(pair => pair.trame.Summary is not null)
            .Select(pair => (pair.scenario, pair.trame, Figures: SummaryFigures.Of(pair.trame.Summary!)))
            .ToList();
        var names = rows.SelectMany(row => row.Figures).DistinctBy(figure => figure.Name).ToList();
        var many = data.Scenarios.Count > 1;
        return new FeatureTable(
            "indicators",
            FeatureShape.None,
            [
                new Column("trame", ColumnType.Text) { Title = words["Trame", "Network"] },
                .. many ? [new Column("scenario", ColumnType.Text) { Title = words["Scénario", "Scenario"] }] : Array.Empty<Column>(),
                .. names.Select(figure => new Column(figure.Name, figure.IsWhole ? ColumnType.WholeNumber : ColumnType.Number) { Title = FigureNames.Of(figure.Name, words.Language) }),
            ],
            [.. rows.Select(row => new FeatureRow(
                [
                    row.trame.Style.Name,
                    .. many ? [row.scenario.Title] : Array.Empty<object?>(),
                    .. names.Select(name => ValueOf(row.Figures.FirstOrDefault(figure => figure.Name == name.Name))),
                ]))]);
    }

    static object? ValueOf(SummaryFigure? figure) =>
        figure is null || !double.IsFinite(figure.Value) ? null : Cell(figure);

    /// <summary>A figure as tables hold it.</summary>
    public static object Cell(SummaryFigure figure) => figure.IsWhole ? (object)(long)figure.Value : figure.Value;
}
