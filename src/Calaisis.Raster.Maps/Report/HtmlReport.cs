using System.Text;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Maps.Report.Payload;
using Calaisis.Raster.Maps.Report.Sections;

namespace Calaisis.Raster.Maps.Report;

/// <summary>
/// The report of a run as one HTML file that needs nothing else: it opens from a disk, asks no network for anything (its
/// content policy forbids it), prints, and is the same bytes for the same data.
/// </summary>
public static class HtmlReport
{
    // What the page may do: run what stands in it, show pictures that stand in it, nothing from elsewhere.
    const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

    /// <summary>The whole file, UTF-8.</summary>
    /// <exception cref="ArgumentException">There is no scenario, or scenarios have other trames than the first.</exception>
    /// <exception cref="FormatException">A shape is broken.</exception>
    public static byte[] Bytes(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireEqualTrames(data);
        var words = new Words(data.Language);
        var chunks = new Chunks();
        var index = new MapPayload(data, chunks).Index();
        var page = new Html();
        page.Add($"<!DOCTYPE html>\n<html lang=\"{words.Code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"").AddMarkup(Policy).Add($"\">\n");
        page.Add($"<title>{data.Title} – {words["réseaux écologiques", "ecological networks"]}</title>\n");
        page.Add($"<style>\n").AddMarkup(PageFiles.Text("leaflet.css")).Add($"\n</style>\n<style>\n").AddMarkup(PageFiles.Style()).Add($"</style>\n</head>\n<body>\n");
        AddHeader(page, words, data);
        page.Add($"<main id=\"content\" tabindex=\"-1\">\n");
        SummarySection.Add(page, words, data);
        MapSection.Add(page, words, data);
        FigureSection.Add(page, words, data);
        MethodSection.Add(page, words, data);
        page.Add($"</main>\n<footer><p>{data.Title}. Calaisis.Raster</p></footer>\n");
        page.Add($"<script type=\"application/json\" id=\"index\">").AddMarkup(index).Add($"</script>\n");
        chunks.WriteTo(page);
        page.Add($"<script>\n/* Leaflet 1.9.4\n").AddMarkup(PageFiles.Text("leaflet.LICENSE").Replace("*/", "* /", StringComparison.Ordinal)).Add($"*/\n");
        page.AddMarkup(WithoutMap(PageFiles.Text("leaflet.js"))).Add($"\n</script>\n<script>\n").AddMarkup(PageFiles.Script()).Add($"\n</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    static void AddHeader(Html page, Words words, ReportData data)
    {
        page.Add($"<a class=\"skip\" href=\"#content\">{words["Aller au contenu", "Skip to the content"]}</a>\n<header>\n<p class=\"kind\">{words["Trame verte et bleue, noire, marron, grise", "Ecological networks"]}</p>\n<h1>{data.Title}</h1>\n");
        if (data.Edition.Length > 0) page.Add($"<p class=\"edition\">{data.Edition}</p>\n");
        page.Add($"</header>\n<nav aria-label=\"{words["Sommaire", "Contents"]}\"><ul>\n");
        foreach (var (id, title) in Contents(words, data)) page.Add($"<li><a href=\"#{id}\">{title}</a></li>\n");
        page.Add($"</ul></nav>\n");
    }

    static IEnumerable<(string Id, string Title)> Contents(Words words, ReportData data)
    {
        yield return ("summary", words["En bref", "In short"]);
        yield return ("map-section", words["Carte", "Map"]);
        var summaries = data.Scenarios.SelectMany(scenario => scenario.Trames).Select(trame => trame.Summary).OfType<Summaries.TrameSummary>().ToList();
        if (summaries.Count > 0) yield return ("figures", words["Indicateurs", "Indicators"]);
        if (summaries.Any(summary => summary.ZoneLayers.Count > 0)) yield return ("zones", words["Par zone", "By zone"]);
        if (summaries.Count > 0 && data.Comparisons.Count > 0) yield return ("comparison", words["Comparaison", "Comparison"]);
        yield return ("warnings", words["À savoir", "To know"]);
        yield return ("method", words["Méthode", "Method"]);
        yield return ("sources", words["Sources", "Sources"]);
        yield return ("provenance", words["Provenance", "Provenance"]);
    }

    static void RequireEqualTrames(ReportData data)
    {
        if (data.Scenarios.Count == 0) throw new ArgumentException("a report is of at least one scenario", nameof(data));
        var names = data.Scenarios[0].Trames.Select(trame => trame.Name).ToList();
        foreach (var scenario in data.Scenarios)
        {
            if (!scenario.Trames.Select(trame => trame.Name).SequenceEqual(names, StringComparer.Ordinal))
                throw new ArgumentException($"scenario '{scenario.Name}' has other trames than '{data.Scenarios[0].Name}'", nameof(data));
        }
    }

    // The script names a file of its maker for debugging, which a report has not.
    static string WithoutMap(string script) => script.Replace("//# sourceMappingURL=leaflet.js.map", "", StringComparison.Ordinal);
}
