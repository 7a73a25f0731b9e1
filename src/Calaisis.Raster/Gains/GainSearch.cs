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
            var pairs = Open(change, come, gone, cancel);
            var links = Search(pairs, change, cancel)
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

    /// <summary>The pairs to search again, each with a cost beyond which it does not matter.</summary>
    Dictionary<PatchPair, double> Open(
        GroundChange change, IReadOnlySet<PatchPair> come, IReadOnlySet<PatchPair> gone, CancellationToken cancel)
    {
        var open = come.ToDictionary(pair => pair, _ => _maxCost);
        foreach (var pair in Gaining(gone, cancel)) open.TryAdd(pair, CostOf(pair));
        if (_update.Harder.Count > 0)
        {
            foreach (var (pair, path) in _paths)
            {
                if (!gone.Contains(pair) && path.Any(cell => _update.Harder.Contains(Index(cell))))
                    open[pair] = _maxCost;
            }
        }

        var joined = change.Grown.Where(grown => grown.Joined.Count > 1).Select(grown => grown.Joined).ToList();
        foreach (var pair in open.Keys.Where(pair => joined.Exists(cores => cores.Contains(pair.A)
            && cores.Contains(pair.B))).ToList())
        {
            open.Remove(pair);
        }

        return open;
    }

    double CostOf(PatchPair pair) => _links.GetValueOrDefault(pair, _maxCost);

    int Index(Cell cell) => (cell.Row * _ground.Shape.Cols) + cell.Col;

    List<PatchPair> Gaining(IReadOnlySet<PatchPair> gone, CancellationToken cancel)
    {
        var reached = new Dictionary<int, double>();
        _bound.Begin();
        _search.Begin(_maxCost);
        foreach (var cell in _update.Entered)
            _search.AddStart(new Cell(cell / _ground.Shape.Cols, cell % _ground.Shape.Cols));

        for (var count = 1; _search.Settle(out var cell, out var cost) && cost <= _bound.Greatest; count++)
        {
            if ((count & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            var core = _ground.CoreAt(Index(cell));
            if (core > 0 && reached.TryAdd(core, cost)) _bound.Reach(core, cost);
        }

        return
        [
            .. _contacts.Pairs.Where(pair => !gone.Contains(pair)
                && reached.TryGetValue(pair.A, out var a) && reached.TryGetValue(pair.B, out var b)
                && a + b <= CostOf(pair) * Rounding),
        ];
    }

    List<ChangedLink> Search(
        Dictionary<PatchPair, double> pairs, GroundChange change, CancellationToken cancel)
    {
        var found = new List<ChangedLink>();
        foreach (var from in pairs.Keys.GroupBy(pair => pair.A))
        {
            var costs = CostsFrom(from.Key, from.ToDictionary(pair => pair.B, pair => pairs[pair]), change, cancel);
            foreach (var pair in from)
            {
                var before = _links.GetValueOrDefault(pair, double.PositiveInfinity);
                var after = costs.GetValueOrDefault(pair.B, double.PositiveInfinity);
                if (!(after <= _maxCost)) after = double.PositiveInfinity;
                // What was searched no further than its cost has not got worse.
                if (after > before && pairs[pair] < _maxCost) after = before;
                if (!after.Equals(before)) found.Add(new ChangedLink(pair.A, pair.B, before, after));
            }
        }

        return found;
    }

    /// <summary>The costs of the ways from one core area to others.</summary>
    Dictionary<int, double> CostsFrom(
        int core, Dictionary<int, double> limits, GroundChange change, CancellationToken cancel)
    {
        _search.Begin(limits.Values.Max());
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
