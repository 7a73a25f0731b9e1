using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>Core areas and stepping stones of each trame that declares habitats: their labels, measures and outlines.</summary>
static class HabitatSteps
{
    public const string Kind = "habitats";

    public const string Raster = "habitats.tif";

    /// <summary>The patches with their outlines, for other steps.</summary>
    public const string Patches = ".habitats.gpkg";

    /// <summary>What people should know of the search, for other steps.</summary>
    public const string Remarks = ".habitats.json";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Habitats is not null)
        .Select(trame => new BoundStep(StepOf(context, trame, trame.Habitats!), new HabitatWork(context, trame)));

    /// <summary>Labels and patches of a trame as inputs of another step, under the names of the files.</summary>
    public static IEnumerable<StepInput> ResultsOf(StepContext context, string trame) =>
        new[] { Raster, Patches }.Select(output => new StepResult(output, context.Id(trame, Kind), output));

    /// <summary>The patches that such a step has written, and their outlines by id.</summary>
    public static (IReadOnlyList<HabitatPatch> Patches, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Shapes) Read(StepPlace place)
    {
        var table = FeatureFile.Read(place.Input(Patches), HabitatTable.Name);
        var patches = HabitatTable.To(table);
        return (patches, patches.Zip(table.Rows).ToDictionary(pair => pair.First.Id, pair => pair.Second.Wkb));
    }

    static Step StepOf(StepContext context, TrameDeclaration trame, HabitatDeclaration habitats)
    {
        // Where crossings open barriers depends on the layers beneath them.
        var crossed = trame.Layers.Where(layer => layer.Crossing is not null).ToList();
        var sources = habitats.Uses.Select(use => use.Source)
            .Concat(crossed.SelectMany(layer => layer.Crossing!.Walls.Select(wall => wall.Source.Name).Append(layer.Crossing.Crossings.Name))).Distinct().ToList();
        var parameters = context.Parameters().AddTrame(trame.Name, crossed.Count > 0 ? ["habitats", "layers"] : ["habitats"], without: ["radiance", "names"]).AddSources(sources).AddPart("zones", "zones").AddPart("territory", "territory");
        if (crossed.Count > 0) ResistanceSteps.AddTables(parameters, trame);
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 11),
            Parameters = parameters.All,
            Inputs = [ResistanceSteps.ResultOf(context, trame.Name), .. context.SourceInputs(sources), .. StepSources.ZoneInputs(context), .. StepSources.TerritoryInputs(context)],
            Outputs = [Raster, Patches, Remarks],
            Needs = context.NeedsFor(bytesPerCell: 8),
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
            var remarks = new List<Sentence>();
            var run = new HabitatRun(context.Pipeline, trame, context.Grid, machine, new RemarkListener(listener, remarks));
            var table = await run.WriteAsync(
                place.Input(ResistanceSteps.Kind), place.Output(Raster), StepMetadata.Of(context, place), cancel);
            await Task.Run(() => FeatureFile.Write(place.Output(Patches), context.Grid.Crs, [table]), cancel);
            WholeFile.Write(place.Output(Remarks), JsonSerializer.SerializeToUtf8Bytes(remarks));
        }
    }
}
