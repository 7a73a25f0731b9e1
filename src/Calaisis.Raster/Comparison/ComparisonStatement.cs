using Calaisis.Raster.Habitats;

namespace Calaisis.Raster.Comparison;

/// <summary>What moved in a trame between two scenarios, and why, in plain sentences.</summary>
public static class ComparisonStatement
{
    const int NamedLinks = 3;
    const int NamedZones = 3;

    /// <summary>
    /// The sentences, the most important first; one that says so where nothing differs. What changes outside a
    /// territory only is told after it.
    /// </summary>
    public static IReadOnlyList<string> Of(TrameComparison comparison, Language language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var french = language == Language.French;
        var moved = Moved(comparison, language);
        if (moved.Count > 0) return Named(moved);
        var rest = GroundStatement.OfRest(comparison, language).ToList();
        var outside = comparison.Territory is null ? [] : Outside(comparison.OfExtent());
        return (rest.Count > 0, outside.Count > 0) switch
        {
            (true, _) => [.. Named(rest), .. outside],
            (false, true) => [.. Named([french ? "Rien ne change." : "Nothing changes."]), .. outside],
            _ => [french ? "Rien ne change pour cette trame." : "Nothing changes for this network."],
        };

        List<string> Outside(TrameComparison extent)
        {
            var told = Moved(extent, language);
            if (told.Count == 0 && rest.Count == 0) told = [.. GroundStatement.OfRest(extent, language)];
            if (told.Count > 0)
            {
                told[0] = french
                    ? $"Hors du territoire, sur toute l'étendue : {Small(told[0])}"
                    : $"Outside the territory, over the whole extent: {Small(told[0])}";
            }

            return told;
        }

        // Whose figures they are, once for all of them.
        IReadOnlyList<string> Named(List<string> all) =>
            comparison.Territory is { } territory
                ? [$"{territory}{(french ? " : " : ": ")}{Small(all[0])}", .. all.Skip(1)]
                : all;
    }

