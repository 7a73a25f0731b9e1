using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Resistance;

namespace Calaisis.Raster.Processing.Links;

/// <summary><c>links</c> and <c>corridors</c>: the operation of the pipeline on rasters of the user's.</summary>
static class LinkProcesses
{
    static readonly PathSpec GeoPackage = new($"the GeoPackage to write", mustExist: false) { Endings = [".gpkg"] };

    static readonly Key<Location> Habitats = Key<Location>.Required(
        "habitats",
        new PathSpec($"a raster file that GDAL opens"),
        "Labels of patches on the resistance's grid: 1, 2, 3... and so on without a gap; 0 and NoData are none",
        "habitats.tif");

    static readonly Key<Location> Patches = Key<Location>.Optional(
        "patches",
        new PathSpec($"the GeoPackage that the process 'habitats' writes"),
        "The patches with their roles, so that stepping stones are no ends of links; "
            + "every label is a core area when left out",
        "habitats.gpkg");

    static readonly Key<Location> LinkOutput = Key<Location>.Required(
        "output",
        GeoPackage,
        "The GeoPackage to write: the links with their paths; replaced where it exists",
        "links.gpkg");

    static readonly Key<Location> LinkTables = Key<Location>.Optional(
        "links", GeoPackage, "Also writes the links, and the corridors with their shapes", "links.gpkg");

    static readonly Key<Location> CorridorOutput = Key<Location>.Required(
        "output",
        ProcessKeys.GeoTiff,
        "The GeoTIFF to write: the least normalised cost of any corridor; replaced where it exists",
        "corridors.tif");

    static readonly Key<Location> Count = Key<Location>.Optional(
        "count", ProcessKeys.GeoTiff, "Also writes how many corridors share each cell; needs 'sum'",
        "corridor-count.tif");

    static readonly IReadOnlyList<FileArgument> Reads =
    [
        new(CostProcessKeys.Resistance, ResistanceSteps.Raster),
        new(Habitats, HabitatSteps.Raster),
        new(Patches, HabitatSteps.Patches),
    ];

    public static ProcessDefinition Links { get; } = new OperationProcess(
        LinkSteps.Operation,
        [TrameParts.Cost, TrameParts.Links],
        Reads,
        [new(LinkOutput, LinkSteps.Tables)]).Define(
            "links", "Finds the least-cost links between core areas: pairs, costs and paths");

    public static ProcessDefinition Corridors { get; } = new OperationProcess(
        LinkSteps.Operation,
        [TrameParts.Cost, TrameParts.Links, TrameParts.Corridors],
        Reads,
        [
            new(CorridorOutput, LinkSteps.Corridors),
            new(LinkTables, LinkSteps.Tables),
            new(Count, LinkSteps.Shared),
        ]).Define("corridors", "Finds the corridors of the least-cost links between core areas");
}
