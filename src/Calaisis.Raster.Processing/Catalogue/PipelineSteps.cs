using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Qgis;
using Calaisis.Raster.Processing.Report;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Catalogue;

/// <summary>A pipeline as steps. A new kind of step is a file beside this one and a line below.</summary>
static class PipelineSteps
{
    /// <summary>Everything that computes, in the order in which people think of it.</summary>
    static readonly IReadOnlyList<StepMaker> Kinds =
    [
        ResistanceSteps.Of,
        HabitatSteps.Of,
        RadianceSteps.Of,
        NameSteps.Of,
        LinkSteps.Of,
        CostSteps.Of,
        ConflictSteps.Of,
        NetworkSteps.Of,
        CircuitscapeSteps.Of,
        PackageSteps.Of,
        OverlapSteps.Of,
    ];

    /// <summary>Everything that draws.</summary>
    static readonly IReadOnlyList<MapMaker> Maps =
    [
        ResistanceMapSteps.Of,
        SheetSteps.Of,
        AtlasSteps.Of,
    ];

    /// <summary>The steps of all scenarios of a run, then their comparison, then report and project of all.</summary>
    public static IReadOnlyList<BoundStep> Of(IReadOnlyList<StepContext> scenarios, ComparisonDeclaration comparison, bool drawMaps) =>
    [
        .. scenarios.SelectMany(context => Kinds.SelectMany(steps => steps(context))),
        .. ComparisonSteps.Of(scenarios, comparison),
        .. drawMaps ? scenarios.SelectMany(EditSteps.Of) : [],
        .. drawMaps ? MapsOf(scenarios, ComparisonSteps.PairsOf(scenarios, comparison)) : [],
        .. drawMaps ? ReportSteps.Of(scenarios, comparison) : [],
        .. drawMaps ? QgisSteps.Of(scenarios, comparison) : [],
    ];

    static IEnumerable<BoundStep> MapsOf(IReadOnlyList<StepContext> scenarios, IReadOnlyList<ComparedTrame> pairs) => scenarios
        .Where(context => context.DrawsMaps)
        .Select(context => new ShownScenario(context, pairs))
        .SelectMany(shown => Maps.SelectMany(steps => steps(shown)));
}

/// <summary>Makes the steps of one kind.</summary>
delegate IEnumerable<BoundStep> StepMaker(StepContext context);

/// <summary>Makes the steps of one kind of map.</summary>
delegate IEnumerable<BoundStep> MapMaker(ShownScenario shown);
