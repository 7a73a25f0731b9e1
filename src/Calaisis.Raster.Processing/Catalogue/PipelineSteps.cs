using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Qgis;
using Calaisis.Raster.Processing.Report;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Processing.Works;

namespace Calaisis.Raster.Processing.Catalogue;

/// <summary>A pipeline as steps. A new operation is a file in the room of its subject and a line below.</summary>
static class PipelineSteps
{
    /// <summary>What is done for each trame beside its resistance, in the order in which people think of it.</summary>
    public static IReadOnlyList<TrameOperation> Operations { get; } =
    [
        HabitatSteps.Operation,
        RadianceSteps.Operation,
        NameSteps.Operation,
        LinkSteps.Operation,
        CostSteps.Operation,
        ConflictSteps.Operation,
        NetworkSteps.Operation,
        CircuitscapeSteps.Operation,
        PackageSteps.Operation,
    ];

    /// <summary>Everything that draws.</summary>
    static readonly IReadOnlyList<MapMaker> Maps =
    [
        ResistanceMapSteps.Of,
        SheetSteps.Of,
        AtlasSteps.Of,
    ];

    /// <summary>The steps of all scenarios of a run, then their comparison, then report and project of all.</summary>
    public static IReadOnlyList<BoundStep> Of(
        IReadOnlyList<StepContext> scenarios, ComparisonDeclaration comparison, bool drawMaps,
        IReadOnlyList<TrameOperation> operations, RunWorks? works = null)
    {
        IReadOnlyList<TrameResult> results =
            [.. ResistanceSteps.Results, .. operations.SelectMany(operation => operation.Results)];
        List<StepContext> contexts = [.. scenarios.Select(context => context with { Results = results })];
        return
        [
            .. contexts.SelectMany(context => StepsOf(context, operations)),
            .. works is null ? [] : WorksOf(contexts[0], works),
            .. ComparisonSteps.Of(contexts, comparison),
            .. drawMaps ? contexts.SelectMany(EditSteps.Of) : [],
            .. drawMaps ? MapsOf(contexts, ComparisonSteps.PairsOf(contexts, comparison)) : [],
            .. drawMaps ? ReportSteps.Of(contexts, comparison) : [],
            .. drawMaps ? QgisSteps.Of(contexts, comparison) : [],
        ];
    }

    static IEnumerable<BoundStep> StepsOf(StepContext context, IReadOnlyList<TrameOperation> operations) =>
    [
        .. ResistanceSteps.Of(context),
        .. operations.SelectMany(operation => operation.In(context)),
        .. OverlapSteps.Of(context),
    ];

    static IEnumerable<BoundStep> WorksOf(StepContext today, RunWorks works) =>
        [CandidateSteps.Of(today, works), .. GainSteps.Of(today, works), PlanSteps.Of(today, works)];

    static IEnumerable<BoundStep> MapsOf(IReadOnlyList<StepContext> scenarios, IReadOnlyList<ComparedTrame> pairs) =>
        scenarios
            .Where(context => context.DrawsMaps)
            .Select(context => new ShownScenario(context, pairs))
            .SelectMany(shown => Maps.SelectMany(steps => steps(shown)));
}

/// <summary>Makes the steps of one kind of map.</summary>
delegate IEnumerable<BoundStep> MapMaker(ShownScenario shown);
