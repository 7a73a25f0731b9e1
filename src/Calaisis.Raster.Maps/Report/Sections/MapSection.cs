using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>The place of the map and of what the script puts beside it.</summary>
static class MapSection
{
    public static void Add(Html page, Words words, ReportData data)
    {
        page.Add($"<section id=\"map-section\"><h2>{words["Carte", "Map"]}</h2>\n");
        page.Add($"<p class=\"no-script\">{words["La carte et les tableaux d'attributs demandent JavaScript.", "The map and the tables of attributes need JavaScript."]}</p>\n");
        page.Add($"<div class=\"map-bar\" hidden>");
        page.Add($"<fieldset class=\"choice\"><legend>{words["Trame", "Network"]}</legend>");
        var trames = data.Scenarios[0].Trames;
        for (var i = 0; i < trames.Count; i++)
        {
            page.Add($"<label style=\"--trame:{trames[i].Style.Colour.ToString()}\"><input type=\"radio\" name=\"trame\" value=\"{i}\"")
                .Add($" data-name=\"{trames[i].Name}\"").AddMarkup(i == 0 ? " checked>" : ">").Add($"<span>{trames[i].Style.Name}</span></label>");
        }

        page.Add($"</fieldset>\n");
        if (data.Scenarios.Count > 1) AddChoice(page, "left-scenario", words["Scénario", "Scenario"], data.Scenarios.Select(scenario => scenario.Title));
        if (data.Scenarios.Count > 1 || trames.Count > 1)
        {
            page.Add($"<label class=\"check\"><input type=\"checkbox\" id=\"swipe-on\"> {words["Comparer avec un volet", "Compare by swiping"]}</label>");
            page.Add($"<span id=\"right-choice\" hidden>");
            var side = words["À droite du volet", "Right of the divider"];
            if (trames.Count > 1) AddChoice(page, "right-trame", side, trames.Select(trame => trame.Style.Name));
            if (data.Scenarios.Count > 1) AddChoice(page, "right-scenario", trames.Count > 1 ? words["Scénario", "Scenario"] : side, data.Scenarios.Select(scenario => scenario.Title));
            page.Add($"</span>");
        }

        page.Add($"</div>\n<div class=\"map-frame\" hidden><div class=\"map-place\">");
        page.Add($"<div id=\"map\" role=\"application\" aria-label=\"{words["Carte interactive ; flèches pour déplacer, + et − pour zoomer", "Interactive map; arrow keys move it, + and − zoom"]}\"></div>");
        page.Add($"<div id=\"divider\" hidden><input type=\"range\" id=\"swipe\" min=\"0\" max=\"100\" step=\"1\" value=\"50\" aria-label=\"{words["Place du volet, en pour cent de la largeur", "Place of the divider, per cent of the width"]}\"></div></div>\n");
        page.Add($"<div class=\"map-side\"><h3>{words["Couches", "Layers"]}</h3><div id=\"layers\"></div><h3>{words["Légende", "Legend"]}</h3><div id=\"legend\"></div></div></div>\n");
        page.Add($"<p id=\"map-status\" class=\"quiet\" role=\"status\"></p>\n");
        page.Add($"<details class=\"attributes\" id=\"attributes\" hidden><summary>{words["Attributs des objets de la carte", "Attributes of what the map shows"]}</summary><div id=\"attribute-choice\"></div><div id=\"attribute-table\"></div></details>\n");
        page.Add($"</section>\n");
    }

    static void AddChoice(Html page, string id, string label, IEnumerable<string> titles)
    {
        page.Add($"<label class=\"select\">{label} <select id=\"{id}\">");
        foreach (var (title, i) in titles.Select((title, i) => (title, i))) page.Add($"<option value=\"{i}\">{title}</option>");
        page.Add($"</select></label>");
    }
}
