using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Exports;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Networks;

/// <summary>What Circuitscape needs to compute currents between the linked core areas of each trame that asks for it.</summary>
static class CircuitscapeSteps
{
    public const string Kind = "circuitscape";

    const string Folder = "circuitscape/";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => NetworkSteps.HasNetwork(trame) && trame.Network!.Circuitscape != CircuitscapeRasters.None)
        .Select(trame => new BoundStep(StepOf(context, trame), new ExportWork(context, trame)));

    static Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 2),
        Parameters = ParametersOf(context, trame).All,
        Inputs =
        [
            ResistanceSteps.ResultOf(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            LinkSteps.TablesOf(context, trame.Name),
        ],
        Outputs = [.. FilesOf(trame).Select(name => Folder + name)],
        Needs = new StepNeeds(64L << 20, 1),
    };

    static StepParameters ParametersOf(StepContext context, TrameDeclaration trame)
    {
        var parameters = context.Parameters()
            .Add("rasters", trame.Network!.Circuitscape.ToString())
            .Add("four neighbours", FourNeighbours(trame) ? "yes" : "no");
        return AverageResistances(trame) ? parameters : parameters.Add("average", "conductances");
    }

    static IEnumerable<string> FilesOf(TrameDeclaration trame)
    {
        string[] rasters = [$"{trame.Name}-resistance", $"{trame.Name}-focal"];
        string[] endings = trame.Network!.Circuitscape == CircuitscapeRasters.Ascii ? [".asc", ".prj"] : [".tif"];
        return [.. rasters.SelectMany(raster => endings.Select(ending => raster + ending)), $"{trame.Name}-pairs.txt", $"{trame.Name}.ini"];
    }

    // Circuitscape knows no knight's moves: sixteen neighbours become eight.
    static bool FourNeighbours(TrameDeclaration trame) => CostSteps.RulesOf(trame).Neighbourhood == Neighbourhood.Four;

    static bool AverageResistances(TrameDeclaration trame) => CostSteps.RulesOf(trame).StepMean == StepMean.Resistance;

    sealed class ExportWork(StepContext context, TrameDeclaration trame) : IStepWork
    {
        public Task RunAsync(IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel) =>
            Task.Run(() => Run(together[0], resources, cancel), cancel);

        void Run(StepPlace place, StepResources resources, CancellationToken cancel)
        {
            GdalRuntime.LimitCache(MemoryShares.Of(resources.MemoryBytes).GdalMegabytes);
            using var resistance = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            using var habitats = StepSources.Written($"habitats of {trame.Name}", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            CircuitscapeExport.Write(
                Path.GetDirectoryName(place.Output(place.Step.Outputs[0]))!,
                context.Grid,
                resistance,
                habitats,
                NetworkGraph.Of(HabitatSteps.Read(place).Patches, LinkSteps.ReadLinks(place, context.Grid)),
                new CircuitscapeSettings(trame.Name, trame.Network!.Circuitscape == CircuitscapeRasters.Ascii, FourNeighbours(trame))
                {
                    AverageResistances = AverageResistances(trame),
                    Metadata = StepMetadata.Of(context, place),
                },
                cancel);
        }
    }
}
