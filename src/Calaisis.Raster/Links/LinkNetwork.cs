using Calaisis.Raster.CostDistance.Fields;

namespace Calaisis.Raster.Links;

/// <summary>The links between the core areas of a trame, and what could not be linked.</summary>
public sealed record LinkNetwork
{
    /// <summary>How many core areas there are.</summary>
    public required int Cores { get; init; }

    /// <summary>By id. Those that are not active had a cost within reach and were taken out by a rule.</summary>
    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>The greatest cost of a link and how it came about; null for no limit.</summary>
    public required LinkReach? Reach { get; init; }

    /// <summary>
    /// Pairs of the topology whose links would cost more than the greatest that was declared, in order of ids; null
    /// where any pair without a link is one (<see cref="LinkTopology.All"/>).
    /// </summary>
    public required IReadOnlyList<OutOfReach>? OutOfReach { get; init; }

    /// <summary>Core areas without an active link, in order of ids.</summary>
    public required IReadOnlyList<IsolatedCore> Isolated { get; init; }

    /// <summary>
    /// The pairs whose cost allocations touch, which tell what a core area without a link is closed in by.
    /// </summary>
    internal IReadOnlyDictionary<PatchPair, double> Touching { get; init; } = new Dictionary<PatchPair, double>();

    /// <summary>What the search touched, for benchmarks.</summary>
    internal FieldPass? Fields { get; init; }

    /// <summary>The links that belong to the network.</summary>
    public IEnumerable<Link> Active => Links.Where(link => link.State == LinkState.Active);
}

/// <summary>Two core areas that would be linked, were the greatest cost higher.</summary>
/// <param name="PatchA">The lower id.</param>
/// <param name="PatchB">The higher id.</param>
/// <param name="AtMost">A cost that the link would not exceed.</param>
public readonly record struct OutOfReach(int PatchA, int PatchB, double AtMost);

/// <summary>A core area without an active link.</summary>
/// <param name="Patch">Its id.</param>
/// <param name="Why">What keeps it from the others.</param>
public readonly record struct IsolatedCore(int Patch, Isolation Why);

/// <summary>Why a core area has no active link.</summary>
public enum Isolation
{
    /// <summary>It is the only one.</summary>
    OnlyOne,

    /// <summary>It lies wholly on cells that cannot be passed.</summary>
    OnBarriers,

    /// <summary>Barriers, or the grid's edge, lie all around it: no way leads to another.</summary>
    NoWay,

    /// <summary>All others cost more than the greatest that was declared.</summary>
    TooFar,

    /// <summary>It has links, but rules took them out of the network.</summary>
    LeftOut,
}
