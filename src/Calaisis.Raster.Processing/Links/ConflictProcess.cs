using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Resistance;

namespace Calaisis.Raster.Processing.Links;

/// <summary><c>conflicts</c>: where given links cross the obstacles that a trame of a pipeline declares.</summary>
static class ConflictProcess
{
    static readonly Key<Location> Links = Key<Location>.Required(
        "links",
        new PathSpec($"the GeoPackage that the process 'links' writes"),
        "The links whose paths are looked at, on the pipeline's grid",
        "links.gpkg");

    static readonly Key<Location> Output = Key<Location>.Required(
        "output",
        new PathSpec($"the GeoPackage to write", mustExist: false) { Endings = [".gpkg"] },
        "The conflicts to write, as points; replaced where it exists",
        "conflicts.gpkg");

    public static ProcessDefinition Definition { get; } = new OperationProcess(
        ConflictSteps.Operation,
        [],
        [new(CostProcessKeys.Resistance, ResistanceSteps.Raster), new(Links, LinkSteps.Tables)],
        [new(Output, ConflictSteps.Table)]).DefineInPipeline(
            "conflicts", "Finds where the paths of links cross the obstacles of one trame of a pipeline");
}
