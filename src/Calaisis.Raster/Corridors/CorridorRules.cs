using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>What a corridor is, and when it is good.</summary>
public sealed record CorridorRules
{
    /// <summary>How much more than the link's own cost a way through a cell of its corridor may cost.</summary>
    public required CorridorCutoff Cutoff { get; init; }

    /// <summary>Whether to count for each cell the corridors that share it.</summary>
    public bool Sum { get; init; }

    /// <summary>
    /// From this share of the path's length on low resistance a corridor is <see cref="CorridorQuality.Preserve"/>.
    /// </summary>
    public double PreserveFrom { get; init; } = 0.7;
}

/// <summary>
/// How much more than the least cost a way through a corridor may cost: the same for all links, or a share of each
/// link's cost.
/// </summary>
public sealed record CorridorCutoff
{
    CorridorCutoff(Reach? reach, double? share)
    {
        Reach = reach;
        Share = share;
    }

    /// <summary>The same for all links; null where a share is declared.</summary>
    public Reach? Reach { get; }

    /// <summary>Share of each link's cost; null where a cost or metres are declared.</summary>
    public double? Share { get; }

    public static CorridorCutoff Of(Reach reach) => new(reach, null);

    public static CorridorCutoff OfShare(double share) => share > 0 && double.IsFinite(share)
        ? new CorridorCutoff(null, share)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "is a finite number above 0");

    internal CorridorWidening Resolve(CostUnits units, double cellMetres, IReadOnlyList<Link> links) =>
        new(Reach?.Resolve(units, cellMetres, links), Share);
}

/// <summary>A <see cref="CorridorCutoff"/> as numbers, and how it came about: what outputs say about it.</summary>
/// <param name="Reach">The cost that is the same for all links; null where a share is declared.</param>
/// <param name="Share">The share of each link's cost; null where a cost or metres are declared.</param>
public sealed record CorridorWidening(LinkReach? Reach, double? Share)
{
    /// <summary>The rule with its numbers.</summary>
    public Sentence Formula => Reach?.Formula ?? $"{Share} x link cost";

    /// <summary>The greatest normalised cost of a cell in the corridor of a link.</summary>
    /// <param name="linkCost">The link's cost.</param>
    public double For(double linkCost) => Reach?.Cost ?? Share!.Value * linkCost;
}
