namespace Calaisis.Raster.Links;

/// <summary>Which core areas are linked, and how far.</summary>
public sealed record LinkRules
{
    /// <summary>Up to this resistance a path is good (domain default).</summary>
    public const double DefaultLowResistance = 5;

    public LinkTopology Topology { get; init; } = LinkTopology.Planar;

    /// <summary>With <see cref="LinkTopology.Nearest"/>: to how many of the nearest each core area is linked, at least.</summary>
    public int Nearest { get; init; } = 3;

    /// <summary>The greatest cost of a link; null for no limit, which <see cref="LinkTopology.All"/> does not allow.</summary>
    public Reach? MaxDistance { get; init; }

    /// <summary>Takes links whose path passes through a third core area out of the network (Linkage Mapper).</summary>
    public bool LeaveOutCrossing { get; init; }

    /// <summary>The resistance up to which a stretch of path is good; what lies above it is <see cref="Link.HighResistanceShare"/>.</summary>
    public double LowResistance { get; init; } = DefaultLowResistance;

    internal void Check()
    {
        if (!Enum.IsDefined(Topology)) throw new ArgumentException("the topology is planar, nearest or all", nameof(Topology));
        ArgumentOutOfRangeException.ThrowIfLessThan(Nearest, 1);
        if (Topology == LinkTopology.All && MaxDistance is null)
            throw new ArgumentException("the topology 'all' needs a greatest distance", nameof(MaxDistance));
        if (!(LowResistance > 0)) throw new ArgumentException("low resistance is a number above 0", nameof(LowResistance));
    }
}

/// <summary>Which pairs of core areas can be linked.</summary>
public enum LinkTopology
{
    /// <summary>Those whose cost allocations touch (the minimum planar graph of Fall et al. 2007).</summary>
    Planar,

    /// <summary>Those of which one is among the nearest of the other, by cost, of equals the lower id.</summary>
    Nearest,

    /// <summary>All within the greatest cost.</summary>
    All,
}
