using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Exports;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Networks;

/// <summary>
/// What Circuitscape needs to compute currents between the linked core areas of each trame that asks for it.
/// </summary>
static class CircuitscapeSteps
{
    public const string Kind = "circuitscape";

    const string Folder = "circuitscape/";

    public static TrameOperation Operation { get; } = new(Kind, 2)
    {
        IsFor = (_, trame) => NetworkSteps.HasNetwork(trame) && trame.Network!.Circuitscape != CircuitscapeRasters.None,
        Parameters = ParametersOf,
        Reads = (context, trame) =>
        [
            ResistanceSteps.Raster.Of(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            LinkSteps.Tables.Of(context, trame.Name),
        ],
        Results = [],
        MoreFiles = (_, trame) => FilesOf(trame).Select(name => Folder + name),
        Needs = (_, _) => new StepNeeds(64L << 20, 1),
        Work = TrameOperation.Doing(Run),
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
        return [.. rasters.SelectMany(raster => endings.Select(ending => raster + ending)), $"{trame.Name}-pairs.txt",
            $"{trame.Name}.ini"];
    }

    // Circuitscape knows no knight's moves: sixteen neighbours become eight.
    static bool FourNeighbours(TrameDeclaration trame) => CostSteps.RulesOf(trame).Neighbourhood == Neighbourhood.Four;

    static bool AverageResistances(TrameDeclaration trame) => CostSteps.RulesOf(trame).StepMean == StepMean.Resistance;

    static void Run(TrameJob job, CancellationToken cancel)
    {
        var (grid, trame) = (job.Context.Grid, job.Trame);
        using var resistance = job.Open(ResistanceSteps.Raster);
        using var habitats = job.Open(HabitatSteps.Raster);
        CircuitscapeExport.Write(
            Path.GetDirectoryName(job.Place.Output(job.Place.Step.Outputs[0]))!,
            grid,
            resistance,
            habitats,
            NetworkGraph.Of(HabitatSteps.Read(job.Place).Patches, LinkSteps.ReadLinks(job.Place, grid)),
            new CircuitscapeSettings(
                trame.Name, trame.Network!.Circuitscape == CircuitscapeRasters.Ascii, FourNeighbours(trame))
            {
                AverageResistances = AverageResistances(trame),
                Metadata = job.Metadata(),
            },
            cancel);
    }
}
