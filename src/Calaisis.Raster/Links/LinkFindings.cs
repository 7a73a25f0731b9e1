using System.Globalization;

namespace Calaisis.Raster.Links;

/// <summary>What a user should know of a search for links: one sentence each, for the journal and the report.</summary>
public static class LinkFindings
{
    const int NamedAtMost = 10;

    /// <summary>The sentences; none where every core area is linked.</summary>
    /// <param name="network">The links.</param>
    /// <param name="trame">The trame's name.</param>
    public static IReadOnlyList<Sentence> Of(LinkNetwork network, string trame)
    {
        ArgumentNullException.ThrowIfNull(network);
        var sentences = new List<Sentence>();
        if (network.Cores == 0) sentences.Add($"found no core area, so there are no links");
        if (network.Cores > 1 && !network.Active.Any()) sentences.Add($"none of the {network.Cores} core areas is linked to another");
        foreach (var group in network.Isolated.GroupBy(isolated => isolated.Why).OrderBy(group => group.Key))
            sentences.Add(About(network, group.Key, [.. group.Select(isolated => isolated.Patch)]));
        return [.. sentences.Select(said => (Sentence)$"trame {trame}: {said}")];
    }

    static Sentence About(LinkNetwork network, Isolation why, List<int> patches)
    {
        var (count, cores) = (patches.Count, Named(patches));
        return why switch
        {
            Isolation.OnlyOne => $"there is one core area only, so there is nothing to link it to",
            Isolation.OnBarriers => $"{count} [core area|core areas] ({cores}) [is|are] wholly on NoData or barriers of the resistance, where no path can begin; "
                + $"give these cells a resistance, or change the rule of the habitats",
            Isolation.NoWay => $"{count} [core area|core areas] ({cores}) [is|are] closed in by barriers: no way leads to another core area",
            Isolation.TooFar => $"{count} [core area|core areas] ({cores}) [is|are] too far from the others: no link costs {network.Reach!.Cost:0.###} or less; "
                + $"raise max-distance to link them",
            _ => $"{count} [core area|core areas] ({cores}) [is|are] linked only by links that a rule takes out of the network (leave-out-crossing, max-straight-metres)",
        };
    }

    static Sentence Named(List<int> patches)
    {
        var more = patches.Count > NamedAtMost ? $" and {patches.Count - NamedAtMost} more" : Sentence.Empty;
        return $"{string.Join(", ", patches.Take(NamedAtMost).Select(patch => patch.ToString(CultureInfo.InvariantCulture)))}{more}";
    }
}
