using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// Figures of what both scenarios have: the same links, the same core areas. Figures of all links would fall where the
/// dearest vanish and rise where one is added, so that a loss would look like a gain and a gain like a loss.
/// </summary>
static class KeptFigures
{
    /// <summary>How many links are in both.</summary>
    public const string Links = "kept_links";

    /// <summary>
    /// Crossings of links and obstacles: for each link of a scenario the number of conflicts that it is in.
    /// </summary>
    public const string Crossings = "link_crossings";

    /// <summary>
    /// The same of the links that are in both. A link that became cheaper and crosses more afterwards has a better way,
    /// and keeps the old one: none more counts. One that became dearer and crosses less makes a detour: none less
    /// counts.
    /// </summary>
    public const string KeptCrossings = "kept_link_crossings";

    /// <summary>
    /// Components of the network that hold core areas which are in both: one that is new or gone makes none.
    /// </summary>
    public const string Components = "kept_components";

    /// <summary>
    /// All that can be had, of the territory where one is declared, and of the extent; none without links.
    /// </summary>
    public static IEnumerable<FigureChange> Of(
        TrameState before, TrameState after, IReadOnlyList<LinkChange> links, CoreMatch cores, bool hasTerritory)
    {
        if (links.Count == 0) return [];
        var extent = Of(before, after, links, cores, (before.ConflictsByLink, after.ConflictsByLink), (_, _) => true);
        if (!hasTerritory) return extent;
        var inside = Of(
            before,
            after,
            [.. links.Where(link => link.IsInside)],
            cores,
            (before.ConflictsByLinkInside, after.ConflictsByLinkInside),
            (state, core) => state.CoresInside?.Contains(core) ?? true);
        return [.. inside.Select(figure => figure with { IsTerritory = true }), .. extent];
    }

    static IEnumerable<FigureChange> Of(
        TrameState before,
        TrameState after,
        IReadOnlyList<LinkChange> links,
        CoreMatch cores,
        (IReadOnlyDictionary<int, int>? Before, IReadOnlyDictionary<int, int>? After) conflicts,
        Func<TrameState, int, bool> isIn)
    {
        var kept = links.Where(link => link.Kind == LinkChangeKind.Kept).ToList();
        yield return New(Links, kept.Count, kept.Count);
        yield return FigureChanges.OfKeptLinks(
            kept.Select(link => (link.Before!.Cost, link.After!.Cost)),
            after.Figures.FirstOrDefault(figure => figure.Name == "mean_link_cost")?.Unit ?? "");
        yield return New(
            Components,
            ComponentsOf(before, id => cores.MostlyIn(id) is not null && isIn(before, id)),
            ComponentsOf(after, id => cores.MostlyFrom(id) is not null && isIn(after, id)));
        if (conflicts is not ({ } had, { } has)) yield break;
        yield return New(Crossings, had.Values.Sum(), has.Values.Sum());
        var crossed = kept.Sum(link => had.GetValueOrDefault(link.Before!.Id));
        yield return New(KeptCrossings, crossed, crossed + kept.Sum(link => CountedMore(link, had, has)));
    }

    static FigureChange New(string name, double before, double after) => new(null, null, name, "", before, after);

    static int CountedMore(LinkChange link, IReadOnlyDictionary<int, int> had, IReadOnlyDictionary<int, int> has)
    {
        var more = has.GetValueOrDefault(link.After!.Id) - had.GetValueOrDefault(link.Before!.Id);
        return link.CostDifference < 0 ? Math.Min(0, more) : link.CostDifference > 0 ? Math.Max(0, more) : more;
    }

    /// <summary>Components by active links of which some core area counts.</summary>
    static int ComponentsOf(TrameState state, Func<int, bool> counts)
    {
        var cores = state.Patches.Where(patch => patch.Role == PatchRole.Core).Select(patch => patch.Id).ToList();
        var parents = cores.ToDictionary(id => id, id => id);
        foreach (var link in state.Links.Where(link => link.State == LinkState.Active))
            parents[Root(link.PatchA)] = Root(link.PatchB);
        return cores.Where(counts).Select(Root).Distinct().Count();

        int Root(int id)
        {
            while (parents[id] != id) id = parents[id] = parents[parents[id]];
            return id;
        }
    }
}
