using System.Text;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Maps.Report.Payload;
using Calaisis.Raster.Maps.Report.Sections;

namespace Calaisis.Raster.Maps.Report;

/// <summary>
/// The report of a run as one HTML file that needs nothing else: it opens from a disk, asks no network for anything
/// (its content policy forbids it), prints, and is the same bytes for the same data.
/// </summary>
public static class HtmlReport
{
    // What the page may do: run what stands in it, show pictures that stand in it, nothing from elsewhere.
    const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: "
        + "blob:; base-uri 'none'; form-action 'none'";

    /// <summary>The whole file, UTF-8.</summary>
    /// <exception cref="ArgumentException">
    /// There is no scenario, or scenarios have other trames than the first.
    /// </exception>
    /// <exception cref="FormatException">A shape is broken.</exception>
    public static byte[] Bytes(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireEqualTrames(data);
        var words = new Words(data.Language);
        var chunks = new Chunks();
        var index = new MapPayload(data, chunks).Index();
        var page = new Html();
        page.Add($"<!DOCTYPE html>\n<html lang=\"{words.Code}\">\n<head>\n<meta charset=\"utf-8\">\n"
            + $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"").AddMarkup(Policy).Add($"\">\n");
        page.Add($"<title>{data.Title} – {words["réseaux écologiques", "ecological networks"]}</title>\n");
        page.Add($"<style>\n").AddMarkup(PageFiles.Text("leaflet.css")).Add($"\n</style>\n<style>\n")
            .AddMarkup(PageFiles.Style()).Add($"</style>\n</head>\n<body>\n");
        AddHeader(page, words, data);
        page.Add($"<main id=\"content\" tabindex=\"-1\">\n");
        MapSection.Add(page, words, data);
        ScenarioSection.Add(page, words, data);
        ActionSection.Add(page, words, data);
        ZoneSection.Add(page, words, data);
        FigureSection.Add(page, words, data);
        MethodSection.Add(page, words, data);
        page.Add($"</main>\n<footer><p>{data.Title}. Calaisis.Raster</p></footer>\n");
        page.Add($"<script type=\"application/json\" id=\"index\">").AddMarkup(index).Add($"</script>\n");
        chunks.WriteTo(page);
        page.Add($"<script>\n/* Leaflet 1.9.4\n")
            .AddMarkup(PageFiles.Text("leaflet.LICENSE").Replace("*/", "* /", StringComparison.Ordinal)).Add($"*/\n");
        page.AddMarkup(WithoutMap(PageFiles.Text("leaflet.js"))).Add($"\n</script>\n<script>\n")
            .AddMarkup(PageFiles.Script()).Add($"\n</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    static void AddHeader(Html page, Words words, ReportData data)
    {
        page.Add($"<a class=\"skip\" href=\"#content\">{words["Aller au contenu", "Skip to the content"]}</a>\n"
            + $"<header>\n<h1>{data.Title}</h1>\n");
        page.Add($"<p class=\"lead\">{Opening(words, data)}</p>\n");
        if (data.Edition.Length > 0) page.Add($"<p class=\"edition\">{data.Edition}</p>\n");
        page.Add($"</header>\n<nav aria-label=\"{words["Sommaire", "Contents"]}\"><ul>\n");
        foreach (var (id, title) in Contents(words, data)) page.Add($"<li><a href=\"#{id}\">{title}</a></li>\n");
        page.Add($"</ul></nav>\n");
    }

    static string Opening(Words words, ReportData data)
    {
        var computed = data.Scenarios[0].Trames.Count == 1 ? "calculée" : "calculées";
        var trames = words.Count(data.Scenarios[0].Trames.Count, ("trame écologique", "trames écologiques"), (
            "ecological network", "ecological networks"));
        var cell = words.Number(data.Grid.CellWidth);
        var others = words.Count(data.Scenarios.Count - 1, ("scénario", "scénarios"), ("scenario", "scenarios"));
        var whole = words.SquareKilometres(
            data.Grid.Shape.CellCount * data.Grid.CellWidth * data.Grid.CellHeight / 1e4);
        var territory = data.Scenarios[0].Trames.Select(trame => trame.Summary)
            .FirstOrDefault(summary => summary?.Territory is not null);
        var inside = territory is null ? "" : words.SquareKilometres(territory.AreaHectares);
        return words[
            $"{trames} sur {(territory is null ? whole : $"{inside}, {computed} sur {whole} avec les abords")}, "
            + $"en cellules de {cell} m{(data.Scenarios.Count > 1 ? $" : l'état actuel et {others}" : "")}.",
            $"{trames} over {(territory is null ? whole : $"{inside}, computed on {whole} with the surroundings")}, "
            + $"in cells of {cell} m{(data.Scenarios.Count > 1 ? $": the state of today and {others}" : "")}."];
    }

    static IEnumerable<(string Id, string Title)> Contents(Words words, ReportData data)
    {
        yield return ("map-section", words["Carte", "Map"]);
        var summaries = data.Scenarios.SelectMany(scenario => scenario.Trames)
            .Select(trame => trame.Summary).OfType<Summaries.TrameSummary>().ToList();
        if (data.Scenarios.Count > 1) yield return ("scenarios", words["Scénarios", "Scenarios"]);
        if (data.Comparisons.Count > 0) yield return ("comparison", words["Comparaison", "Comparison"]);
        if (ActionSection.Has(data)) yield return ("act", words["Où agir", "Where to act"]);
        if (summaries.Any(summary => summary.ZoneLayers.Count > 0))
            yield return ("zones", words["Par zone", "By zone"]);
        if (summaries.Count > 0) yield return ("figures", words["Indicateurs", "Indicators"]);
        yield return ("method", words["Méthode", "Method"]);
        yield return ("sources", words["Sources", "Sources"]);
        yield return ("provenance", words["Provenance", "Provenance"]);
        yield return ("warnings", words["À savoir", "To know"]);
    }

    static void RequireEqualTrames(ReportData data)
    {
        if (data.Scenarios.Count == 0)
            throw new ArgumentException("a report is of at least one scenario", nameof(data));
        var names = data.Scenarios[0].Trames.Select(trame => trame.Name).ToList();
        foreach (var scenario in data.Scenarios)
        {
            if (!scenario.Trames.Select(trame => trame.Name).SequenceEqual(names, StringComparer.Ordinal))
            {
                throw new ArgumentException(
                    $"scenario '{scenario.Name}' has other trames than '{data.Scenarios[0].Name}'", nameof(data));
            }
        }
    }

    // The script names a file of its maker for debugging, which a report has not.
    static string WithoutMap(string script) =>
        script.Replace("//# sourceMappingURL=leaflet.js.map", "", StringComparison.Ordinal);
}
