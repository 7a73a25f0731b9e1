using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Links;

/// <summary>
/// The cost distance of each trame that has habitats or declares one, from its written resistance: accumulated cost,
/// allocation of core areas, and the dispersal area that follows.
/// </summary>
static class CostSteps
{
    public const string Kind = "cost";

    public static readonly TrameRaster Raster = new(Kind, "cost.tif", RasterLooks.Cost) { IsMade = HasCost };

    /// <summary>The core area nearest by cost, where costs begin at core areas.</summary>
    public static readonly TrameRaster Allocation = new(Kind, "allocation.tif", RasterLooks.Allocation)
    {
        IsMade = (context, trame) => HasCost(context, trame) && trame.Cost?.Use is null,
    };

    public static readonly TrameRaster Dispersal =
        new(Kind, "dispersal.tif", RasterLooks.Dispersal) { IsMade = HasDispersal };

    /// <summary>What was counted of the dispersal area, for other steps.</summary>
    public static readonly TrameResult DispersalFacts = new(Kind, ".dispersal.json") { IsMade = HasDispersal };

    static readonly CostRules Plain = new(
        CostUnits.Map, Neighbourhood.Eight, double.PositiveInfinity, NoCornerCrossing: false);

    public static TrameOperation Operation { get; } = new(Kind, 7)
    {
        IsFor = HasCost,
        Parameters = ParametersOf,
        Reads = (context, trame) =>
        [
            ResistanceSteps.Raster.Of(context, trame.Name),
            .. context.SourceInputs(SourcesOf(trame)),
            .. trame.Cost?.Use is null ? HabitatSteps.ResultsOf(context, trame.Name) : [],
            .. FollowsLinks(trame) ? LinkSteps.Tables.IfMade(context, trame) : [],
            .. trame.Dispersal is null ? [] : StepSources.ZoneInputs(context),
        ],
        Results = [Raster, Allocation, Dispersal, DispersalFacts],
        // A search of the whole grid holds 18 bytes for a cell, if it may; less memory costs it a scratch file.
        Needs = (context, _) => context.NeedsFor(bytesPerCell: 30),
        Work = (job, cancel) => new CostWork(job).RunAsync(cancel),
    };

    static bool HasCost(StepContext context, TrameDeclaration trame) => trame.Cost is not null
        || trame.Habitats is not null;

    static bool HasDispersal(StepContext context, TrameDeclaration trame) =>
        HasCost(context, trame) && trame.Dispersal is not null;

    static IReadOnlyList<string> SourcesOf(TrameDeclaration trame) => trame.Cost?.Use is { } use ? [use.Source] : [];

    static StepParameters ParametersOf(StepContext context, TrameDeclaration trame)
    {
        var parameters = context.Parameters().AddTrame(trame.Name, "cost", "dispersal").AddSources(SourcesOf(trame));
        return trame.Dispersal is null ? parameters : parameters.AddPart("zones", "zones");
    }

    /// <summary>What counts as a step in a trame, and how far costs go.</summary>
    public static CostRules RulesOf(TrameDeclaration trame) => trame.Cost?.Rules ?? Plain;

    /// <summary>
    /// Whether the cost to the nearest core area is searched without a greatest cost, before the links and kept to the
    /// last bit: who needs it takes it over. Where it is written in single precision it is searched again.
    /// </summary>
    public static bool FindsNearestCores(TrameDeclaration trame) =>
        trame.Habitats is not null && trame.Cost?.Use is null && double.IsPositiveInfinity(RulesOf(trame).MaxCost)
        && trame.Cost is { Precision: CostPrecision.Exact } && !FollowsLinks(trame);

    // The greatest cost of a log-log rule is fitted to the links.
    internal static bool FollowsLinks(TrameDeclaration trame) => trame.Dispersal?.NeedsFit == true;
}
