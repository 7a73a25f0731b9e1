using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report;

/// <summary>The words that the page's script puts in.</summary>
static class PageTexts
{
    public static IEnumerable<(string Name, string Text)> In(Words words, string first, bool hasTerritory)
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
        yield return (
            "openedObstacle", words["Obstacle ouvert (passage existant)", "Opened obstacle (existing crossing)"]);
        yield return ("gained", words["Gagné", "Gained"]);
        yield return ("lost", words["Perdu", "Lost"]);
        yield return ("changes", words["Gagné et perdu", "Gained and lost"]);
        yield return ("changesBeside", words[
            $"Écart à « {first} »{(hasTerritory ? " (territoire / périmètre d'étude)" : "")}",
            $"Difference from “{first}”{(hasTerritory ? " (territory / study extent)" : "")}"]);
        yield return ("ofCorridors", words["de corridors", "of corridors"]);
        yield return ("ofCores", words["de réservoirs", "of core areas"]);
        yield return ("link", words["lien", "link"]);
        yield return ("linkMany", words["liens", "links"]);
        yield return (
            "noChange",
            words["Rien n'est gagné ni perdu dans cette trame.", "Nothing is gained or lost in this network."]);
        yield return ("Territory", words["Territoire", "Territory"]);
        yield return ("Urban", words["Bâti", "Built-up land"]);
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
        yield return ("state too-long-straight", words["trop long à vol d'oiseau", "too long as the crow flies"]);
        yield return ("state not-nearest", words["pas parmi les plus proches", "not among the nearest"]);
        yield return ("state indirect", words["indirect", "indirect"]);
        yield return ("state not-in-tree", words["hors de l'arbre couvrant", "not in the spanning tree"]);
        yield return ("quality preserve", words["à préserver", "to preserve"]);
        yield return ("quality restore", words["à remettre en bon état", "to restore"]);
        yield return ("left", words["à gauche", "left"]);
        yield return ("right", words["à droite", "right"]);
        yield return ("Sea", words["Mer", "Sea"]);
        yield return ("Motorway", words["Autoroute", "Motorway"]);
        yield return ("Road", words["Route principale", "Main road"]);
        yield return ("Railway", words["Voie ferrée", "Railway"]);
        yield return ("Coast", words["Trait de côte", "Coast line"]);
        yield return ("Boundary", words["Limite du territoire", "Boundary of the territory"]);
        yield return ("Water", words["Cours d'eau, canal", "Watercourse, canal"]);
        yield return ("tooOld", words[
            "Ce navigateur est trop ancien pour la carte : il faut Firefox 113, Chrome ou Edge 80, "
                + "Safari 16.4 ou plus récent.",
            "This browser is too old for the map: it takes Firefox 113, Chrome or Edge 80, Safari 16.4 or newer."]);
    }
}
