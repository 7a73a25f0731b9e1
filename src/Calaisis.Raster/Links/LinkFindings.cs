using System.Globalization;

namespace Calaisis.Raster.Links;

/// <summary>What a user should know of a search for links: one sentence each, for the journal and the report.</summary>
public static class LinkFindings
{
    const int NamedAtMost = 10;

    /// <summary>The sentences; none where every core area is linked.</summary>
    /// <param name="network">The links.</param>
    /// <param name="trame">The trame's name.</param>
    public static IReadOnlyList<string> Of(LinkNetwork network, string trame)
    {
        ArgumentNullException.ThrowIfNull(network);
        var sentences = new List<string>();
        if (network.Cores == 0) sentences.Add($"trame {trame}: found no core area, so there are no links");
        var active = network.Active.Count();
        if (network.Cores > 1 && active == 0)
            sentences.Add($"trame {trame}: none of the {network.Cores} core areas is linked to another");
        foreach (var group in network.Isolated.GroupBy(isolated => isolated.Why).OrderBy(group => group.Key))
            sentences.Add($"trame {trame}: {Sentence(network, group.Key, [.. group.Select(isolated => isolated.Patch)])}");
        return sentences;
    }

    static string Sentence(LinkNetwork network, Isolation why, List<int> patches) => why switch
    {
        Isolation.OnlyOne => "there is one core area only, so there is nothing to link it to",
        Isolation.OnBarriers => $"{Cores(patches)} wholly on NoData or barriers of the resistance, where no path can begin; "
            + "give these cells a resistance, or change the rule of the habitats",
        Isolation.NoWay => $"{Cores(patches)} closed in by barriers: no way leads to another core area",
        Isolation.TooFar => string.Create(
            CultureInfo.InvariantCulture,
            $"{Cores(patches)} too far from the others: no link costs {network.Reach!.Cost:0.###} or less; raise max-distance to link them"),
        _ => $"{Cores(patches)} linked only by paths through other core areas, which leave-out-crossing takes out",
    };

    static string Cores(List<int> patches)
    {
        var more = patches.Count > NamedAtMost ? $" and {patches.Count - NamedAtMost} more" : "";
        var named = string.Join(", ", patches.Take(NamedAtMost).Select(patch => patch.ToString(CultureInfo.InvariantCulture)));
        return patches.Count == 1 ? $"core area {named} is" : $"{patches.Count} core areas ({named}{more}) are";
    }
}
