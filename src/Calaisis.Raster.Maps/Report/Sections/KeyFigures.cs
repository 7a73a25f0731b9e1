using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>One of the few figures of a trame that are shown large.</summary>
/// <param name="Name">The figure's name in summaries, from which changes are told.</param>
/// <param name="Label">What it is.</param>
/// <param name="Text">The value with its unit.</param>
/// <param name="Note">What it is made of; empty for nothing more.</param>
sealed record KeyFigure(string Name, string Label, string Text, string Note);

/// <summary>What a trame comes to, in a few large figures.</summary>
static class KeyFigures
{
    /// <summary>None for a trame with resistance only.</summary>
    public static IReadOnlyList<KeyFigure> Of(Words words, TrameSummary? summary)
    {
        if (summary is null) return [];
        List<KeyFigure> figures =
        [
            new("core_ha", words["Réservoirs", "Core areas"], words.Hectares(summary.CoreHectares), Note(
                words.Count(summary.Cores, ("réservoir", "réservoirs"), ("core area", "core areas")),
                extent => $"{words.Number(extent.Cores)}, {words.Hectares(extent.CoreHectares)}")),
        ];
        if (summary.Links > 0)
        {
            var links = words.Count(summary.Links, ("lien actif", "liens actifs"), ("active link", "active links"));
            var ground = words[
                $"{words.Kilometres(summary.GroundKilometres)} au sol, sol partagé compté une fois",
                $"{words.Kilometres(summary.GroundKilometres)} of ground, shared ground counted once"];
            figures.Add(new(
                "path_km", words["Tracés des liens", "Paths of links"], words.Kilometres(summary.PathKilometres), Note(
                    $"{links}, {ground}", extent => $"{words.Kilometres(extent.PathKilometres)}, "
                        + $"{words.Kilometres(extent.GroundKilometres)}")));
            figures.Add(
                new("corridor_ha", words["Corridors", "Corridors"], words.Hectares(summary.CorridorHectares), Note(
                    words["emprise, sans double compte", "area, counted once"],
                    extent => words.Hectares(extent.CorridorHectares))));
        }

        if (summary.Preserve + summary.Restore > 0)
        {
            figures.Add(new(
                "restore_km", words["À remettre en bon état", "To be restored"],
                words.Kilometres(summary.RestoreKilometres), Note(
                    words.Count(summary.Restore, ("corridor", "corridors"), ("corridor", "corridors"))
                        + LengthCounted(words, summary),
                    extent => words.Kilometres(extent.RestoreKilometres))));
        }

        figures.Add(new("conflicts", words["Conflits", "Conflicts"], words.Number(summary.Conflicts), Note(
            words["franchissements d'obstacles", "crossings of obstacles"], extent => words.Number(extent.Conflicts))));
        if (summary.Network is { } network)
        {
            figures.Add(
                new("ec_ha", words["Connectivité (EC)", "Connectivity (EC)"], words.Hectares(network.EcHectares), Note(
                    ShareOf(words, network.EcHectares, summary.CoreHectares),
                    extent => words.Hectares(extent.Network!.EcHectares))));
        }

        return figures;

        // The territory's figure is said large, the extent's beside it.
        string Note(string own, Func<AreaFigures, string> beside) => summary.Extent is { } extent
            ? $"{own}{(own.Length > 0 ? words["\u00A0; ", "; "] : "")}{words["périmètre d'étude :", "study extent:"]} "
                + $"{beside(extent)}"
            : own;
    }

    // Lists beside it have links in their whole length.
    static string LengthCounted(Words words, TrameSummary summary) => summary.Extent is null
        ? words[", longueur des tracés", ", length of paths"]
        : words[", longueur des tracés dans le territoire", ", length of paths inside the territory"];

    /// <summary>A figure of a summary; null where it has none.</summary>
    public static double? ValueOf(TrameSummary? summary, string name) =>
        summary is null ? null : SummaryFigures.Of(summary).FirstOrDefault(found => found.Name == name)?.Value;

    static string ShareOf(Words words, double ec, double cores) =>
        cores > 0 ? words[
            $"{words.Number(Math.Round(100 * ec / cores))} % des réservoirs",
            $"{words.Number(Math.Round(100 * ec / cores))}% of the core areas"] : "";
}
