using System.Globalization;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Links;

/// <summary>What a user should know of a search for links: one sentence each, for the journal and the report.</summary>
public static class LinkFindings
{
    const int NamedAtMost = 10;

    static readonly NumberFormatInfo French = new() { NumberDecimalSeparator = "," };

    /// <summary>The sentences; none where every core area is linked.</summary>
    /// <param name="network">The links.</param>
    /// <param name="trame">The trame's name.</param>
    public static IReadOnlyList<Remark> Of(LinkNetwork network, string trame)
    {
        ArgumentNullException.ThrowIfNull(network);
        var sentences = new List<Remark>();
        if (network.Cores == 0) sentences.Add(new Remark("found no core area, so there are no links", "aucun réservoir trouvé, donc aucun lien"));
        var active = network.Active.Count();
        if (network.Cores > 1 && active == 0)
        {
            sentences.Add(new Remark(
                $"none of the {network.Cores} core areas is linked to another", $"aucun des {network.Cores} réservoirs n'est relié à un autre"));
        }

        foreach (var group in network.Isolated.GroupBy(isolated => isolated.Why).OrderBy(group => group.Key))
            sentences.Add(Sentence(network, group.Key, [.. group.Select(isolated => isolated.Patch)]));
        return [.. sentences.Select(said => new Remark($"trame {trame}: {said.English}", $"trame {trame}: {said.French}"))];
    }

    static Remark Sentence(LinkNetwork network, Isolation why, List<int> patches) => why switch
    {
        Isolation.OnlyOne => new Remark(
            "there is one core area only, so there is nothing to link it to", "il n'y a qu'un réservoir, donc rien à quoi le relier"),
        Isolation.OnBarriers => new Remark(
            $"{Cores(patches)} wholly on NoData or barriers of the resistance, where no path can begin; "
            + "give these cells a resistance, or change the rule of the habitats",
            $"{FrenchCores(patches)} entièrement sur des cellules sans valeur ou infranchissables, où aucun chemin ne peut commencer : "
            + "donner une résistance à ces cellules, ou changer la règle des habitats"),
        Isolation.NoWay => new Remark(
            $"{Cores(patches)} closed in by barriers: no way leads to another core area",
            $"{FrenchCores(patches)} entouré{Plural(patches)} de barrières : aucun chemin ne mène à un autre réservoir"),
        Isolation.TooFar => new Remark(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Cores(patches)} too far from the others: no link costs {network.Reach!.Cost:0.###} or less; raise max-distance to link them"),
            string.Create(
                French,
                $"{FrenchCores(patches)} trop loin des autres : aucun lien ne coûte {network.Reach!.Cost:0.###} ou moins ; augmenter 'max-distance' pour relier")),
        _ => new Remark(
            $"{Cores(patches)} linked only by paths through other core areas, which leave-out-crossing takes out",
            $"{FrenchCores(patches)} relié{Plural(patches)} seulement par des chemins à travers d'autres réservoirs, que 'leave-out-crossing' retire"),
    };

    static string Cores(List<int> patches)
    {
        var more = patches.Count > NamedAtMost ? $" and {patches.Count - NamedAtMost} more" : "";
        return patches.Count == 1 ? $"core area {Named(patches)} is" : $"{patches.Count} core areas ({Named(patches)}{more}) are";
    }

    static string FrenchCores(List<int> patches)
    {
        var more = patches.Count > NamedAtMost ? $" et {patches.Count - NamedAtMost} autres" : "";
        return patches.Count == 1 ? $"le réservoir {Named(patches)} est" : $"{patches.Count} réservoirs ({Named(patches)}{more}) sont";
    }

    static string Named(List<int> patches) =>
        string.Join(", ", patches.Take(NamedAtMost).Select(patch => patch.ToString(CultureInfo.InvariantCulture)));

    static string Plural(List<int> patches) => patches.Count == 1 ? "" : "s";
}
