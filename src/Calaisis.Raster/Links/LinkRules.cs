namespace Calaisis.Raster.Links;

/// <summary>Which core areas are linked, and how far.</summary>
public sealed record LinkRules
{
    /// <summary>Up to this resistance a path is good (domain default).</summary>
    public const double DefaultLowResistance = 5;

    public LinkTopology Topology { get; init; } = LinkTopology.Planar;

    /// <summary>
    /// With <see cref="LinkTopology.Planar"/>: by which distance zones are those of their nearest core area.
    /// </summary>
    public PlanarBy PlanarBy { get; init; } = PlanarBy.Cost;

    /// <summary>
    /// With <see cref="LinkTopology.Nearest"/>: to how many of the nearest each core area is linked, at least.
    /// </summary>
    public int Nearest { get; init; } = 3;

    /// <summary>
    /// With <see cref="LinkTopology.Nearest"/>: groups that links to the nearest leave apart are joined by the cheapest
    /// planar links (Linkage Mapper's constellations).
    /// </summary>
    public bool JoinConstellations { get; init; }

    /// <summary>
    /// The greatest straight distance between linked core areas, edge to edge, in metres; null for no limit.
    /// </summary>
    public double? MaxStraightMetres { get; init; }

    /// <summary>Takes links out where others lead from one end to the other at no more than their cost.</summary>
    public bool LeaveOutIndirect { get; init; }

    /// <summary>
    /// Keeps only the links of the minimum spanning tree by cost, one tree for each group that hangs together.
    /// </summary>
    public bool SpanningTree { get; init; }

    /// <summary>
    /// The greatest cost of a link; null for no limit, which <see cref="LinkTopology.All"/> does not allow.
    /// </summary>
    public Reach? MaxDistance { get; init; }

    /// <summary>Takes links whose path passes through a third core area out of the network (Linkage Mapper).</summary>
    public bool LeaveOutCrossing { get; init; }

    /// <summary>
    /// The resistance up to which a stretch of path is good; what lies above it is
    /// <see cref="Link.HighResistanceShare"/>.
    /// </summary>
    public double LowResistance { get; init; } = DefaultLowResistance;

    internal void Check()
    {
        if (!Enum.IsDefined(Topology))
            throw new ArgumentException("the topology is planar, nearest or all", nameof(Topology));
        ArgumentOutOfRangeException.ThrowIfLessThan(Nearest, 1);
        if (!Enum.IsDefined(PlanarBy))
            throw new ArgumentException("planar goes by cost or by straight lines", nameof(PlanarBy));
        if (MaxStraightMetres is { } metres && !(metres > 0 && double.IsFinite(metres)))
        {
            throw new ArgumentException(
                "the greatest straight distance is a finite number above 0", nameof(MaxStraightMetres));
        }

        if (Topology == LinkTopology.All && MaxDistance is null)
            throw new ArgumentException("the topology 'all' needs a greatest distance", nameof(MaxDistance));
        if (!(LowResistance > 0))
            throw new ArgumentException("low resistance is a number above 0", nameof(LowResistance));
    }
}

/// <summary>By which distance the zones of the planar topology are those of their nearest core area.</summary>
public enum PlanarBy
{
    /// <summary>By cost: neighbours are those between which one can go without passing nearer to a third.</summary>
    Cost,

    /// <summary>By straight line, as Graphab does.</summary>
    Straight,
}

/// <summary>Which pairs of core areas can be linked.</summary>
public enum LinkTopology
{
    /// <summary>
    /// Those whose zones of nearest core area touch: by cost (the minimum planar graph of Fall et al. 2007) or by
    /// straight line.
    /// </summary>
    Planar,

    /// <summary>Those of which one is among the nearest of the other, by cost, of equals the lower id.</summary>
    Nearest,

    /// <summary>All within the greatest cost.</summary>
    All,
}
