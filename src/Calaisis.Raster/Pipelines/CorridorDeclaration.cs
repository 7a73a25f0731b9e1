using Calaisis.Raster.Corridors;
using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>The corridors of a trame's links as the pipeline file declares them.</summary>
/// <param name="Rules">What a corridor is.</param>
/// <param name="LowResistance">The resistance up to which a path is good.</param>
public sealed record CorridorDeclaration(CorridorRules Rules, double LowResistance)
{
    static readonly RecordSpec<CorridorCutoff> Shared = ShareSpec();

    static readonly Key<CorridorCutoff> Cutoff = Key<CorridorCutoff>.Required(
        "cutoff",
        new UnionSpec<CorridorCutoff>(
            "cutoff", Of(ReachSpec.InCost, ReachSpec.ReadCost), Of(ReachSpec.InMetres, ReachSpec.ReadMetres), Shared),
        "How much more than the least cost a way through a corridor may cost: a cost, "
            + "metres and how they become one, or a "
            + "share of each link's cost",
        "{ cost: 5000 }");

    static readonly Key<bool> Sum = Key<bool>.WithDefault(
        "sum", new FlagSpec(), false, "Also writes how many links share each cell", "true");

    static readonly Key<double> Low = Key<double>.WithDefault(
        "low-resistance",
        new NumberSpec { Above = 0 },
        LinkRules.DefaultLowResistance,
        "The resistance up to which a path is good",
        "10");

    static readonly Key<double> PreserveFrom = Key<double>.WithDefault(
        "preserve-from",
        new NumberSpec { AtLeast = 0, AtMost = 1 },
        0.7,
        "The share of the path's length on low resistance from which a corridor is to be preserved, else restored",
        "0.8");

    /// <summary>How a trame declares them.</summary>
    public static RecordSpec<CorridorDeclaration> Spec { get; } = new(
        "corridors",
        "Corridors of links: the cells over which a way costs little more than the least (Linkage "
            + "Mapper's normalised least-cost corridors)",
        [Cutoff, Sum, Low, PreserveFrom],
        fields => new CorridorDeclaration(
            new CorridorRules
            {
                Cutoff = fields.Get(Cutoff),
                Sum = fields.Get(Sum),
                PreserveFrom = fields.Get(PreserveFrom),
            },
            fields.Get(Low)));

    static RecordSpec<CorridorCutoff> ShareSpec()
    {
        var share = Key<double>.Required("share", new NumberSpec { Above = 0 }, "A share of each link's cost", "0.1");
        return new RecordSpec<CorridorCutoff>(
            "cutoff by share", "A share of each link's cost", [share],
            fields => CorridorCutoff.OfShare(fields.Get(share)));
    }

    static RecordSpec<CorridorCutoff> Of(RecordSpec<Reach> reach, Func<Fields, Reach> read) =>
        new(reach.Name, reach.Description.Meaning, reach.Keys, fields => CorridorCutoff.Of(read(fields)));
}
