using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>What the figures of summaries are called; a figure without a name here is shown under its own.</summary>
static class Figures
{
    static readonly Dictionary<string, (string French, string English)> Names = new(StringComparer.Ordinal)
    {
        ["cores"] = ("Réservoirs de biodiversité", "Core areas"),
        ["core_ha"] = ("Surface des réservoirs (ha)", "Area of core areas (ha)"),
        ["stepping_stones"] = ("Espaces relais", "Stepping stones"),
        ["stepping_stone_ha"] = ("Surface des espaces relais (ha)", "Area of stepping stones (ha)"),
        ["links"] = ("Liens actifs", "Active links"),
        ["inactive_links"] = ("Liens écartés", "Links left out"),
        ["link_km"] = ("Longueur des liens (km)", "Length of links (km)"),
        ["total_link_cost"] = ("Coût total des liens", "Total cost of links"),
        ["mean_link_cost"] = ("Coût moyen d'un lien", "Mean cost of a link"),
        ["corridor_ha"] = ("Surface des corridors (ha)", "Area of corridors (ha)"),
        ["corridors_to_preserve"] = ("Corridors à préserver", "Corridors to preserve"),
        ["preserve_km"] = ("Longueur à préserver (km)", "Length to preserve (km)"),
        ["corridors_to_restore"] = ("Corridors à remettre en bon état", "Corridors to restore"),
        ["restore_km"] = ("Longueur à remettre en bon état (km)", "Length to restore (km)"),
        ["conflicts"] = ("Conflits", "Conflicts"),
        ["pc"] = ("Probabilité de connectivité (PC)", "Probability of connectivity (PC)"),
        ["ec_ha"] = ("Connectivité équivalente EC (ha)", "Equivalent connectivity EC (ha)"),
        ["iic"] = ("Indice intégral de connectivité (IIC)", "Integral index of connectivity (IIC)"),
        ["components"] = ("Composantes du réseau", "Components of the network"),
        ["largest_component_ha"] = ("Plus grande composante (ha)", "Largest component (ha)"),
        ["study_area_ha"] = ("Territoire de référence (ha)", "Study area (ha)"),
    };

    public static string NameOf(string figure, Words words) =>
        Names.TryGetValue(figure, out var name) ? words[name.French, name.English] : figure;
}
