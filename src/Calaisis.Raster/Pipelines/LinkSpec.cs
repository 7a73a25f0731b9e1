using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>How a trame declares which core areas are linked, and how far.</summary>
public static class LinkSpec
{
    static readonly Key<LinkTopology> Topology = Key<LinkTopology>.WithDefault(
        "topology",
        new ChoiceSpec<LinkTopology>(
            ("planar", LinkTopology.Planar), ("nearest", LinkTopology.Nearest), ("all", LinkTopology.All)),
        LinkTopology.Planar,
        "Which pairs are linked: planar, those whose cost allocations touch; nearest, "
            + "those of which one is among the nearest "
            + "of the other; all, those within max-distance",
        "nearest");

    static readonly Key<double> Nearest = Key<double>.Optional(
        "nearest",
        new NumberSpec { AtLeast = 1, AtMost = 1000, Whole = true },
        "With the topology nearest: to how many of the nearest each core area is linked; 3 when left out",
        "2");

    static readonly Key<PlanarBy> PlanarKey = Key<PlanarBy>.Optional(
        "planar",
        new ChoiceSpec<PlanarBy>(("cost", PlanarBy.Cost), ("euclidean", PlanarBy.Straight)),
        "With the topology planar: zones of nearest core area go by cost (the minimum "
            + "planar graph), or by straight line, as "
            + "Graphab's do; cost when left out",
        "euclidean");

    static readonly Key<bool> JoinKey = Key<bool>.WithDefault(
        "join-constellations",
        new FlagSpec(),
        false,
        "With the topology nearest: groups of core areas that it leaves apart are joined by the "
            + "cheapest planar links (Linkage Mapper)",
        "true");

    static readonly Key<double> MaxStraight = Key<double>.Optional(
        "max-straight-metres",
        new NumberSpec { Above = 0 },
        "The greatest straight distance between linked core areas, edge to edge, in metres; no limit when left out",
        "5000");

    static readonly Key<bool> LeaveOutIndirect = Key<bool>.WithDefault(
        "leave-out-indirect",
        new FlagSpec(),
        false,
        "Takes links out of the network where other links lead from one end to the other at no more than their cost",
        "true");

    static readonly Key<bool> SpanningTree = Key<bool>.WithDefault(
        "spanning-tree",
        new FlagSpec(),
        false,
        "Keeps only the links of the minimum spanning tree by cost, "
            + "one for each group of core areas that links connect",
        "true");

    static readonly Key<Reach> MaxDistance = Key<Reach>.Optional(
        "max-distance",
        ReachSpec.Spec,
        "The greatest cost of a link, or metres and how they become a cost; no limit when left out, but all needs one",
        "{ metres: 6000, conversion: declared, resistance: 1 }");

    static readonly Key<bool> LeaveOutCrossing = Key<bool>.WithDefault(
        "leave-out-crossing",
        new FlagSpec(),
        false,
        "Takes links whose path passes through a third core area out of the network",
        "true");

    public static RecordSpec<LinkRules> Spec { get; } = new(
        "links", "The least-cost connections between core areas", [Topology, PlanarKey, Nearest, JoinKey, MaxDistance,
            MaxStraight, LeaveOutCrossing, LeaveOutIndirect, SpanningTree], Build);

    static LinkRules Build(Fields fields)
    {
        var topology = fields.Get(Topology);
        if (topology == LinkTopology.All && !fields.Has(MaxDistance))
        {
            fields.Fault(Topology, $"found the topology 'all' without max-distance, expected one: "
                + $"every pair would be searched over the whole grid");
        }

        if (topology != LinkTopology.Nearest && fields.Has(Nearest))
        {
            fields.Fault(Nearest, $"found 'nearest' without 'topology: nearest', which alone uses it: "
                + $"leave it out, or change the topology");
        }

        if (topology != LinkTopology.Nearest && fields.Get(JoinKey))
        {
            fields.Fault(JoinKey, $"found 'join-constellations' without 'topology: nearest', which alone uses it: "
                + $"leave it out, or change the topology");
        }

        if (topology != LinkTopology.Planar && fields.Has(PlanarKey))
        {
            fields.Fault(PlanarKey, $"found 'planar' without 'topology: planar', which alone uses it: "
                + $"leave it out, or change the topology");
        }

        return new LinkRules
        {
            Topology = topology,
            PlanarBy = fields.FindValue(PlanarKey) ?? PlanarBy.Cost,
            JoinConstellations = fields.Get(JoinKey),
            MaxStraightMetres = fields.FindValue(MaxStraight),
            LeaveOutIndirect = fields.Get(LeaveOutIndirect),
            SpanningTree = fields.Get(SpanningTree),
            Nearest = (int)(fields.FindValue(Nearest) ?? 3),
            MaxDistance = fields.Find(MaxDistance),
            LeaveOutCrossing = fields.Get(LeaveOutCrossing),
        };
    }
}
