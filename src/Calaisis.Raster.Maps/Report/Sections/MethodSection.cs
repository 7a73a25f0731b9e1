using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Maps.Report.Payload;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>How the results were made, of what, and what to be careful with.</summary>
static class MethodSection
{
    public static void Add(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"method\"><h2>{words["Méthode", "Method"]}</h2>\n<dl class=\"method\">\n");
        foreach (var (term, text) in Steps(words, data)) page.Add($"<dt>{term}</dt><dd>{text}</dd>\n");
        page.Add($"</dl>\n");
        AddParameters(page, words, data);
        page.Add($"</section>\n");
        AddSources(page, words, data);
        AddProvenance(page, words, data);
        AddWarnings(page, words, data);
    }

    static IEnumerable<(string Term, string Text)> Steps(Words words, ReportData data)
    {
        var coding = MapPayload.CodingOf(data.Grid);
        yield return (words["Résistance", "Resistance"], words[
            "Chaque cellule reçoit ce que coûte un mètre de déplacement, rapporté au meilleur habitat (1). "
                + "Les couches d'une trame se combinent de bas en haut ; une barrière ne se franchit pas.",
            "Every cell is given what a metre of movement costs, relative to the best habitat (1). "
                + "The layers of a network combine from the bottom up; a barrier cannot be crossed."]);
        yield return (words["Réservoirs et espaces relais", "Core areas and stepping stones"], words[
            "Les cellules d'habitat contiguës forment une tache ; les taches d'une surface suffisante sont des "
                + "réservoirs de biodiversité, de plus petites des espaces relais quand le pipeline en veut.",
            "Adjoining cells of habitat make a patch; patches that are large enough are core areas, "
                + "smaller ones stepping stones where the pipeline wants them."]);
        yield return (words["Liens", "Links"], words[
            "Deux réservoirs voisins sont liés par le chemin de moindre coût, "
                + "s'il ne dépasse pas la distance maximale ; un chemin qui traverse un troisième réservoir le dit, "
                + "et n'est laissé de côté que si le pipeline le demande. Un pas entre deux cellules coûte sa longueur "
                + "fois la moyenne de leurs résistances, ou de leurs conductances quand le pipeline le demande.",
            "Two neighbouring core areas are linked by the least-cost path, unless it exceeds the greatest distance; "
                + "a path through a third one says so, and is left out only where the pipeline asks for it. "
                + "A step between two cells costs its length times the mean of their resistances, "
                + "or of their conductances where the pipeline asks for it."]);
        yield return (words["Corridors", "Corridors"], words[
            "Le corridor d'un lien réunit les cellules par lesquelles passe un chemin dont le coût ne dépasse le "
                + "moindre que d'un seuil. Il est à préserver s'il se trouve surtout en faible résistance, "
                + "sinon à remettre en bon état.",
            "The corridor of a link holds all cells on a path whose cost exceeds the least by no more than a limit. "
                + "It is to be preserved if most of it has low resistance, otherwise to be restored."]);
        yield return (words["Conflits", "Conflicts"], words[
            "Un conflit est l'endroit où le chemin d'un lien actif franchit un obstacle déclaré ; "
                + "les franchissements proches sont regroupés.",
            "A conflict is where the path of an active link crosses a declared obstacle; "
                + "crossings near one another are grouped."]);
        yield return (words["Connectivité", "Connectivity"], words[
            "Probabilité de connectivité PC (Saura et Pascual-Hortal, 2007) : somme, sur toutes les paires de "
                + "réservoirs, du produit de leurs surfaces et de la probabilité du meilleur trajet, "
                + "divisée par le carré du territoire. La connectivité équivalente EC est la racine de cette somme : "
                + "la surface d'un réservoir unique qui vaudrait autant. dPC est la part de PC perdue sans un élément. "
                + "IIC compte les liens du plus court trajet (Pascual-Hortal et Saura, 2006).",
            "Probability of connectivity PC (Saura and Pascual-Hortal 2007): the sum over all pairs of core areas of "
                + "the product of their areas and the probability of the best way between them, "
                + "over the square of the study area. Equivalent connectivity EC is the root of that sum: "
                + "the area of a single core area worth as much. dPC is the share of PC lost without an element. "
                + "IIC counts the links of the shortest way (Pascual-Hortal and Saura 2006)."]);
        yield return (words["Cette page", "This page"], words[
            $"Les contours sont simplifiés de {words.Number(coding.RingMetres)} m au plus, "
                + $"les axes de {words.Number(coding.LineMetres)} m, et les rasters ramenés à la finesse d'un écran. "
                + $"Les attributs de la carte ont {LayerJson.Digits} chiffres significatifs ; "
                + "les tableaux d'indicateurs et les fichiers du dossier de résultats les ont tous.",
            $"Outlines are simplified by {words.Number(coding.RingMetres)} m at most, "
                + $"axes by {words.Number(coding.LineMetres)} m, and rasters brought to the detail of a screen. "
                + $"Attributes of the map have {LayerJson.Digits} significant digits; "
                + "the tables of indicators and the files among the results have them all."]);
    }

    static void AddWarnings(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"warnings\"><h2>{words["À savoir avant l'usage", "To know before use"]}</h2>\n");
        if (data.Warnings.Count == 0)
        {
            page.Add($"<p>{words["Aucun avertissement.", "No warning."]}</p></section>\n");
            return;
        }

        foreach (var scenario in data.Warnings.GroupBy(warning => warning.Scenario))
        {
            if (scenario.Key.Length > 0) page.Add($"<details class=\"printed\"><summary>{scenario.Key}</summary>\n");
            page.Add($"<ul class=\"warnings\">\n");
            foreach (var warning in scenario)
                page.Add($"<li><strong>{warning.Subject}</strong>{words[" : ", ": "]}{warning.Text}</li>\n");
            page.Add($"</ul>\n").AddMarkup(scenario.Key.Length > 0 ? "</details>\n" : "");
        }

        page.Add($"</section>\n");
    }

    static void AddParameters(Html page, Words words, ReportData data)
    {
        if (data.Parameters.Count == 0) return;
        page.Add($"<h3>{words["Paramètres", "Parameters"]}</h3>\n<p>"
            + $"{words["Tels que le fichier de pipeline les déclare.", "As the pipeline file declares them."]}</p>\n");
        foreach (var group in data.Parameters.GroupBy(parameter => parameter.Subject))
        {
            page.Add($"<details class=\"parameters printed\"><summary>"
                + $"{(group.Key.Length > 0 ? group.Key : words["Étude", "Study"])}</summary>\n"
                + $"<table><thead><tr><th scope=\"col\">{words["Clé", "Key"]}</th><th scope=\"col\">"
                + $"{words["Valeur", "Value"]}</th></tr></thead><tbody>\n");
            foreach (var parameter in group)
                page.Add($"<tr><th scope=\"row\">{parameter.Key}</th><td><code>{parameter.Value}</code></td></tr>\n");
            page.Add($"</tbody></table></details>\n");
        }
    }

    static void AddSources(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"sources\"><h2>{words["Sources", "Sources"]}</h2>\n");
        var credits = data.Inputs.Where(input => input.Credit.Length > 0).GroupBy(input => input.Credit).ToList();
        if (credits.Count > 0)
        {
            page.Add($"<ul>\n");
            foreach (var credit in credits)
            {
                page.Add($"<li>{credit.Key} <span class=\"quiet\">"
                    + $"({string.Join(", ", credit.Select(input => input.Title).Distinct())})</span></li>\n");
            }

            page.Add($"</ul>\n");
        }

        if (data.Credits.Length > 0) page.Add($"<p>{words["Réalisation : ", "Made by: "]}{data.Credits}</p>\n");
        page.Add($"</section>\n");
    }

    static void AddProvenance(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"provenance\"><h2>{words["Provenance", "Provenance"]}</h2>\n");
        var promise = words[
            "Les mêmes fichiers et les mêmes versions donnent les mêmes résultats, à l'octet près.",
            "The same files and versions give the same results, to the byte."];
        page.Add($"<p>{promise}</p>\n");
        page.Add($"<p>{string.Join(", ", data.Versions.Select(version => $"{version.Key} {version.Value}"))}; "
            + $"{data.Grid.Crs}</p>\n");
        if (data.Inputs.Count > 0)
        {
            var read = words.Count(data.Inputs.Count, ("fichier lu", "fichiers lus"), ("file read", "files read"));
            page.Add($"<details class=\"parameters printed\"><summary>{read}</summary>\n<table><thead><tr>")
                .Add($"<th scope=\"col\">{words["Lu comme", "Read as"]}</th>")
                .Add($"<th scope=\"col\">{words["Empreinte", "Hash"]}</th></tr></thead><tbody>\n");
            foreach (var input in data.Inputs)
            {
                page.Add($"<tr><th scope=\"row\">{input.Role}</th><td><code>"
                    + $"{(input.Hash.Length > 0 ? input.Hash : "–")}</code></td></tr>\n");
            }

            page.Add($"</tbody></table></details>\n");
        }

        page.Add($"<details class=\"parameters printed\"><summary>Leaflet 1.9.4 (BSD-2-Clause)</summary><pre>"
            + $"{PageFiles.Text("leaflet.LICENSE")}</pre></details>\n</section>\n");
    }
}
