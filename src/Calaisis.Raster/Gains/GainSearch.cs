using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Gains;

/// <summary>
/// What works make of the links of a trame, each alone, as a whole new search would find it. Planar links by cost, with
/// a greatest cost or without.
/// </summary>
/// <remarks>
/// A way that a work betters leads over one of its cells. So a search out from the work, in which it costs nothing to
/// cross it, tells which pairs of core areas can gain at all: those whose two costs from there add up to less than
/// their link. Only these are searched again, out from the lower id, whose sums make the link's cost. Where ground gets
/// dearer, the links whose paths lead over it are searched again, too. Thread rule: one worker's own.
/// </remarks>
public sealed class GainSearch
{
    readonly OpenGround _ground;
    readonly GroundUpdate _update;
    readonly ZoneContacts _contacts;
    readonly BoundedSearch _around;
    readonly BoundedSearch _search;
    readonly ReachBound _bound;
    readonly double _maxCost;
    readonly Dictionary<PatchPair, double> _links;
    readonly Dictionary<PatchPair, IReadOnlyList<Cell>> _paths;

    // What can gain no more, whatever the search finds, by the last bits of its sums.
    const double Rounding = 1 + 1e-9;

    /// <param name="ground">The ground, as it is without works.</param>
    /// <param name="links">The links that it has.</param>
    /// <param name="maxCost">The greatest cost of a link; infinite for none.</param>
    /// <param name="cancel">Stops it.</param>
    public GainSearch(OpenGround ground, IReadOnlyList<Link> links, double maxCost, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(links);
        (_ground, _maxCost) = (ground, maxCost);
        _update = new GroundUpdate(ground);
        _contacts = ZoneContacts.Of(ground, cancel);
        _around = new BoundedSearch(ground.Resistance, ground.Settings);
        _search = new BoundedSearch(ground.Resistance, ground.Settings);
        _links = links.ToDictionary(link => new PatchPair(link.PatchA, link.PatchB), link => link.Cost);
        _paths = links.ToDictionary(link => new PatchPair(link.PatchA, link.PatchB), link => link.Path);
        _bound = new ReachBound([.. _contacts.Pairs.Select(pair => (pair, CostOf(pair)))]);
    }

