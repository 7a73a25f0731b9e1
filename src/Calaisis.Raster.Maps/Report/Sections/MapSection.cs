using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>What a reader sees first: the map, the choice of a trame, and that trame in large figures.</summary>
static class MapSection
{
    public static void Add(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"map-section\"><h2 class=\"unseen\">{words["Carte", "Map"]}</h2>\n");
        var without = words[
            "La carte et les tableaux d'attributs demandent JavaScript.",
            "The map and the tables of attributes need JavaScript."];
        page.Add($"<p class=\"no-script\">{without}</p>\n");
        AddBar(page, words, data);
        page.Add($"<div class=\"map-frame\"><div class=\"map-place\" hidden>");
        var map = words[
            "Carte interactive ; flèches pour déplacer, + et − pour zoomer",
            "Interactive map; arrow keys move it, + and − zoom"];
        page.Add($"<div id=\"map\" role=\"application\" aria-label=\"{map}\"></div>");
        var divider =
            words["Place du volet, en pour cent de la largeur", "Place of the divider, per cent of the width"];
        page.Add($"<div id=\"divider\" hidden>")
            .Add($"<input type=\"range\" id=\"swipe\" min=\"0\" max=\"100\" step=\"1\" value=\"50\" "
                + $"aria-label=\"{divider}\">")
            .Add($"</div></div>\n");
        page.Add($"<div class=\"map-side\">");
        AddFigures(page, words, data);
        page.Add($"<div class=\"map-keys\" hidden><h3>{words["Légende", "Legend"]}</h3><div id=\"legend\"></div>")
            .Add($"<h3>{words["Couches", "Layers"]}</h3><div id=\"layers\"></div></div></div></div>\n");
        page.Add($"<p id=\"map-status\" class=\"quiet\" role=\"status\"></p>\n");
        var attributes = words["Attributs des entités de la carte", "Attributes of what the map shows"];
        page.Add($"<details class=\"attributes\" id=\"attributes\" hidden><summary>{attributes}</summary>")
            .Add($"<div id=\"attribute-choice\"></div><div id=\"attribute-table\"></div></details>\n");
        page.Add($"</section>\n");
    }

    static void AddBar(Html page, Words words, ReportData data)
    {
        page.Add($"<div class=\"map-bar\" hidden>");
        page.Add($"<fieldset class=\"choice\"><legend>{words["Trame", "Network"]}</legend>");
        var trames = data.Scenarios[0].Trames;
        for (var i = 0; i < trames.Count; i++)
        {
            page.Add($"<label style=\"--trame:{trames[i].Style.Colour.ToString()}\">"
                + $"<input type=\"radio\" name=\"trame\" value=\"{i}\"")
                .Add($" data-name=\"{trames[i].Name}\"").AddMarkup(i == 0 ? " checked>" : ">")
                .Add($"<span>{trames[i].Style.Name}</span></label>");
        }

        page.Add($"</fieldset>\n");
        if (data.Scenarios.Count > 1)
        {
            AddChoice(page, "left-scenario", words["Scénario", "Scenario"], data.Scenarios
                .Select(scenario => scenario.Title));
        }

        if (data.Scenarios.Count > 1 || trames.Count > 1)
        {
            page.Add($"<label class=\"check\"><input type=\"checkbox\" id=\"swipe-on\"> "
                + $"{words["Comparer avec un volet", "Compare by swiping"]}</label>");
            page.Add($"<span id=\"right-choice\" hidden>");
            var side = words["À droite du volet", "Right of the divider"];
            if (trames.Count > 1) AddChoice(page, "right-trame", side, trames.Select(trame => trame.Style.Name));
            if (data.Scenarios.Count > 1)
            {
                AddChoice(
                    page, "right-scenario", trames.Count > 1 ? words["Scénario", "Scenario"] : side,
                    data.Scenarios.Select(scenario => scenario.Title));
            }

            page.Add($"</span>");
        }

        page.Add($"</div>\n");
    }

    // All trames stand in the page, as paper shows them all; the script leaves that of the map.
    static void AddFigures(Html page, Words words, ReportData data)
    {
        if (data.Scenarios[0].Trames.Select(trame => trame.Summary)
            .FirstOrDefault(summary => summary?.Territory is not null) is { Territory: { } territory } first)
        {
            var (inside, whole) = (
                words.SquareKilometres(first.AreaHectares), words.SquareKilometres(first.Extent!.AreaHectares));
            var scope = words[
                $"Chiffres : {territory} ({inside}) ; des réservoirs et corridors compte la surface à l'intérieur, "
                    + $"des liens la longueur à l'intérieur. À côté, le périmètre d'étude ({whole}), "
                    + "sur lequel les réseaux sont calculés.",
                $"Figures: {territory} ({inside}); of core areas and corridors the area inside counts, "
                    + $"of links the length inside. Beside them the study extent ({whole}), "
                    + "on which networks are computed."];
            page.Add($"<p class=\"quiet\">{scope}</p>\n");
        }

        foreach (var trame in data.Scenarios[0].Trames)
        {
            page.Add($"<section class=\"key-figures\" data-trame=\"{trame.Name}\" "
                + $"style=\"--trame:{trame.Style.Colour.ToString()}\"><h3>{trame.Style.Name}</h3>");
            if (trame.Guild.Length > 0) page.Add($"<p class=\"guild\">{trame.Guild}</p>");
            var figures = KeyFigures.Of(words, trame.Summary);
            if (figures.Count == 0)
            {
                var none = words[
                    "Résistance seule : ni réservoirs ni liens n'ont été demandés.",
                    "Resistance only: neither core areas nor links were asked for."];
                page.Add($"<p>{none}</p>");
            }
            else
            {
                page.Add($"<dl>");
                foreach (var figure in figures)
                {
                    page.Add($"<div data-figure=\"{figure.Name}\"><dt>{figure.Label}</dt><dd><strong>{figure.Text}"
                        + $"</strong><span class=\"change\"></span><small>{figure.Note}</small></dd></div>");
                }

                page.Add($"</dl>");
            }

            page.Add($"</section>\n");
        }
    }

    static void AddChoice(Html page, string id, string label, IEnumerable<string> titles)
    {
        page.Add($"<label class=\"select\">{label} <select id=\"{id}\">");
        foreach (var (title, i) in titles.Select((title, i) => (title, i)))
            page.Add($"<option value=\"{i}\">{title}</option>");
        page.Add($"</select></label>");
    }
}
