using Calaisis.Raster.Habitats;

namespace Calaisis.Raster.Links;

/// <summary>What a user should know of a search for links: one sentence each, for the journal and the report.</summary>
public static class LinkFindings
{
    const int NamedAtMost = 6;

    /// <summary>The sentences; none where every core area is linked.</summary>
    /// <param name="outcome">What the search came to.</param>
    /// <param name="trame">The trame's name.</param>
    /// <param name="patches">The core areas with their names, those the sentences name first being the largest.</param>
    public static IReadOnlyList<Sentence> Of(LinkOutcome outcome, string trame, IReadOnlyList<HabitatPatch> patches)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(patches);
        var known = patches.ToDictionary(patch => patch.Id);
        var sentences = new List<Sentence>();
        if (outcome.Cores == 0) sentences.Add($"found no core area, so there are no links");
        if (outcome.Cores > 1 && !outcome.HasLinks)
            sentences.Add($"none of the {outcome.Cores} core areas is linked to another");
        foreach (var group in outcome.Isolated.GroupBy(isolated => isolated.Why).OrderBy(group => group.Key))
            sentences.Add(About(outcome, group.Key, [.. group.Select(isolated => isolated.Patch)], known));
        return [.. sentences.Select(said => (Sentence)$"trame {trame}: {said}")];
    }

    static Sentence About(LinkOutcome outcome, Isolation why, List<int> patches, Dictionary<int, HabitatPatch> known)
    {
        var (count, cores) = (patches.Count, Named(patches, known));
        return why switch
        {
            Isolation.OnlyOne => $"there is one core area only, so there is nothing to link it to",
            Isolation.OnBarriers => $"{count} [core area|core areas] ({cores}) "
                + $"[is|are] wholly on NoData or barriers of the resistance, where no path can begin; "
                + $"give these cells a resistance, or change the rule of the habitats",
            Isolation.NoWay => $"{count} [core area|core areas] ({cores}) [is|are] closed in by barriers: "
                + $"no way leads to another core area",
            Isolation.TooFar => $"{count} [core area|core areas] ({cores}) [is|are] too far from the others: "
                + $"no link is within {outcome.Limit ?? Sentence.Empty}; "
                + $"where the species goes further, raise the greatest distance of links (the key max-distance under "
                + $"links), else leave it: they count as isolated",
            _ => $"{count} [core area|core areas] ({cores}) [is|are] linked only by links that a rule takes out of the "
                + $"network (leave-out-crossing, max-straight-metres)",
        };
    }

    /// <summary>The largest by name and number, the others by how many they are.</summary>
    static Sentence Named(List<int> patches, Dictionary<int, HabitatPatch> known)
    {
        var largest = patches.OrderByDescending(id => known.GetValueOrDefault(id)?.AreaSquareMetres ?? 0)
            .ThenBy(id => id).Take(NamedAtMost);
        var named = Sentence.Join(", ", largest.Select(
            id => known.GetValueOrDefault(id)?.Name is { } name ? (Sentence)$"{name} (no. {id})" : $"no. {id}"));
        return patches.Count > NamedAtMost ? $"{named} and {patches.Count - NamedAtMost} more" : named;
    }
}

/// <summary>What a search for links came to, as far as people are told of it.</summary>
/// <param name="Cores">How many core areas there are.</param>
/// <param name="HasLinks">Whether any two are linked.</param>
/// <param name="Isolated">Those without an active link, in order of ids.</param>
/// <param name="Limit">How far a link may reach, in words; null for no limit.</param>
public sealed record LinkOutcome(int Cores, bool HasLinks, IReadOnlyList<IsolatedCore> Isolated, Sentence? Limit)
{
    public static LinkOutcome Of(LinkNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new LinkOutcome(network.Cores, network.Active.Any(), network.Isolated, network.Reach?.InWords);
    }
}
