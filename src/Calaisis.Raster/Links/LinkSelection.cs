namespace Calaisis.Raster.Links;

/// <summary>
/// Rules that look at all links together: which of those found stay in the network. Each takes active links out and
/// brings none back; of equal costs the lower id stays.
/// </summary>
static class LinkSelection
{
    /// <summary>Whether the rules ask for it.</summary>
    public static bool IsAskedBy(LinkRules rules) => rules.JoinConstellations || rules.LeaveOutIndirect
        || rules.SpanningTree;

    /// <summary>The links with their states, in their order.</summary>
    /// <param name="links">All links found.</param>
    /// <param name="cores">How many core areas there are.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="nearest">
    /// The pairs of which one is among the nearest of the other; null where the topology is another.
    /// </param>
    public static IReadOnlyList<Link> Of(
        IReadOnlyList<Link> links, int cores, LinkRules rules, IReadOnlySet<PatchPair>? nearest)
    {
        var result = links.ToArray();
        if (rules.JoinConstellations && nearest is not null) Join(result, cores, nearest);
        if (rules.LeaveOutIndirect) LeaveOutIndirect(result, cores);
        if (rules.SpanningTree) KeepTree(result, cores);
        return result;
    }

    /// <summary>
    /// Links to the nearest, and the cheapest of the others that join what those leave apart (Linkage Mapper's
    /// constellations).
    /// </summary>
    static void Join(Link[] links, int cores, IReadOnlySet<PatchPair> nearest)
    {
        var groups = new Groups(cores);
        foreach (var link in links.Where(link => IsActive(link) && nearest.Contains(PairOf(link))))
            groups.Join(link.PatchA, link.PatchB);
        foreach (var at in CheapestFirst(links, link => !nearest.Contains(PairOf(link))))
        {
            if (!groups.Join(links[at].PatchA, links[at].PatchB))
                links[at] = links[at] with { State = LinkState.NotNearest };
        }
    }

    /// <summary>
    /// The dearest first: a link goes where others that are still there lead from one end to the other at no more than
    /// its cost.
    /// </summary>
    static void LeaveOutIndirect(Link[] links, int cores)
    {
        var arcs = new List<int>[cores + 1];
        for (var patch = 0; patch <= cores; patch++) arcs[patch] = [];
        for (var at = 0; at < links.Length; at++)
        {
            if (!IsActive(links[at])) continue;
            arcs[links[at].PatchA].Add(at);
            arcs[links[at].PatchB].Add(at);
        }

        foreach (var at in CheapestFirst(links, _ => true).Reverse())
        {
            if (IsIndirect(links, arcs, links[at], cores)) links[at] = links[at] with { State = LinkState.Indirect };
        }
    }

    static bool IsIndirect(Link[] links, List<int>[] arcs, Link link, int cores)
    {
        var done = new bool[cores + 1];
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(link.PatchA, 0);
        while (queue.TryDequeue(out var patch, out var cost) && cost <= link.Cost)
        {
            if (patch == link.PatchB) return true;
            if (done[patch]) continue;
            done[patch] = true;
            foreach (var at in arcs[patch])
            {
                var next = links[at];
                if (next.Id == link.Id || !IsActive(next)) continue;
                queue.Enqueue(next.PatchA == patch ? next.PatchB : next.PatchA, cost + next.Cost);
            }
        }

        return false;
    }

    static void KeepTree(Link[] links, int cores)
    {
        var groups = new Groups(cores);
        foreach (var at in CheapestFirst(links, _ => true))
        {
            if (!groups.Join(links[at].PatchA, links[at].PatchB))
                links[at] = links[at] with { State = LinkState.NotInTree };
        }
    }

    static IReadOnlyList<int> CheapestFirst(Link[] links, Func<Link, bool> counts) =>
    [
        .. Enumerable.Range(0, links.Length).Where(at => IsActive(links[at]) && counts(links[at]))
            .OrderBy(at => links[at].Cost).ThenBy(at => links[at].Id),
    ];

    static bool IsActive(Link link) => link.State == LinkState.Active;

    static PatchPair PairOf(Link link) => new(link.PatchA, link.PatchB);

    /// <summary>Which core areas hang together, as links are added.</summary>
    sealed class Groups(int cores)
    {
        readonly int[] _parents = [.. Enumerable.Range(0, cores + 1)];

        /// <summary>False where the two hang together already.</summary>
        public bool Join(int one, int other)
        {
            var (a, b) = (Root(one), Root(other));
            if (a == b) return false;
            _parents[Math.Max(a, b)] = Math.Min(a, b);
            return true;
        }

        int Root(int patch)
        {
            while (_parents[patch] != patch) patch = _parents[patch] = _parents[_parents[patch]];
            return patch;
        }
    }
}
