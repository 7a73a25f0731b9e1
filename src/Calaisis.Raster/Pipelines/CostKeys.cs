using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// What counts as a step and how far a cost distance goes: the keys that the pipeline file and the processes share.
/// </summary>
/// <param name="Units">In what the length of a step is measured.</param>
/// <param name="Neighbourhood">Which cells a step can reach.</param>
/// <param name="MaxCost">Cells that would cost more are not reached; infinite for no limit.</param>
/// <param name="NoCornerCrossing">Forbids a diagonal step between two impassable cells that touch at a corner.</param>
/// <param name="StepMean">What is averaged over the cells of a step.</param>
public sealed record CostRules(
    CostUnits Units, Neighbourhood Neighbourhood, double MaxCost, bool NoCornerCrossing,
    StepMean StepMean = StepMean.Resistance);

/// <summary>The keys of <see cref="CostRules"/>.</summary>
public static class CostKeys
{
    static readonly Key<CostUnits> Units = Key<CostUnits>.WithDefault(
        "units",
        new ChoiceSpec<CostUnits>(("map", CostUnits.Map), ("cells", CostUnits.Cells)),
        CostUnits.Map,
        "In what steps are measured: map units (metres x resistance) or cells (cells x resistance)",
        "cells");

    static readonly Key<Neighbourhood> Neighbours = Key<Neighbourhood>.WithDefault(
        "neighbours",
        new NeighbourhoodSpec(),
        Neighbourhood.Eight,
        "How many neighbours a step can reach: 4, 8, or 16 with the knight's move of GRASS r.cost -k",
        "16");

    static readonly Key<double> MaxCost = Key<double>.Optional(
        "max-cost",
        new NumberSpec { AtLeast = 0 },
        "Cells that would cost more are neither searched nor reached; no limit when left out",
        "50000");

    static readonly Key<bool> NoCornerCrossing = Key<bool>.WithDefault(
        "no-corner-crossing",
        new FlagSpec(),
        false,
        "Forbids a diagonal step between two impassable cells that touch at a corner",
        "true");

    static readonly Key<StepMean> StepCost = Key<StepMean>.WithDefault(
        "step-cost",
        new ChoiceSpec<StepMean>(("mean-resistance", StepMean.Resistance), ("mean-conductance", StepMean.Conductance)),
        StepMean.Resistance,
        "What a step costs: its length times the mean resistance of its cells, "
            + "or divided by the mean of their conductances "
            + "(1 / resistance), as gdistance has it",
        "mean-conductance");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Key> All { get; } = [Units, Neighbours, MaxCost, NoCornerCrossing, StepCost];

    /// <summary>The rules that a record with these keys describes.</summary>
    public static CostRules Build(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new CostRules(
            fields.Get(Units),
            fields.Get(Neighbours),
            fields.FindValue(MaxCost) ?? double.PositiveInfinity,
            fields.Get(NoCornerCrossing),
            fields.Get(StepCost));
    }
}
