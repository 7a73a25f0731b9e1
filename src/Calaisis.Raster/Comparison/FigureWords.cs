using System.Text.RegularExpressions;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// What figures are called where people read them: those of summaries by themselves, those that only a comparison has,
/// here.
/// </summary>
public static partial class FigureWords
{
    static readonly Dictionary<string, (string French, string English)> Names = new(StringComparer.Ordinal)
    {
        ["kept_link_cost"] = (
            "Coût moyen des liens communs (résistance × distance)",
            "Mean cost of links in both (resistance × distance)"),
        ["kept_links"] = ("Liens communs", "Links in both"),
        ["kept_components"] = ("Composantes des réservoirs communs", "Components of core areas in both"),
        ["link_crossings"] = ("Franchissements d'obstacles par les liens", "Crossings of links and obstacles"),
        ["kept_link_crossings"] =
            ("Franchissements comptés sur les liens communs", "Crossings counted on links in both"),
        ["corridor_gained_ha"] = ("Corridors gagnés (ha)", "Corridors gained (ha)"),
        ["corridor_lost_ha"] = ("Corridors perdus (ha)", "Corridors lost (ha)"),
        ["core_gained_ha"] = ("Réservoirs gagnés (ha)", "Core areas gained (ha)"),
        ["core_lost_ha"] = ("Réservoirs perdus (ha)", "Core areas lost (ha)"),
        ["resistance_lower_ha"] =
            ("Résistance plus faible d'au moins 1 % (ha)", "Resistance lower by at least 1% (ha)"),
        ["resistance_higher_ha"] =
            ("Résistance plus forte d'au moins 1 % (ha)", "Resistance higher by at least 1% (ha)"),
        ["resistance_lower_in_cores_ha"] = (
            "Résistance plus faible d'au moins 1 %, dans les réservoirs (ha)",
            "Resistance lower by at least 1%, in core areas (ha)"),
        ["resistance_lower_in_corridors_ha"] = (
            "Résistance plus faible d'au moins 1 %, dans les corridors (ha)",
            "Resistance lower by at least 1%, in corridors (ha)"),
        ["resistance_higher_in_cores_ha"] = (
            "Résistance plus forte d'au moins 1 %, dans les réservoirs (ha)",
            "Resistance higher by at least 1%, in core areas (ha)"),
        ["resistance_higher_in_corridors_ha"] = (
            "Résistance plus forte d'au moins 1 %, dans les corridors (ha)",
            "Resistance higher by at least 1%, in corridors (ha)"),
        ["opened_in_cores_ha"] =
            ("Devenu franchissable, dans les réservoirs (ha)", "No longer impassable, in core areas (ha)"),
        ["opened_in_corridors_ha"] =
            ("Devenu franchissable, dans les corridors (ha)", "No longer impassable, in corridors (ha)"),
        ["closed_in_cores_ha"] =
            ("Devenu infranchissable, dans les réservoirs (ha)", "Now impassable, in core areas (ha)"),
        ["closed_in_corridors_ha"] =
            ("Devenu infranchissable, dans les corridors (ha)", "Now impassable, in corridors (ha)"),
        ["cost_changed_ha"] = ("Coût d'accès modifié (ha)", "Accumulated cost changed (ha)"),
        ["opened_ha"] = ("Devenu franchissable (ha)", "No longer impassable (ha)"),
        ["closed_ha"] = ("Devenu infranchissable (ha)", "Now impassable (ha)"),
    };

    /// <summary>A figure's name with its unit; one without a name here stands under its own.</summary>
    public static string Of(string figure, Language language)
    {
        if (LitShare().Match(figure) is { Success: true } lit)
        {
            return Said((
                $"Part des corridors au-dessus de {lit.Groups[1].Value} nW/cm²/sr",
                $"Share of corridors above {lit.Groups[1].Value} nW/cm²/sr"));
        }

        if (KeptLitShare().Match(figure) is { Success: true } kept)
        {
            return Said((
                $"Part des corridors de départ qui demeure, au-dessus de {kept.Groups[1].Value} nW/cm²/sr",
                $"Share of the base's corridors that stays, above {kept.Groups[1].Value} nW/cm²/sr"));
        }

        if (FigureColumns.TitleOf(figure) is { } title) return title.In(language);
        return Names.TryGetValue(figure, out var name) ? Said(name) : figure;

        string Said((string French, string English) both) => language == Language.French ? both.French : both.English;
    }

    [GeneratedRegex("^corridor_above_([0-9.]+)_nw_share$")]
    private static partial Regex LitShare();

    [GeneratedRegex("^kept_corridor_above_([0-9.]+)_nw_share$")]
    private static partial Regex KeptLitShare();
}
