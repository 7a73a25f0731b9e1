using System.Collections.Frozen;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>A map's own texts in French and English, side by side: what is missing in one is seen at once.</summary>
public static class SheetTexts
{
    static readonly FrozenDictionary<SheetText, (string French, string English)> Texts =
        new Dictionary<SheetText, (string, string)>
        {
            [SheetText.LegendTogether] =
                ("Légende, dans la couleur de chaque trame", "Legend, in the colour of each network"),
            [SheetText.Legend] = ("Légende", "Legend"),
            [SheetText.ResistanceHeading] = ("Résistance au déplacement", "Resistance to movement"),
            [SheetText.EasyToCross] = ("déplacement facile", "easy to cross"),
            [SheetText.HardToCross] = ("déplacement difficile", "hard to cross"),
            [SheetText.ShareOfMap] = ("part de la carte", "share of the map"),
            [SheetText.Impassable] = ("Infranchissable", "Impassable"),
            [SheetText.NoData] = ("Sans donnée", "No data"),
            [SheetText.Sea] = ("Mer", "Sea"),
            [SheetText.Coast] = ("Trait de côte", "Coast line"),
            [SheetText.Water] = ("Cours d’eau, canal", "Watercourse, canal"),
            [SheetText.Motorway] = ("Autoroute", "Motorway"),
            [SheetText.Road] = ("Route principale", "Main road"),
            [SheetText.Railway] = ("Voie ferrée", "Railway"),
            [SheetText.Boundary] = ("Limite du territoire", "Boundary of the territory"),
            [SheetText.Scale] = ("Échelle", "Scale"),
            [SheetText.PrintedOn] = ("imprimé au format {0}", "when printed on {0}"),
            [SheetText.GridTicksKilometres] = ("Graduations : {0}, en km", "Grid ticks: {0}, in km"),
            [SheetText.GridTicksMetres] = ("Graduations : {0}, en m", "Grid ticks: {0}, in m"),
            [SheetText.Method] = ("Méthode", "Method"),
            [SheetText.Sources] = ("Sources", "Sources"),
            [SheetText.Edition] = ("Édition", "Edition"),
            [SheetText.Credits] = ("Réalisation", "Made by"),
            [SheetText.North] = ("N", "N"),
            [SheetText.TrameNamed] = ("Trame {0}", "{0} network"),
            [SheetText.Urban] = ("Tissu urbain", "Built-up land"),
            [SheetText.CoreAreas] = ("Réservoirs de biodiversité", "Core areas"),
            [SheetText.SteppingStones] = ("Espaces relais", "Stepping stones"),
            [SheetText.Dispersal] = ("Diffus (aire de dispersion)", "Dispersal area"),
            [SheetText.HardConflicts] = ("Conflit, obstacle majeur", "Conflict, major obstacle"),
            [SheetText.MediumConflicts] = ("Conflit, obstacle moyen", "Conflict, medium obstacle"),
            [SheetText.Openings] = ("Obstacle ouvert (passage existant)", "Opened obstacle (existing crossing)"),
            [SheetText.PreserveShort] = ("Corridor à préserver", "Corridor to preserve"),
            [SheetText.RestoreShort] = ("Corridor à restaurer", "Corridor to restore"),
            [SheetText.OpeningShort] = ("Obstacle ouvert", "Opened obstacle"),
            [SheetText.HardShort] = ("Conflit majeur", "Major conflict"),
            [SheetText.MediumShort] = ("Conflit moyen", "Medium conflict"),
            [SheetText.CoreHeading] = ("Milieux", "Habitats"),
            [SheetText.CorridorHeading] = ("Corridors écologiques", "Ecological corridors"),
            [SheetText.Territory] = ("Territoire", "Territory"),
            [SheetText.FiguresOfTerritoryAndExtent] =
                ("chiffres : territoire / périmètre d’étude", "figures: territory / study extent"),
            [SheetText.TerritoryAndExtent] = ("territoire / périmètre d’étude", "territory / study extent"),
            [SheetText.InTerritory] = ("dans le territoire, sur {0}", "in the territory, of {0}"),
            [SheetText.GroundHeading] = ("Fond de carte", "Base map"),
            [SheetText.Contents] = ("Sommaire", "Contents"),
            [SheetText.Overview] = ("Vue d’ensemble", "Overview"),
            [SheetText.TrameMaps] = ("Les trames", "The networks"),
            [SheetText.ZoneMaps] = ("Les secteurs", "The zones"),
            [SheetText.ZoneMapsBy] = ("Par {0}", "By {0}"),
            [SheetText.MethodAndSources] = ("Méthode et sources", "Method and sources"),
            [SheetText.ZoneHeading] = ("Le secteur en chiffres", "The zone in figures"),
            [SheetText.CoreColumn] = ("Réservoirs", "Core areas"),
            [SheetText.CorridorColumn] = ("Corridors", "Corridors"),
            [SheetText.LinkColumn] = ("Tracés", "Paths"),
            [SheetText.GroundNote] = (
                "* le sol que plusieurs tracés partagent est compté une fois",
                "* ground that several paths share is counted once"),
            [SheetText.AllPaths] = ("Tracés, lien par lien", "Paths, link by link"),
            [SheetText.GroundOfPaths] = ("Au sol, partage compté une fois", "Ground, shared counted once"),
            [SheetText.GroundColumn] = ("Au sol*", "Ground*"),
            [SheetText.ConflictColumn] = ("Conflits", "Conflicts"),
            [SheetText.Software] = ("Logiciel", "Software"),
            [SheetText.WhereToAct] = ("Où agir d’abord", "Where to act first"),
            [SheetText.NothingToDo] =
                ("Aucun conflit ni corridor à remettre en bon état.", "No conflict, no corridor to restore."),
            [SheetText.WholeLength] = ("{0} en tout", "{0} in all"),
            [SheetText.OneLink] = ("{0} lien", "{0} link"),
            [SheetText.SomeLinks] = ("{0} liens", "{0} links"),
            [SheetText.LowerActions] =
                ("et {0} autres, de dPC plus faible ou égal", "and {0} more, of a lower or equal dPC"),
            [SheetText.RankedByDpc] = (
                "Classés par dPC : part de la connectivité (PC) perdue sans le lien ; pour un conflit, "
                    + "le plus fort de ses liens.",
                "Ranked by dPC: the share of connectivity (PC) lost without the link; of a conflict, "
                    + "that of its greatest link."),
            [SheetText.NearCrossing] = ("passage existant à {0}\u00A0m", "existing crossing at {0}\u00A0m"),
            [SheetText.OnCrossing] = ("sur un passage existant", "on an existing crossing"),
            [SheetText.OneCellWide] = ("une cellule de large au plus étroit", "one cell wide at the narrowest"),
            [SheetText.MoreActions] = ("et {0} autres", "and {0} more"),
            [SheetText.TrameCount] = ("Superposition des trames", "Overlap of the networks"),
            [SheetText.TrameCountMeaning] = (
                "Nombre de trames qui ont là un réservoir ou un corridor : plus c’est foncé, "
                    + "plus elles sont nombreuses.",
                "Number of networks with a core area or a corridor there: the darker, the more."),
            [SheetText.WithCore] = ("dont un réservoir", "with a core area"),
            [SheetText.CorridorsOnly] = ("corridors seuls", "corridors only"),
            [SheetText.NightLight] = ("Éclairage nocturne ({0})", "Night light ({0})"),
            [SheetText.ToPreserve] = ("À préserver", "To preserve"),
            [SheetText.ToRestore] = ("À remettre en bon état", "To restore"),
            [SheetText.ScenarioNamed] = ("Scénario : {0}", "Scenario: {0}"),
            [SheetText.NothingEdited] = ("Ce scénario ne change rien.", "This scenario changes nothing."),
            [SheetText.EditedHeading] = ("Modifié par le scénario", "Changed by the scenario"),
            [SheetText.ChangesBeside] = ("Écart à « {0} »", "Difference from “{0}”"),
            [SheetText.GainedCores] = ("Réservoirs gagnés", "Core areas gained"),
            [SheetText.LostCores] = ("Réservoirs perdus", "Core areas lost"),
            [SheetText.GainedCorridors] = ("Corridors gagnés", "Corridors gained"),
            [SheetText.LostCorridors] = ("Corridors perdus", "Corridors lost"),
            [SheetText.GainedLinks] = ("Liens gagnés", "Links gained"),
            [SheetText.LostLinks] = ("Liens perdus", "Links lost"),
            [SheetText.ChangesInWords] =
                ("gagné en bleu-vert, perdu en orange", "gained in blue-green, lost in orange"),
            [SheetText.HectaresOfTerritory] = ("ha dans le territoire", "ha in the territory"),
            [SheetText.HectaresOfExtent] = ("ha", "ha"),
            [SheetText.NotCompared] = (
                "Gagné et perdu ne sont pas montrés : cette exécution n'a pas comparé le scénario à une référence.",
                "Gained and lost are not shown: this run did not compare the scenario with a reference."),
            [SheetText.NothingMoved] = (
                "Aucun réservoir, corridor ou lien n'est gagné ni perdu dans cette trame par rapport à « {0} ».",
                "No core area, corridor or link is gained or lost in this network beside “{0}”."),
            [SheetText.TerritoryAndExtentNote] =
                ("Surfaces : territoire / périmètre d’étude.", "Areas: territory / study extent."),
        }.ToFrozenDictionary();

    /// <summary>A text, its no-break spaces set.</summary>
    public static string Of(SheetText text, Language language)
    {
        var (french, english) = Texts[text];
        return Typography.Set(language == Language.French ? french : english, language);
    }

    /// <summary>A text that holds <c>{0}</c>, with the given word in its place.</summary>
    public static string Of(SheetText text, Language language, string word) =>
        Of(text, language).Replace("{0}", word, StringComparison.Ordinal);
}
