using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Steps;

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
        .Select(trame => new BoundStep(StepOf(context, trame, trame.Habitats!), new HabitatWork(context, trame, trame.Habitats!)));

    /// <summary>Labels and patches of a trame as inputs of another step, under the names of the files.</summary>
    public static IEnumerable<StepInput> ResultsOf(StepContext context, string trame) =>
        new[] { Raster, Patches }.Select(output => new StepResult(output, context.Id(trame, Kind), output));

    /// <summary>The patches that such a step has written, and their outlines by id.</summary>
    public static (IReadOnlyList<HabitatPatch> Patches, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Shapes) Read(StepPlace place)
    {
        var table = FeatureFile.Read(place.Input(Patches), HabitatTable.Name);
        var patches = HabitatTable.FromTable(table);
        return (patches, patches.Zip(table.Rows).ToDictionary(pair => pair.First.Id, pair => pair.Second.Wkb));
    }

    static Step StepOf(StepContext context, TrameDeclaration trame, HabitatDeclaration habitats)
    {
        var sources = habitats.Uses.Select(use => use.Source).ToList();
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 1),
            Parameters = context.Parameters().AddTrame(trame.Name, "habitats").AddSources(sources).AddPart("zones", "zones").All,
            Inputs = [ResistanceSteps.ResultOf(context, trame.Name), .. context.SourceInputs(sources), .. StepSources.ZoneInputs(context)],
            Outputs = [Raster, Patches, Remarks],
            Needs = StepNeeds.All,
        };
    }

    sealed class HabitatWork(StepContext context, TrameDeclaration trame, HabitatDeclaration habitats) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            using var sources = await StepSources.OpenAsync(context, habitats.NeedsOn(context.Grid), resources, listener, cancel);
            using var resistance = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            var remarks = new List<string>();
            var heard = new RemarkListener(listener, remarks);
            var map = await SearchAsync(place, sources, resistance, resources, heard, cancel);
            var shapes = Polygons.OfLabels(place.Output(Raster), context.Grid, cancel);
            var table = HabitatTable.ToTable(
                map.Patches, [.. context.Pipeline.Zones.Select(zones => zones.Name)], patch => shapes[patch.Id]);
            FeatureFile.Write(place.Output(Patches), context.Grid.Crs, [table]);
            WholeFile.Write(place.Output(Remarks), JsonSerializer.SerializeToUtf8Bytes(remarks));
        }

        async Task<HabitatMap> SearchAsync(
            StepPlace place, StepSources sources, ITileSource resistance, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            using var sink = new CogSink(place.Output(Raster), context.Grid, SettingsOf(place) with { Threads = resources.Workers });
            var search = new HabitatSearch(
                context.Grid,
                new TileLayout(context.Grid.Shape, context.TileCells, context.TileCells),
                habitats.Build(trame.Name, sources.Legends),
                new HabitatInputs(sources.Tiles, resistance, sources.Zones));
            return await search.RunAsync(
                new HabitatOutput(sink, Describe),
                new HabitatLimits(resources.Workers, sources.Memory.TileBytes, place.Folder),
                listener,
                cancel);
        }

        CogSettings SettingsOf(StepPlace place)
        {
            var metadata = StepMetadata.Of(context, place);
            metadata["CALAISIS_TRAME"] = trame.Name;
            metadata["CALAISIS_NODATA"] = "no habitat";
            return new CogSettings { CellType = CellType.Label, Description = $"habitat patches, trame {trame.Name}", Metadata = metadata };
        }

        static IEnumerable<KeyValuePair<string, string>> Describe(HabitatMap map) =>
        [
            KeyValuePair.Create("CALAISIS_LABELS", FormattableString.Invariant(
                $"core areas 1 to {map.CoreCount}, stepping stones {map.CoreCount + 1} to {map.Patches.Count}")),
        ];
    }
}