    /// <summary>What people ask for first; nothing where none of it differs.</summary>
    static List<string> Moved(TrameComparison comparison, Language language)
    {
        var french = language == Language.French;
        var numbers = new StatementNumbers(language);
        var sentences = new List<string>();
        AddConnectivity();
        sentences.AddRange(GroundStatement.OfResistance(comparison, language));
        AddLinks();
        sentences.AddRange(GroundStatement.OfLinksNear(comparison, language));
        AddCores();
        AddSteppingStones();
        AddCorridors();
        AddLight();
        AddCount("conflicts", "Conflits", "Conflicts");
        AddCount("components", "Composantes du réseau", "Components of the network");
        return sentences;

        void AddConnectivity()
        {
            if (comparison.Figure("ec_ha") is not { Difference: not 0 } ec || comparison.Connectivity is not { } from)
                return;
            var (before, after) = numbers.Hectares(ec.Before, ec.After);
            sentences.Add(french
                ? $"La connectivité équivalente passe de {before} à {after} ({numbers.SignedPercent(ec.Percent)}), "
                    + $"dont {numbers.SignedPercent(from.AreaPercent)} par la surface des réservoirs et "
                    + $"{numbers.SignedPercent(from.ConnectivityPercent)} par les liaisons."
                : $"Equivalent connectivity goes from {before} to {after} ({numbers.SignedPercent(ec.Percent)}), "
                    + $"{numbers.SignedPercent(from.AreaPercent)} of it by the area of core areas and "
                    + $"{numbers.SignedPercent(from.ConnectivityPercent)} by links.");
        }

        void AddLinks()
        {
            var gained = comparison.LinksInside.Count(link => link.Kind == LinkChangeKind.Gained);
            var lost = comparison.LinksInside.Count(link => link.Kind == LinkChangeKind.Lost);
            var cheaper = comparison.CostChanges.Count(link => link.CostDifference < 0);
            var dearer = comparison.CostChanges.Count(link => link.CostDifference > 0);
            if (gained + lost + cheaper + dearer == 0) return;
            List<string> parts = french
                ? [Part(gained, "nouvelle", "s"), Part(lost, "disparue", "s"), Part(cheaper, "moins coûteuse", "s"),
                    Part(dearer, "plus coûteuse", "s")]
                : [Part(gained, "new"), Part(lost, "gone"), Part(cheaper, "cheaper"), Part(dearer, "dearer")];
            var least = cheaper + dearer > 0 ? $" ({numbers.AtLeast(WorthTelling.LeastPercent)})" : "";
            sentences.Add(
                $"{(french ? "Liaisons : " : "Links: ")}{string.Join(", ", parts.Where(part => part.Length > 0))}"
                + $"{least}.");
            var decisive = Decisive(comparison).Take(NamedLinks).Select(link => Say(link)).ToList();
            if (decisive.Count > 0)
            {
                sentences.Add(french
                    ? $"Ce qui compte le plus : {string.Join(" ; ", decisive)}."
                    : $"What counts most: {string.Join("; ", decisive)}.");
            }
        }

        string Part(int count, string word, string plural = "") =>
            count == 0 ? "" : $"{numbers.Count(count)} {word}{(count > 1 ? plural : "")}";

        string Say(LinkChange link)
        {
            var ends = EndsOf(comparison, link, french);
            return (link.Kind, french) switch
            {
                (LinkChangeKind.Kept, true) => $"{ends}, coût {numbers.SignedPercent(link.CostPercent)}",
                (LinkChangeKind.Kept, false) => $"{ends}, cost {numbers.SignedPercent(link.CostPercent)}",
                (LinkChangeKind.Gained, true) => $"{ends}, nouvelle{Why(link.Why, french)}",
                (LinkChangeKind.Gained, false) => $"{ends}, new{Why(link.Why, french)}",
                (_, true) => $"{ends}, disparue{Why(link.Why, french)}",
                _ => $"{ends}, gone{Why(link.Why, french)}",
            };
        }

        void AddCores()
        {
            if (comparison.Figure("core_ha") is not { } area || comparison.Figure("cores") is not { } cores) return;
            var (gained, lost) = (
                comparison.Figure("core_gained_ha")?.After ?? 0, comparison.Figure("core_lost_ha")?.After ?? 0);
            if (area.Difference == 0 && cores.Difference == 0 && gained + lost == 0) return;
            var (before, after) = numbers.Hectares(area.Before, area.After);
            var count = cores.Difference == 0 ? ""
                : french ? $"{numbers.Count((int)cores.After)} au lieu de {numbers.Count((int)cores.Before)}, "
                : $"{numbers.Count((int)cores.After)} in place of {numbers.Count((int)cores.Before)}, ";
            // Ground gained and lost is told where the sum does not tell it.
            var both = gained == 0 || lost == 0 ? ""
                : french ? $"{numbers.Hectares(gained)} gagnés, {numbers.Hectares(lost)} perdus"
                : $"{numbers.Hectares(gained)} gained, {numbers.Hectares(lost)} lost";
            var size = area.Difference == 0 && both.Length > 0 ? both
                : $"{after} {(french ? "au lieu de" : "in place of")} {before}{(both.Length > 0 ? $" ({both})" : "")}";
            sentences.Add($"{(french ? "Réservoirs : " : "Core areas: ")}{count}{size}.");
        }

        void AddSteppingStones()
        {
            if (comparison.Figure("stepping_stone_ha") is not { Difference: not 0 and not double.NaN } area) return;
            var (before, after) = numbers.Hectares(area.Before, area.After);
            sentences.Add(french
                ? $"Espaces relais : {after} au lieu de {before}."
                : $"Stepping stones: {after} in place of {before}.");
        }

        void AddCorridors()
        {
            if (comparison.Counted is { CorridorGained: 0, CorridorLost: 0 }) return;
            var (gained, lost) = (
                comparison.Figure("corridor_gained_ha")!.After, comparison.Figure("corridor_lost_ha")!.After);
            var where = MostChanged(comparison).Take(NamedZones)
                .Select(zone => $"{zone.Zone} ({(zone.Hectares > 0 ? "+" : "")}{numbers.Hectares(zone.Hectares)})")
                .ToList();
            var most = where.Count == 0
                ? ""
                : french ? $", surtout à {string.Join(", ", where)}"
                : $", most in {string.Join(", ", where)}";
            sentences.Add(french
                ? $"Les corridors gagnent {numbers.Hectares(gained)} et en perdent {numbers.Hectares(lost)}{most}."
                : $"Corridors gain {numbers.Hectares(gained)} and lose {numbers.Hectares(lost)}{most}.");
        }

        void AddLight()
        {
            foreach (var threshold in comparison.Counts.Settings.LightAbove)
            {
                if (comparison.Figure(FigureChanges.LitShare(threshold)) is not { } share
                    || double.IsNaN(share.Difference) || !WorthTelling.Is(share.Before, share.After))
                {
                    continue;
                }

                var (before, after) = numbers.Shares(share.Before, share.After);
                sentences.Add(french
                    ? $"Part des corridors éclairée à plus de {numbers.Of(threshold)} nW/cm²/sr : "
                        + $"{after} au lieu de {before}."
                    : $"Share of corridors lit above {numbers.Of(threshold)} nW/cm²/sr: {after} in place of {before}.");
            }
        }

        void AddCount(string name, string inFrench, string inEnglish)
        {
            if (comparison.Figure(name) is not { Difference: not 0 } figure || double.IsNaN(figure.Difference)) return;
            sentences.Add(french
                ? $"{inFrench} : {numbers.Count((int)figure.After)} au lieu de {numbers.Count((int)figure.Before)}."
                : $"{inEnglish}: {numbers.Count((int)figure.After)} in place of {numbers.Count((int)figure.Before)}.");
        }
    }