    /// <summary>What a work makes of the network; the ground is as before afterwards.</summary>
    public WorkEffect Of(GroundChange change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.IsNothing) return WorkEffect.None;
        _update.Make(change);
        try
        {
            var (come, gone) = _contacts.Of(_update);
            var open = Open(change, come, gone);
            var near = Near(cancel);
            var gaining = Gaining(near, open, gone, JoinedPairs(change));
            var links = Search(open, null, change, cancel).Concat(Search(gaining, near, change, cancel))
                .Concat(gone.Where(_links.ContainsKey)
                    .Select(pair => new ChangedLink(pair.A, pair.B, _links[pair], double.PositiveInfinity)))
                .Concat(Joined(change))
                .OrderBy(link => link.CoreA).ThenBy(link => link.CoreB);
            var next = _ground.CoreCount + 1;
            var cores = change.Grown.Select(grown => new ChangedCore(
                grown.Joined.Count > 0 ? grown.Joined.Min() : next++, grown.SquareMetres, grown.SquareMetresInside));
            return new WorkEffect([.. links], [.. cores.OrderBy(core => core.Core)])
            {
                HarderCells = _update.Cells.Harder,
                EasierCells = _update.Cells.Easier,
            };
        }
        finally
        {
            _update.Swap();
        }
    }

    /// <summary>Core areas that a work joins are one: nothing lies between them any more.</summary>
    IEnumerable<ChangedLink> Joined(GroundChange change)
    {
        foreach (var grown in change.Grown)
        {
            var first = grown.Joined.DefaultIfEmpty().Min();
            foreach (var other in grown.Joined.Where(core => core != first))
            {
                var pair = new PatchPair(first, other);
                yield return new ChangedLink(
                    first, other, _links.GetValueOrDefault(pair, double.PositiveInfinity), 0);
            }
        }
    }

    static HashSet<PatchPair> JoinedPairs(GroundChange change) =>
    [
        .. change.Grown.Where(grown => grown.Joined.Count > 1).SelectMany(grown =>
            grown.Joined.SelectMany(one =>
                grown.Joined.Where(two => one < two).Select(two => new PatchPair(one, two)))),
    ];

    /// <summary>
    /// The pairs to search wherever their way leads, each with a cost beyond which it does not matter: new neighbours,
    /// and links whose path lies on dearer ground.
    /// </summary>
    Dictionary<PatchPair, double> Open(
        GroundChange change, IReadOnlyDictionary<PatchPair, double> come, IReadOnlySet<PatchPair> gone)
    {
        var open = come.ToDictionary(pair => pair.Key, pair => Math.Min(_maxCost, pair.Value * Rounding));
        if (_update.Harder.Count > 0)
        {
            foreach (var (pair, path) in _paths)
            {
                if (!gone.Contains(pair) && path.Any(cell => _update.Harder.Contains(Index(cell))))
                    open[pair] = _maxCost;
            }
        }

        foreach (var pair in JoinedPairs(change)) open.Remove(pair);
        return open;
    }

    double CostOf(PatchPair pair) => _links.GetValueOrDefault(pair, _maxCost);

    int Index(Cell cell) => (cell.Row * _ground.Shape.Cols) + cell.Col;

    /// <summary>What lies around the work: the cost of each core area from it, as far as anything can gain.</summary>
    Surroundings Near(CancellationToken cancel)
    {
        var (reached, end) = (new Dictionary<int, double>(), _maxCost);
        _bound.Begin();
        _around.Begin(_maxCost);
        foreach (var cell in _update.Entered)
            _around.AddStart(new Cell(cell / _ground.Shape.Cols, cell % _ground.Shape.Cols));
        for (var count = 1; _around.Settle(out var cell, out var cost); count++)
        {
            if ((count & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (cost > _bound.Greatest)
            {
                end = cost;
                break;
            }

            var core = _ground.CoreAt(Index(cell));
            if (core > 0 && reached.TryAdd(core, cost)) _bound.Reach(core, cost);
        }

        return new Surroundings(_around, reached, end);
    }

    /// <summary>The pairs that may gain by a way over the work, each with what their link costs.</summary>
    Dictionary<PatchPair, double> Gaining(
        Surroundings near, Dictionary<PatchPair, double> open, IReadOnlySet<PatchPair> gone,
        HashSet<PatchPair> joined) => _contacts.Pairs
        .Where(pair => !gone.Contains(pair) && !open.ContainsKey(pair) && !joined.Contains(pair)
            && near.Cores.TryGetValue(pair.A, out var a) && near.Cores.TryGetValue(pair.B, out var b)
            && a + b <= CostOf(pair) * Rounding)
        .ToDictionary(pair => pair, CostOf);

    List<ChangedLink> Search(
        Dictionary<PatchPair, double> pairs, Surroundings? near, GroundChange change, CancellationToken cancel)
    {
        var found = new List<ChangedLink>();
        foreach (var from in pairs.Keys.GroupBy(pair => pair.A))
        {
            var limits = from.ToDictionary(pair => pair.B, pair => pairs[pair]);
            var costs = CostsFrom(from.Key, limits, near?.Leading(from.Key, limits), change, cancel);
            foreach (var pair in from)
            {
                var before = _links.GetValueOrDefault(pair, double.PositiveInfinity);
                var after = costs.GetValueOrDefault(pair.B, double.PositiveInfinity);
                if (!(after <= _maxCost)) after = double.PositiveInfinity;
                // What was searched over the work only has not got worse where it is not there.
                if (after > before && near is not null) after = before;
                if (!after.Equals(before)) found.Add(new ChangedLink(pair.A, pair.B, before, after));
            }
        }

        return found;
    }

    /// <summary>The costs of the ways from one core area to others.</summary>
    Dictionary<int, double> CostsFrom(
        int core, Dictionary<int, double> limits, Func<Cell, double, bool>? leads, GroundChange change,
        CancellationToken cancel)
    {
        _search.Begin(limits.Values.Max() * Rounding, leads);
        _search.AddRegion(_ground.CellsOf(core));
        foreach (var grown in change.Grown)
        {
            foreach (var cell in grown.Cells.Where(cell => _ground.CoreAt(cell) == core))
                _search.AddStart(new Cell(cell / _ground.Shape.Cols, cell % _ground.Shape.Cols));
        }

        var costs = new Dictionary<int, double>();
        for (var count = 1; costs.Count < limits.Count && _search.Settle(out var cell, out var cost); count++)
        {
            if ((count & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            var other = _ground.CoreAt(Index(cell));
            if (limits.ContainsKey(other)) costs.TryAdd(other, cost);
        }

        return costs;
    }
}
