using System.Collections.Concurrent;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Fields;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>One search for links with a known greatest cost.</summary>
sealed class LinkPass(
    CoreAreas cores, LinkRules rules, CostDistanceSettings settings, LinkReach? reach,
    ILinkVisitor? visitor) : IFieldWork
{
    /// <summary>
    /// The pairs to link and a cost each does not exceed, where they are known; null to find them by the rules.
    /// </summary>
    public Dictionary<PatchPair, double>? Known { get; init; }

    /// <summary>The pairs of which one is among the nearest of the other; null where the topology is another.</summary>
    public IReadOnlySet<PatchPair>? NearestPairs { get; private set; }

    readonly double _maxCost = reach?.Cost ?? double.PositiveInfinity;
    readonly CostTrace _trace = new(cores.Resistance, new Steps(settings, cores.Resistance.Pitch));
    readonly ConcurrentBag<Link> _links = [];

    /// <summary>The pairs that can be linked, and a cost each does not exceed; null where any pair can.</summary>
    Dictionary<PatchPair, double>? _pairs;
    List<int>[] _partners = [];

    public LinkNetwork Run(IProgress<double>? share, CancellationToken token)
    {
        var touching = ZoneBorders.Find(cores, settings, token);
        var straight = rules is { Topology: LinkTopology.Planar, PlanarBy: PlanarBy.Straight };
        var hasOwnSearch = Known is null && (straight || rules.Topology == LinkTopology.Nearest);
        _pairs = Known ?? rules.Topology switch
        {
            LinkTopology.Planar when straight =>
                StraightNeighbours.Find(cores, settings, _maxCost, Part(share, 0, 0.5), token),
            LinkTopology.Planar => touching,
            LinkTopology.Nearest =>
                NearestCores.Find(cores, settings, rules.Nearest, _maxCost, Part(share, 0, 0.5), token),
            _ => null,
        };
        if (Known is null && rules.Topology == LinkTopology.Nearest)
        {
            NearestPairs = _pairs!.Keys.ToHashSet();
            if (rules.JoinConstellations) foreach (var (pair, cost) in touching) _pairs.TryAdd(pair, cost);
        }

        _partners = new List<int>[cores.Count + 1];
        for (var patch = 0; patch <= cores.Count; patch++) _partners[patch] = [];
        foreach (var (a, b) in _pairs?.Keys ?? Enumerable.Empty<PatchPair>())
        {
            _partners[a].Add(b);
            _partners[b].Add(a);
        }

        var fields = new FieldPass(cores.Resistance, cores.Floor, settings);
        var mostBytes = settings.MemoryBytes is { } bytes
            ? bytes - (CoreAreas.BytesPerCell * cores.Shape.CellCount)
            : long.MaxValue;
        var from = hasOwnSearch ? 0.5 : 0;
        fields.Run(Tasks(), cores.Count + 1, this, mostBytes, Part(share, from, 1 - from), token);
        return Assemble(touching) with { Fields = fields };
    }

    public ReadOnlySpan<CellRun> StartsOf(int number) => cores.CellsOf(number);

    public IReadOnlyCollection<int> PartnersOf(int number, CostField field) =>
        _pairs is null ? ReachedFrom(number, field) : _partners[number];

    public void Meet(
        int lower, CostField lowerField, int higher, CostField higherField, IFieldExtension extension,
        CancellationToken token)
    {
        var limit = LimitOf(new PatchPair(lower, higher));
        var field = extension.Extend(lowerField, higherField, limit, token);
        var (cost, cell) = (double.PositiveInfinity, default(Cell));
        foreach (var run in cores.CellsOf(higher))
        {
            var (least, col) = field.LeastOn(run);
            if (least < cost) (cost, cell) = (least, new Cell(run.Row, col));
        }

        if (!(cost <= _maxCost) || double.IsPositiveInfinity(cost)) return;
        var path = _trace.From(cell, field);
        path.Reverse();
        var measures = LinkPath.Measure(path, cores, settings, rules.LowResistance);
        var straight = PatchDistance.Between(
            cores.CellsOf(lower),
            cores.CellsOf(higher),
            2 * LinkPath.HalfStep(settings, path[0], path[^1]),
            settings.CellWidth,
            settings.CellHeight);
        var link = new Link
        {
            Id = 0,
            PatchA = lower,
            PatchB = higher,
            Cost = cost,
            LengthMetres = measures.LengthMetres,
            EuclideanMetres = straight,
            MaxResistance = measures.MaxResistance,
            HighResistanceShare = Math.Min(1, measures.HighMetres / measures.LengthMetres),
            Crosses = measures.Crosses,
            State = rules.LeaveOutCrossing && measures.Crosses.Count > 0 ? LinkState.CrossesPatch
                : straight > rules.MaxStraightMetres ? LinkState.TooLongStraight
                : LinkState.Active,
            Path = path,
        };
        if (link.State == LinkState.Active && visitor is not null)
        {
            var back = extension.Extend(higherField, lowerField, Math.Min(limit, LimitFor(cost)), token);
            visitor.Visit(link, measures, field, back);
        }

        _links.Add(link);
    }

    /// <summary>
    /// The fields to search, in the order of the middle of their core areas from one end of the grid to the other, the
    /// long way, so that few are alive at a time.
    /// </summary>
    List<FieldTask> Tasks()
    {
        var limits = new double[cores.Count + 1];
        if (_pairs is null)
        {
            limits.AsSpan().Fill(LimitFor(_maxCost));
        }
        else
        {
            foreach (var pair in _pairs.Keys)
            {
                var limit = LimitOf(pair);
                limits[pair.A] = Math.Max(limits[pair.A], limit);
                limits[pair.B] = Math.Max(limits[pair.B], limit);
            }
        }

        return
        [
            .. Enumerable.Range(1, cores.Count)
                .Where(patch => cores.CellsOf(patch).Length > 0 && (_pairs is null || _partners[patch].Count > 0))
                .OrderBy(Middle)
                .ThenBy(patch => patch)
                .Select(patch => new FieldTask(patch, limits[patch], RadiusFor(limits[patch]))),
        ];
    }

    // Where pairs are not known beforehand, a field has to say what it reaches, so it has to reach it.
    double RadiusFor(double limit) => _pairs is null ? double.PositiveInfinity : limit / 2 * FieldMargins.Radius;

    /// <summary>Up to which sum of the costs out from its two ends a pair needs cells.</summary>
    double LimitOf(PatchPair pair) => LimitFor(_pairs is null ? _maxCost : Math.Min(_pairs[pair], _maxCost));

    double LimitFor(double linkCost) => visitor?.LimitFor(linkCost) ?? linkCost;

    int Middle(int patch)
    {
        var runs = cores.CellsOf(patch);
        if (cores.Shape.Rows >= cores.Shape.Cols) return runs[0].Row + runs[^1].Row;
        var (first, last) = (int.MaxValue, 0);
        foreach (var run in runs) (first, last) = (Math.Min(first, run.Col), Math.Max(last, run.EndCol));
        return first + last;
    }

    /// <summary>
    /// All core areas within the greatest cost. The lower id's field decides (its sums make the link's cost), so the
    /// higher one allows for the last bits of its own.
    /// </summary>
    List<int> ReachedFrom(int number, CostField field)
    {
        var reached = new HashSet<int>();
        var generous = _maxCost * (1 + 1e-6);
        for (var index = 0; index < field.Tiles.Length; index++)
        {
            var tile = field.Grid.Layout[field.Tiles[index]];
            var page = field.Pages[index]!;
            for (var row = 0; row < tile.Rows; row++)
            {
                var first = ((long)(tile.Row + row) * cores.Shape.Cols) + tile.Col;
                var floors = new ReadOnlySpan<float>(cores.Floor, (int)first, tile.Cols);
                for (var col = floors.IndexOf(0f); col >= 0 && col < tile.Cols; col++)
                {
                    var other = cores.At(first + col);
                    if (other == 0) continue;
                    var cost = page[(row * field.Grid.Frame.Cells) + col];
                    if (cost <= (other > number ? _maxCost : generous)) reached.Add(other);
                }
            }
        }

        reached.Remove(number);
        return [.. reached];
    }

    LinkNetwork Assemble(Dictionary<PatchPair, double> touching)
    {
        var links = _links.OrderBy(link => link.PatchA).ThenBy(link => link.PatchB)
            .Select((link, index) => link with { Id = index + 1 }).ToList();
        var linked = links.Select(link => new PatchPair(link.PatchA, link.PatchB)).ToHashSet();
        var isTouching = rules is { Topology: LinkTopology.Planar, PlanarBy: PlanarBy.Cost };
        List<OutOfReach>? beyond = rules.Topology == LinkTopology.All ? null
            : double.IsPositiveInfinity(_maxCost) || !isTouching ? []
            : [.. touching.Where(pair => !linked.Contains(pair.Key)).OrderBy(pair => pair.Key.A)
                .ThenBy(pair => pair.Key.B)
                .Select(pair => new OutOfReach(pair.Key.A, pair.Key.B, pair.Value))];
        return new LinkNetwork
        {
            Cores = cores.Count,
            Links = links,
            Reach = reach,
            OutOfReach = beyond,
            Isolated = IsolatedAmong(links, touching),
            Touching = touching,
        };
    }

    /// <summary>Core areas without an active link, and why.</summary>
    public IReadOnlyList<IsolatedCore> IsolatedAmong(
        IReadOnlyList<Link> links, IReadOnlyDictionary<PatchPair, double> touching)
    {
        HashSet<int> Ends(IEnumerable<Link> of) => [.. of.SelectMany(link => new[] { link.PatchA, link.PatchB })];
        var (active, any) = (Ends(links.Where(link => link.State == LinkState.Active)), Ends(links));
        HashSet<int> neighbours = [.. touching.Keys.SelectMany(pair => new[] { pair.A, pair.B })];
        return
        [
            .. Enumerable.Range(1, cores.Count).Where(patch => !active.Contains(patch))
                .Select(patch => new IsolatedCore(
                    patch,
                    cores.CellsOf(patch).Length == 0 ? Isolation.OnBarriers
                    : any.Contains(patch) ? Isolation.LeftOut
                    : cores.Count == 1 ? Isolation.OnlyOne
                    : neighbours.Contains(patch) ? Isolation.TooFar
                    : Isolation.NoWay)),
        ];
    }

    static PartProgress? Part(IProgress<double>? share, double from, double length) =>
        share is null ? null : new PartProgress(share, from, length);

    sealed class PartProgress(IProgress<double> whole, double from, double length) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value * length));
    }
}
