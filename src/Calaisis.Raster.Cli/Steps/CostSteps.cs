using Calaisis.Raster.Cli.Costs;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>The cost distance of each trame that declares one, from its written resistance.</summary>
static class CostSteps
{
    public const string Kind = "cost";

    public const string Raster = "cost.tif";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Cost is not null)
        .Select(trame => new BoundStep(StepOf(context, trame, trame.Cost!), new CostWork(context, trame, trame.Cost!)));

    static Step StepOf(StepContext context, TrameDeclaration trame, CostDeclaration cost) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 1),
        Parameters = context.Parameters().AddTrame(trame.Name, "cost").AddSources([cost.Use.Source]).All,
        Inputs = [ResistanceSteps.ResultOf(context, trame.Name), .. context.SourceInputs([cost.Use.Source])],
        Outputs = [Raster],
        Needs = StepNeeds.All,
    };

    sealed class CostWork(StepContext context, TrameDeclaration trame, CostDeclaration cost) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var memory = MemoryShares.Of(resources.MemoryBytes);
            GdalRuntime.LimitCache(memory.GdalMegabytes);
            using var sources = await OpenSources.OpenAsync(
                [context.Pipeline.Sources.First(source => source.Name == cost.Use.Source)],
                context.Grid,
                _ => 0,
                new OpeningLimits(resources.Workers, memory.BurnedBytes),
                listener,
                cancel);
            sources.RequireAll();
            Write(place, sources, new Resources(resources.Workers, memory.TileBytes, context.TileCells), listener, cancel);
        }

        void Write(StepPlace place, OpenSources sources, Resources resources, IRunListener listener, CancellationToken cancel)
        {
            var written = new RasterSourceSettings($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), CellKind.Values);
            using var resistance = RasterTileSource.Open(written, context.Grid);
            var output = place.Output(Raster);
            using var rasters = CostRasters.Begin(context.Grid, (output, SettingsOf(place) with { Threads = resources.Jobs }));
            using var surface = CostSearch.Solve(
                resistance,
                new LabelSources(sources.Tiles.First()),
                context.Grid.Shape,
                CostSearch.SettingsOf(cost.Rules, context.Grid, resources),
                output,
                $"cost {trame.Name}",
                listener,
                cancel);
            rasters.Write(surface, $"cost file {trame.Name}", listener, cancel);
        }

        CogSettings SettingsOf(StepPlace place)
        {
            var settings = CostMetadata.OfCost(cost.Rules, context.Grid, CellType.ExactQuantity);
            var metadata = StepMetadata.Of(context, place);
            foreach (var (name, value) in settings.Metadata) metadata[name] = value;
            metadata["CALAISIS_TRAME"] = trame.Name;
            metadata["CALAISIS_SOURCE"] = cost.Use.Source;
            return settings with { Description = $"accumulated cost, trame {trame.Name}", Metadata = metadata };
        }
    }
}
