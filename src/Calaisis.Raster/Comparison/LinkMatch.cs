using Calaisis.Raster.Links;

namespace Calaisis.Raster.Comparison;

/// <summary>Pairs the active links of two scenarios by the core areas at their ends.</summary>
public static class LinkMatch
{
    /// <summary>Links kept and lost in the order of their ids before, then links gained in the order of their ids afterwards.</summary>
    public static IReadOnlyList<LinkChange> Of(IReadOnlyList<Link> before, IReadOnlyList<Link> after, CoreMatch cores)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(cores);
        var afterByEnds = ByEnds(after);
        var beforeByEnds = ByEnds(before);
        var changes = new List<LinkChange>();
        foreach (var link in before.Where(IsActive).OrderBy(link => link.Id))
        {
            var same = Ends(cores.After(link.PatchA), cores.After(link.PatchB)) is { } ends ? afterByEnds.GetValueOrDefault(ends) : null;
            changes.Add(same is not null && IsActive(same)
                ? new LinkChange(LinkChangeKind.Kept, link, same, LinkChangeReason.None)
                : new LinkChange(LinkChangeKind.Lost, link, null, Reason(link, same, cores.After, cores.MostlyIn)));
        }

        foreach (var link in after.Where(IsActive).OrderBy(link => link.Id))
        {
            var same = Ends(cores.Before(link.PatchA), cores.Before(link.PatchB)) is { } ends ? beforeByEnds.GetValueOrDefault(ends) : null;
            if (same is null || !IsActive(same))
                changes.Add(new LinkChange(LinkChangeKind.Gained, null, link, Reason(link, same, cores.Before, cores.MostlyFrom)));
        }

        return changes;
    }

    static bool IsActive(Link link) => link.State == LinkState.Active;

    static Dictionary<(int, int), Link> ByEnds(IReadOnlyList<Link> links) =>
        links.GroupBy(link => Ends(link.PatchA, link.PatchB)!.Value).ToDictionary(group => group.Key, group => group.MinBy(link => link.Id)!);

    static (int, int)? Ends(int? a, int? b) => a is { } one && b is { } other ? (Math.Min(one, other), Math.Max(one, other)) : null;

    static LinkChangeReason Reason(Link link, Link? same, Func<int, int?> match, Func<int, int?> mostly)
    {
        if (mostly(link.PatchA) is { } one && one == mostly(link.PatchB)) return LinkChangeReason.MergedOrSplit;
        if (match(link.PatchA) is null || match(link.PatchB) is null) return LinkChangeReason.Core;
        return same?.State switch
        {
            LinkState.TooCostly => LinkChangeReason.Cost,
            LinkState.CrossesPatch => LinkChangeReason.Crossing,
            _ => LinkChangeReason.Neighbours,
        };
    }
}
