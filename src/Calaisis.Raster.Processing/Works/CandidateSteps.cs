using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Works;

/// <summary>The works of all layers, checked and put into one form.</summary>
static class CandidateSteps
{
    const string Kind = "works";

    /// <summary>The file that other steps read.</summary>
    public const string Package = ".works.gpkg";

    /// <summary>The role under which other steps read it.</summary>
    public const string Role = "works";

    public static BoundStep Of(StepContext context, RunWorks works) =>
        new(StepOf(context, works), new CandidateWorkStep(context, works));

    /// <summary>The works as an input of another step.</summary>
    public static StepInput InputOf(StepContext context) => new StepResult(Role, context.Id(Kind), Package);

    /// <summary>The zone layers whose zones works are told by.</summary>
    public static IReadOnlyList<string> ZonesOf(StepContext context) =>
        [.. context.Pipeline.Zones.Select(zones => zones.Name)];

    static Step StepOf(StepContext context, RunWorks works) => new()
    {
        Id = context.Id(Kind),
        Kind = new StepKind(Kind, 1),
        Parameters = context.Parameters()
            .Add("candidates", works.CandidatesText)
            .Add("language", context.Pipeline.Language.ToString())
            .Add("kinds", string.Join('\n', works.Kinds.Values.Select(kind => string.Join(
                ' ', kind.Name, kind.Title, kind.Shape, kind.Unit, kind.UnitCost, kind.DelayYears, kind.Actors[0]))))
            .AddPart("zones", "zones")
            .All,
        Inputs =
        [
            .. works.Declared.Candidates.Select(layer =>
                new OutsideInput($"works {layer.Name}", layer.Dataset.Full) { Shown = layer.Dataset.Declared }),
            .. StepSources.ZoneInputs(context),
        ],
        Outputs = [Package],
    };

    sealed class CandidateWorkStep(StepContext context, RunWorks works) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            await Task.Run(
                () =>
                {
                    var zones = StepSources.OpenZones(context, StepSources.SmallCacheBytes, cancel);
                    var found = new CandidateReader(
                        works, context.Grid, [.. zones.Select(zone => zone.Layer)], context.Pipeline.Language)
                        .Read(cancel);
                    FeatureFile.Write(
                        place.Output(Package), context.Grid.Crs, WorkLayers.Of(found, ZonesOf(context)),
                        metadata: StepMetadata.Of(context, place));
                },
                cancel);
        }
    }
}
