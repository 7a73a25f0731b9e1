using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>
/// Core areas and stepping stones of each trame that declares habitats: their labels, measures and outlines.
/// </summary>
static class HabitatSteps
{
    public const string Kind = "habitats";

    public static readonly TrameRaster Raster = new(Kind, "habitats.tif", RasterLooks.Habitats)
    {
        IsMade = HasHabitats,
        Cells = CellKind.Classes,
    };

    /// <summary>The patches with their outlines, for other steps.</summary>
    public static readonly TrameResult Patches = new(Kind, ".habitats.gpkg")
    {
        IsMade = HasHabitats,
        Probe = (path, _) => HabitatTable.To(FeatureFile.ReadValues(path, HabitatTable.Name)),
    };

    /// <summary>What people should know of the search, for other steps.</summary>
    public static readonly TrameRemarks Remarks = new(Kind, ".habitats.json")
    {
        IsMade = HasHabitats,
        IsReported = true,
    };

    public static TrameOperation Operation { get; } = new(Kind, 12)
    {
        IsFor = HasHabitats,
        Parameters = ParametersOf,
        Reads = (context, trame) =>
        [
            ResistanceSteps.Raster.Of(context, trame.Name),
            .. context.SourceInputs(SourcesOf(trame)),
            .. StepSources.ZoneInputs(context),
            .. StepSources.TerritoryInputs(context),
        ],
        Results = [Raster, Patches, Remarks],
        Needs = (context, _) => context.NeedsFor(bytesPerCell: 8),
        Work = RunAsync,
    };

    /// <summary>Labels and patches of a trame as inputs of another step, under the names of the files.</summary>
    public static IEnumerable<StepInput> ResultsOf(StepContext context, string trame) =>
        [Raster.Of(context, trame), Patches.Of(context, trame)];

    /// <summary>The patches that such a step has written, and their outlines by id.</summary>
    public static (IReadOnlyList<HabitatPatch> Patches, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Shapes) Read(
        StepPlace place)
    {
        var table = FeatureFile.Read(Patches.In(place), HabitatTable.Name);
        var patches = HabitatTable.To(table);
        return (patches, patches.Zip(table.Rows).ToDictionary(pair => pair.First.Id, pair => pair.Second.Wkb));
    }

    /// <summary>
    /// How many core areas there are: as the patches say, or the greatest label of a raster that comes without them,
    /// whose patches are all core areas.
    /// </summary>
    public static int CountCores(TrameJob job, CancellationToken cancel)
    {
        if (job.Reads(Patches)) return Read(job.Place).Patches.Count(patch => patch.Role == PatchRole.Core);
        var greatest = 0f;
        using var labels = job.Open(Raster);
        WrittenRasters.Gather(
            labels,
            job.Context.Grid.Shape,
            (_, tile) =>
            {
                foreach (var label in tile) greatest = label > greatest ? label : greatest;
            },
            cancel);
        return (int)greatest;
    }

    static bool HasHabitats(StepContext context, TrameDeclaration trame) => trame.Habitats is not null;

    // Where crossings open barriers depends on the layers beneath them.
    static List<LayerDeclaration> CrossedIn(TrameDeclaration trame) =>
        [.. trame.Layers.Where(layer => layer.Crossing is not null)];

    static List<string> SourcesOf(TrameDeclaration trame) =>
    [
        .. trame.Habitats!.Uses.Select(use => use.Source)
            .Concat(CrossedIn(trame).SelectMany(layer =>
                layer.Crossing!.Walls.Select(wall => wall.Source.Name).Append(layer.Crossing.Crossings.Name)))
            .Distinct(),
    ];

    static StepParameters ParametersOf(StepContext context, TrameDeclaration trame)
    {
        var crossed = CrossedIn(trame).Count > 0;
        var parameters = context.Parameters()
            .AddTrame(trame.Name, crossed ? ["habitats", "layers"] : ["habitats"], without: ["radiance", "names"])
            .AddSources(SourcesOf(trame))
            .AddPart("zones", "zones")
            .AddPart("territory", "territory");
        return crossed ? ResistanceSteps.AddTables(parameters, trame) : parameters;
    }

    static async Task RunAsync(TrameJob job, CancellationToken cancel)
    {
        var remarks = new List<Sentence>();
        var run = new HabitatRun(
            job.Context.Pipeline, job.Trame, job.Context.Grid, job.Machine, new RemarkListener(job.Listener, remarks));
        var table = await run.WriteAsync(job.Input(ResistanceSteps.Raster), job.Output(Raster), job.Metadata(), cancel);
        FeatureFile.Write(job.Output(Patches), job.Context.Grid.Crs, [table]);
        job.WriteJson(Remarks, remarks);
    }
}
