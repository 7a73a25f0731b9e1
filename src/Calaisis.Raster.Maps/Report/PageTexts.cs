using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report;

/// <summary>The words that the page's script puts in.</summary>
static class PageTexts
{
    public static IEnumerable<(string Name, string Text)> In(Words words)
    {
        yield return ("habitats", words["Réservoirs de biodiversité", "Core areas"]);
        yield return ("stepping_stones", words["Espaces relais", "Stepping stones"]);
        yield return ("corridors", words["Corridors", "Corridors"]);
        yield return ("links", words["Axes des liens actifs", "Axes of active links"]);
        yield return ("conflicts", words["Conflits", "Conflicts"]);
        yield return ("habitatsOne", words["Réservoir", "Core area"]);
        yield return ("stepping_stonesOne", words["Espace relais", "Stepping stone"]);
        yield return ("corridorsOne", words["Corridor du lien", "Corridor of link"]);
        yield return ("linksOne", words["Lien", "Link"]);
        yield return ("conflictsOne", words["Conflit", "Conflict"]);
        yield return ("preserve", words["Corridor à préserver", "Corridor to preserve"]);
        yield return ("restore", words["Corridor à remettre en bon état", "Corridor to restore"]);
        yield return ("major", words["Conflit, obstacle majeur", "Conflict, major obstacle"]);
        yield return ("medium", words["Conflit, obstacle moyen", "Conflict, medium obstacle"]);
        yield return ("ground", words["Fond de carte", "Base map"]);
        yield return ("places", words["Noms de lieux", "Names of places"]);
        yield return ("zones", words["Limites : ", "Boundaries: "]);
        yield return ("opacity", words["Opacité", "Opacity"]);
        yield return ("showOnMap", words["Montrer sur la carte", "Show on the map"]);
        yield return ("download", words["Télécharger (CSV)", "Download (CSV)"]);
        yield return ("sortedUp", words["trié en ordre croissant", "sorted ascending"]);
        yield return ("sortedDown", words["trié en ordre décroissant", "sorted descending"]);
        yield return ("showAll", words["Montrer toutes les lignes", "Show all rows"]);
        yield return ("rows", words["lignes", "rows"]);
        yield return ("of", words["sur", "of"]);
        yield return ("none", words["Rien à montrer pour cette trame.", "Nothing to show for this network."]);
        yield return ("zoomIn", words["Zoomer", "Zoom in"]);
        yield return ("zoomOut", words["Dézoomer", "Zoom out"]);
        yield return ("whole", words["Voir tout", "Show all"]);
        yield return ("close", words["Fermer", "Close"]);
        yield return ("shows", words["La carte montre : ", "The map shows: "]);
        yield return ("rightShows", words["À droite : ", "Right: "]);
        yield return ("state active", words["actif", "active"]);
        yield return ("state crosses-patch", words["traverse un réservoir", "crosses a core area"]);
        yield return ("quality preserve", words["à préserver", "to preserve"]);
        yield return ("quality restore", words["à remettre en bon état", "to restore"]);
        yield return ("left", words["à gauche", "left"]);
        yield return ("right", words["à droite", "right"]);
        yield return ("Sea", words["Mer", "Sea"]);
        yield return ("Motorway", words["Autoroute", "Motorway"]);
        yield return ("Road", words["Route principale", "Main road"]);
        yield return ("Railway", words["Voie ferrée", "Railway"]);
        yield return ("Water", words["Cours d'eau, canal", "Watercourse, canal"]);
        yield return ("tooOld", words[
            "Ce navigateur est trop ancien pour la carte : il faut Firefox 113, Chrome ou Edge 80, Safari 16.4 ou plus récent.",
            "This browser is too old for the map: it takes Firefox 113, Chrome or Edge 80, Safari 16.4 or newer."]);
    }
}
