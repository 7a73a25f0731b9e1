using Calaisis.Raster.Cli.Habitats;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>The habitats of each trame that declares them, from its written resistance.</summary>
static class HabitatSteps
{
    public const string Kind = "habitats";

    /// <summary>Each patch's id on its cells.</summary>
    public const string Raster = "habitats.tif";

    /// <summary>The patches with their measures and polygons, for the steps that follow.</summary>
    public const string Patches = ".habitats.gpkg";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Habitats is not null)
        .Select(trame => new BoundStep(StepOf(context, trame, trame.Habitats!), new HabitatWork(context, trame)));

    static Step StepOf(StepContext context, TrameDeclaration trame, HabitatDeclaration habitats)
    {
        var sources = habitats.Uses.Select(use => use.Source).ToList();
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 1),
            Parameters = context.Parameters().AddTrame(trame.Name, "habitats").AddSources(sources).AddPart("zones", "zones").All,
            Inputs =
            [
                ResistanceSteps.ResultOf(context, trame.Name),
                .. context.SourceInputs(sources),
                .. context.Pipeline.Zones.Select(zone => new OutsideInput($"zones {zone.Name}", zone.Dataset.Full)),
            ],
            Outputs = [Raster, Patches],
            Needs = StepNeeds.All,
        };
    }

    sealed class HabitatWork(StepContext context, TrameDeclaration trame) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            GdalRuntime.LimitCache(MemoryShares.Of(resources.MemoryBytes).GdalMegabytes);
            var machine = new Resources(resources.Workers, resources.MemoryBytes, context.TileCells);
            var run = new HabitatRun(context.Pipeline, trame, context.Grid, machine, listener);
            var table = await run.WriteAsync(
                place.Input(ResistanceSteps.Kind), place.Output(Raster), StepMetadata.Of(context, place), cancel);
            await Task.Run(() => FeatureFile.Write(place.Output(Patches), context.Grid.Crs, [table]), cancel);
        }
    }
}
