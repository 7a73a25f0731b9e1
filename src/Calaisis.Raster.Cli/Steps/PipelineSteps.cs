using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>A pipeline as steps. A new kind of step is a file beside this one and a line below.</summary>
static class PipelineSteps
{
    /// <summary>Everything that computes, in the order in which people think of it.</summary>
    static readonly IReadOnlyList<StepMaker> Kinds =
    [
        ResistanceSteps.Of,
        HabitatSteps.Of,
        RadianceSteps.Of,
        LinkSteps.Of,
        CostSteps.Of,
        ConflictSteps.Of,
        NetworkSteps.Of,
        CircuitscapeSteps.Of,
        PackageSteps.Of,
        OverlapSteps.Of,
    ];

    /// <summary>Everything that draws.</summary>
    static readonly IReadOnlyList<StepMaker> Maps =
    [
        ResistanceMapSteps.Of,
        SheetSteps.Of,
        AtlasSteps.Of,
    ];

    /// <summary>The steps of all scenarios of a run, then their comparison, then report and project of all.</summary>
    public static IReadOnlyList<BoundStep> Of(IReadOnlyList<StepContext> scenarios, ComparisonDeclaration comparison, bool drawMaps) =>
    [
        .. scenarios.SelectMany(context => Of(context, drawMaps && context.DrawsMaps)),
        .. ComparisonSteps.Of(scenarios, comparison),
        .. drawMaps ? ReportSteps.Of(scenarios, comparison) : [],
        .. drawMaps ? QgisSteps.Of(scenarios, comparison) : [],
    ];

    /// <summary>The steps of one scenario.</summary>
    public static IReadOnlyList<BoundStep> Of(StepContext context, bool drawMaps = true) =>
        [.. (drawMaps ? Kinds.Concat(Maps) : Kinds).SelectMany(steps => steps(context))];
}

/// <summary>Makes the steps of one kind.</summary>
delegate IEnumerable<BoundStep> StepMaker(StepContext context);
