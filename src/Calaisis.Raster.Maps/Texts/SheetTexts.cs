using System.Collections.Frozen;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>A map's own texts in French and English, side by side: what is missing in one is seen at once.</summary>
public static class SheetTexts
{
    static readonly FrozenDictionary<SheetText, (string French, string English)> Texts =
        new Dictionary<SheetText, (string, string)>
        {
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
            [SheetText.PreserveShort] = ("Corridor à préserver", "Corridor to preserve"),
            [SheetText.RestoreShort] = ("Corridor à restaurer", "Corridor to restore"),
            [SheetText.HardShort] = ("Conflit majeur", "Major conflict"),
            [SheetText.MediumShort] = ("Conflit moyen", "Medium conflict"),
            [SheetText.CoreHeading] = ("Milieux", "Habitats"),
            [SheetText.CorridorHeading] = ("Corridors écologiques", "Ecological corridors"),
            [SheetText.Territory] = ("Territoire", "Territory"),
            [SheetText.GroundHeading] = ("Fond de carte", "Base map"),
            [SheetText.Contents] = ("Sommaire", "Contents"),
            [SheetText.Overview] = ("Vue d’ensemble", "Overview"),
            [SheetText.TrameMaps] = ("Les trames", "The networks"),
            [SheetText.ZoneMaps] = ("Les secteurs", "The zones"),
            [SheetText.MethodAndSources] = ("Méthode et sources", "Method and sources"),
            [SheetText.ZoneHeading] = ("Le secteur en chiffres", "The zone in figures"),
            [SheetText.CoreColumn] = ("Réservoirs", "Core areas"),
            [SheetText.CorridorColumn] = ("Corridors", "Corridors"),
            [SheetText.LinkColumn] = ("Liens", "Links"),
            [SheetText.ConflictColumn] = ("Conflits", "Conflicts"),
            [SheetText.Software] = ("Logiciel", "Software"),
            [SheetText.WhereToAct] = ("Où agir d’abord", "Where to act first"),
            [SheetText.NothingToDo] =
                ("Aucun conflit ni corridor à remettre en bon état.", "No conflict, no corridor to restore."),
            [SheetText.OneLink] = ("{0} lien", "{0} link"),
            [SheetText.SomeLinks] = ("{0} liens", "{0} links"),
            [SheetText.MoreActions] = ("et {0} autres", "and {0} more"),
            [SheetText.TrameCount] = ("Superposition des trames", "Overlap of the networks"),
            [SheetText.TrameCountUnit] = ("trames par lieu", "networks per place"),
            [SheetText.ToPreserve] = ("À préserver", "To preserve"),
            [SheetText.ToRestore] = ("À remettre en bon état", "To restore"),
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