    static IReadOnlyList<string> Nothing(Language language) =>
        [language == Language.French ? "Rien ne change pour cette trame." : "Nothing changes for this network."];

    /// <summary>
    /// Links by what their change weighs: the share of PC they carry, times how much of it changed - all of it for a
    /// link that came or went, the relative change of its cost for one that stayed.
    /// </summary>
    public static IEnumerable<LinkChange> Decisive(TrameComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.LinksInside.Select(link => (Link: link, Weight: WeightOf(link)))
            .Where(link => link.Weight > 0)
            .OrderByDescending(link => link.Weight).Select(link => link.Link);

        static double WeightOf(LinkChange link)
        {
            var change = link.Kind == LinkChangeKind.Kept
                ? !link.IsCostChanged ? 0 : Math.Min(1, Math.Abs(link.CostPercent) / 100)
                : 1;
            return double.IsNaN(link.DpcPercent) ? 0 : link.DpcPercent * change;
        }
    }

    /// <summary>Zones of the first layer by the corridor they gained less what they lost.</summary>
    static IEnumerable<(string Zone, double Hectares)> MostChanged(TrameComparison comparison)
    {
        var layer = comparison.Counts.Settings.Zones.Count > 0 ? comparison.Counts.Settings.Zones[0].Name : null;
        return comparison.Figures.Where(figure => figure.ZoneLayer == layer && layer is not null
            && figure is { Name: "corridor_ha", Zone: not null })
            .Where(figure => figure.Difference != 0)
            .OrderByDescending(figure => Math.Abs(figure.Difference))
            .Select(figure => (figure.Zone!, figure.Difference));
    }

    /// <summary>The core areas at the ends of a link, as the scenario has them or, for a lost one, the base.</summary>
    internal static string EndsOf(TrameComparison comparison, LinkChange link, bool french)
    {
        var (state, one) = link.After is { } now ? (comparison.After, now) : (comparison.Before, link.Before!);
        return $"{NameOf(state, one.PatchA, french)} – {NameOf(state, one.PatchB, french)}";
    }

    static string NameOf(TrameState state, int id, bool french)
    {
        var patch = state.Patches.FirstOrDefault(candidate => candidate.Id == id && candidate.Role == PatchRole.Core);
        var place = patch?.Name ?? patch?.Zones.OfType<string>().FirstOrDefault();
        var number = FormattableString.Invariant($"{(french ? "n° " : "no. ")}{id}");
        return place is null ? number : $"{place} ({number})";
    }

    static string Small(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    static string Why(LinkChangeReason why, bool french) => (why, french) switch
    {
        (LinkChangeReason.Core, true) => " (réservoir apparu ou disparu)",
        (LinkChangeReason.Core, false) => " (a core area came or went)",
        (LinkChangeReason.MergedOrSplit, true) => " (réservoirs réunis ou séparés)",
        (LinkChangeReason.MergedOrSplit, false) => " (core areas joined or parted)",
        (LinkChangeReason.Cost, true) => " (coût limite)",
        (LinkChangeReason.Cost, false) => " (greatest cost)",
        (LinkChangeReason.Crossing, true) => " (passage par un autre réservoir)",
        (LinkChangeReason.Crossing, false) => " (way through another core area)",
        (LinkChangeReason.Neighbours, true) => " (autres voisins)",
        (LinkChangeReason.Neighbours, false) => " (other neighbours)",
        _ => "",
    };
}
