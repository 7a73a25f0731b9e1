using Calaisis.Raster.Links;

namespace Calaisis.Raster.Comparison;

/// <summary>Pairs the active links of two scenarios by the core areas at their ends.</summary>
public static class LinkMatch
{
    /// <summary>
    /// Links kept and lost in the order of their ids before, then links gained in the order of their ids afterwards.
    /// </summary>
    /// <param name="before">The trame in the scenario compared with.</param>
    /// <param name="after">The trame in the other.</param>
    /// <param name="cores">Which core areas are the same.</param>
    public static IReadOnlyList<LinkChange> Of(TrameState before, TrameState after, CoreMatch cores)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(cores);
        var (outBefore, outAfter) = (PairsOf(before.OutOfReach), PairsOf(after.OutOfReach));
        return Of(before.Links, after.Links, cores, ends => outBefore?.Contains(ends) ?? true, ends =>
            outAfter?.Contains(ends) ?? true);
    }

    /// <summary>The links that both networks have, each with its costs, in the order of their ids before.</summary>
    public static IEnumerable<LinkChange> Kept(
        IReadOnlyList<Link> before, IReadOnlyList<Link> after, CoreMatch cores) =>
        Of(before, after, cores, _ => false, _ => false).Where(change => change.Kind == LinkChangeKind.Kept);

    static List<LinkChange> Of(
        IReadOnlyList<Link> before, IReadOnlyList<Link> after, CoreMatch cores, Func<(int, int), bool> outBefore,
        Func<(int, int), bool> outAfter)
    {
        var afterByEnds = ByEnds(after);
        var beforeByEnds = ByEnds(before);
        var changes = new List<LinkChange>();
        foreach (var link in before.Where(IsActive).OrderBy(link => link.Id))
        {
            var ends = Ends(cores.After(link.PatchA), cores.After(link.PatchB));
            var same = ends is { } linked ? afterByEnds.GetValueOrDefault(linked) : null;
            changes.Add(same is not null && IsActive(same)
                ? new LinkChange(LinkChangeKind.Kept, link, same, LinkChangeReason.None)
                : new LinkChange(LinkChangeKind.Lost, link, null, Reason(link, ends, same, outAfter, cores.MostlyIn)));
        }

        foreach (var link in after.Where(IsActive).OrderBy(link => link.Id))
        {
            var ends = Ends(cores.Before(link.PatchA), cores.Before(link.PatchB));
            var same = ends is { } linked ? beforeByEnds.GetValueOrDefault(linked) : null;
            if (same is null || !IsActive(same))
            {
                changes.Add(new LinkChange(
                    LinkChangeKind.Gained, null, link, Reason(link, ends, same, outBefore, cores.MostlyFrom)));
            }
        }

        return changes;
    }

    static bool IsActive(Link link) => link.State == LinkState.Active;

    static Dictionary<(int, int), Link> ByEnds(IReadOnlyList<Link> links) =>
        links.GroupBy(link => Ends(link.PatchA, link.PatchB)!.Value)
            .ToDictionary(group => group.Key, group => group.MinBy(link => link.Id)!);

    static (int, int)? Ends(int? a, int? b) =>
        a is { } one && b is { } other ? (Math.Min(one, other), Math.Max(one, other)) : null;

    static HashSet<(int, int)>? PairsOf(IReadOnlyList<OutOfReach>? pairs) =>
        pairs?.Select(pair => (pair.PatchA, pair.PatchB)).ToHashSet();

    static LinkChangeReason Reason(
        Link link, (int, int)? ends, Link? same, Func<(int, int), bool> isOut, Func<int, int?> mostly)
    {
        if (mostly(link.PatchA) is { } one && one == mostly(link.PatchB)) return LinkChangeReason.MergedOrSplit;
        if (ends is not { } pair) return LinkChangeReason.Core;
        if (same is not null) return LinkChangeReason.Crossing;
        return isOut(pair) ? LinkChangeReason.Cost : LinkChangeReason.Neighbours;
    }
}
