
namespace Calaisis.Raster.Comparison;

/// <summary>What became of the ground, in sentences: where resistance changed, though no link may have moved.</summary>
static class GroundStatement
{
    const string CostChanged = "cost_changed_ha";
    const int NamedLinks = 3;
    const int NamedZones = 3;

    /// <summary>
    /// What changed of resistance: how much for the worse and for the better, how much of it in core areas and
    /// corridors, and where.
    /// </summary>
    public static IEnumerable<string> OfResistance(TrameComparison comparison, Language language)
    {
        var french = language == Language.French;
        var numbers = new StatementNumbers(language);
        List<string> parts =
        [
            Part(
                "resistance_higher",
                $"de résistance plus forte ({numbers.AtLeast(WorthTelling.LeastPercent)})",
                $"of higher resistance ({numbers.AtLeast(WorthTelling.LeastPercent)})"),
            Part(
                "resistance_lower",
                $"de résistance plus faible ({numbers.AtLeast(WorthTelling.LeastPercent)})",
                $"of lower resistance ({numbers.AtLeast(WorthTelling.LeastPercent)})"),
            Part("closed", "devenus infranchissables", "now impassable"),
            Part("opened", "devenus franchissables", "no longer impassable"),
        ];
        if (parts.TrueForAll(part => part.Length == 0)) yield break;
        var zones = ZonesOf(comparison).Take(NamedZones)
            .Select(zone => $"{zone.Zone} ({numbers.Hectares(zone.Hectares)})").ToList();
        var where = zones.Count == 0
            ? ""
            : french ? $", surtout à {string.Join(", ", zones)}"
            : $", most in {string.Join(", ", zones)}";
        var all = string.Join(french ? " ; " : "; ", parts.Where(part => part.Length > 0));
        yield return $"{(french ? "Terrain : " : "Ground: ")}{all}{where}.";

        string Part(string name, string inFrench, string inEnglish)
        {
            var hectares = Hectares(comparison, $"{name}_ha");
            if (hectares == 0) return "";
            var (cores, corridors) = (
                Hectares(comparison, $"{name}_in_cores_ha"), Hectares(comparison, $"{name}_in_corridors_ha"));
            List<string> inside =
            [
                .. cores > 0
                    ? [$"{numbers.Hectares(cores)} {(french ? "dans les réservoirs" : "in core areas")}"]
                    : Array.Empty<string>(),
                .. corridors > 0
                    ? [$"{numbers.Hectares(corridors)} {(french ? "dans les corridors" : "in corridors")}"]
                    : Array.Empty<string>(),
            ];
            var of = inside.Count == 0
                ? ""
                : french ? $", dont {string.Join(" et ", inside)}"
                : $", {string.Join(" and ", inside)} of it";
            return $"{numbers.Hectares(hectares)} {(french ? inFrench : inEnglish)}{of}";
        }
    }

    /// <summary>
    /// Links that did not change though changed ground lies near their paths, those that carry most first.
    /// </summary>
    public static IEnumerable<string> OfLinksNear(TrameComparison comparison, Language language)
    {
        if (comparison.LinksNear.Count == 0) yield break;
        var french = language == Language.French;
        var numbers = new StatementNumbers(language);
        var named = comparison.LinksNear.Take(NamedLinks)
            .Select(link => ComparisonStatement.EndsOf(comparison, link, french)).ToList();
        var rest = comparison.LinksNear.Count - named.Count;
        var more =
            rest == 0 ? "" : french ? $" ; et {numbers.Count(rest)} de plus" : $"; and {numbers.Count(rest)} more";
        yield return french
            ? $"Liaisons inchangées dont le tracé passe à moins de {numbers.Of(TrameComparison.NearMetres)} m de ce "
                + $"terrain : {string.Join(" ; ", named)}{more}."
            : $"Links that did not change, with their path within {numbers.Of(TrameComparison.NearMetres)} m of that "
                + $"ground: {string.Join("; ", named)}{more}.";
    }

    /// <summary>
    /// What is left to say where none of the other sentences had anything to say; nothing where nothing differs.
    /// </summary>
    public static IEnumerable<string> OfRest(TrameComparison comparison, Language language)
    {
        var french = language == Language.French;
        var numbers = new StatementNumbers(language);
        if (Hectares(comparison, CostChanged) is > 0 and var cost)
        {
            yield return french
                ? $"Le coût d'accès change sur {numbers.Hectares(cost)}."
                : $"The accumulated cost changes on {numbers.Hectares(cost)}.";
        }

        var figures = comparison.Figures.Where(figure => figure.ZoneLayer is null && figure.Name != CostChanged
            && figure.Difference is not 0 and not double.NaN).ToList();
        if (comparison.Territory is not null) figures.RemoveAll(figure => !figure.IsTerritory);
        if (figures.Count == 0) yield break;
        var names = string.Join(
            french ? " ; " : "; ", figures.Select(figure => FigureWords.Of(figure.Name, language)).Distinct());
        yield return french ? $"Indicateurs qui changent : {names}." : $"Figures that change: {names}.";
    }

    static double Hectares(TrameComparison comparison, string figure) => comparison.Figure(figure)?.After ?? 0;

    /// <summary>Zones of the first layer by the ground that changed.</summary>
    static IEnumerable<(string Zone, double Hectares)> ZonesOf(TrameComparison comparison)
    {
        var layer = comparison.Counts.Settings.Zones.Count > 0 ? comparison.Counts.Settings.Zones[0].Name : null;
        return comparison.Figures
            .Where(figure => layer is not null && figure.ZoneLayer == layer && figure.Zone is not null)
            .Where(
                figure => figure.Name is "resistance_higher_ha" or "resistance_lower_ha" or "closed_ha" or "opened_ha")
            .GroupBy(figure => figure.Zone!, figure => figure.After)
            .Select(zone => (zone.Key, zone.Sum()))
            .Where(zone => zone.Item2 > 0)
            .OrderByDescending(zone => zone.Item2);
    }
}
