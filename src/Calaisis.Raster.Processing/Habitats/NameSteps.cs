using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Names;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>What people call the patches of each trame: apart from habitats, as no link depends on it.</summary>
static class NameSteps
{
    public const string Kind = "names";

    /// <summary>The name of each patch in order of ids, null for none, for other steps.</summary>
    public const string Names = ".names.json";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => HasNames(context, trame))
        .Select(trame => new BoundStep(StepOf(context, trame), new NameWork(context, trame)));

    /// <summary>Whether anything may name a trame's patches: sources of names, or reservoirs that are given.</summary>
    public static bool HasNames(StepContext context, TrameDeclaration trame) =>
        trame.Habitats is { } habitats && (habitats.HasGiven || SourcesOf(context, trame).Count > 0);

    /// <summary>The names of a trame's patches as an input of another step, under the name of the file; none where nothing names them.</summary>
    public static IEnumerable<StepInput> ResultOf(StepContext context, TrameDeclaration trame) =>
        HasNames(context, trame) ? [new StepResult(Names, context.Id(trame.Name, Kind), Names)] : [];

    /// <summary>The same patches with the names that such a step has written.</summary>
    public static IReadOnlyList<HabitatPatch> AddTo(IReadOnlyList<HabitatPatch> patches, StepPlace place, StepContext context, TrameDeclaration trame)
    {
        if (!HasNames(context, trame)) return patches;
        var names = JsonSerializer.Deserialize<string?[]>(File.ReadAllBytes(place.Input(Names)))!;
        return [.. patches.Zip(names, (patch, name) => patch with { Name = name })];
    }

    /// <summary>The datasets that name patches of any trame, each once.</summary>
    public static IEnumerable<VectorSourceSettings> DatasetsOf(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Habitats is not null).SelectMany(trame => SourcesOf(context, trame)).Select(DatasetOf).OfType<VectorSourceSettings>().DistinctBy(dataset => dataset.Path);

    static IReadOnlyList<NameSourceDeclaration> SourcesOf(StepContext context, TrameDeclaration trame) =>
        trame.Habitats?.Names ?? context.Pipeline.Names ?? [];

    static Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 2),
        Parameters = (trame.Habitats!.Names is null
            ? context.Parameters().AddPart("names", "names")
            : context.Parameters().AddPart("names", "trames", trame.Name, "habitats", "names")).All,
        Inputs =
        [
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. SourcesOf(context, trame).Select((source, i) => (Source: source, Number: i + 1)).Where(source => DatasetOf(source.Source) is not null)
                .Select(source => new OutsideInput($"names {source.Number}", DatasetOf(source.Source)!.Path) { Shown = DatasetOf(source.Source)!.DeclaredPath }),
        ],
        Outputs = [Names],
        Needs = new StepNeeds(256L << 20, 2),
    };

    static VectorSourceSettings? DatasetOf(NameSourceDeclaration source) => source switch
    {
        NamesOfAreas areas => areas.Settings,
        NamesOfPlaces places => places.Settings,
        _ => null,
    };

    sealed class NameWork(StepContext context, TrameDeclaration trame) : IStepWork
    {
        public Task RunAsync(IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel) =>
            Task.Run(() => Run(together[0], resources, cancel), cancel);

        void Run(StepPlace place, StepResources resources, CancellationToken cancel)
        {
            var memory = MemoryShares.Of(resources.MemoryBytes);
            GdalRuntime.LimitCache(memory.GdalMegabytes);
            var patches = HabitatSteps.Read(place).Patches;
            using var labels = StepSources.Written($"habitats of {trame.Name}", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            var names = SourcesOf(context, trame).Select(source => NamesOf(source, patches, labels, memory.BurnedBytes, resources.Workers, cancel));
            WholeFile.Write(place.Output(Names), JsonSerializer.SerializeToUtf8Bytes(PatchNames.Of(patches, [.. names])));
        }

        IReadOnlyDictionary<int, string> NamesOf(
            NameSourceDeclaration source, IReadOnlyList<HabitatPatch> patches, ITileSource labels, long cacheBytes, int workers, CancellationToken cancel)
        {
            switch (source)
            {
                case NamesOfAreas areas:
                    var layer = ZoneFile.Open(areas.Settings, context.Grid, new BurnLimits { CacheBytes = cacheBytes }, cancel).Layer;
                    return CoveringAreas.NamesOf(layer, LabelTally.Count(layer, labels, context.Grid.Shape, workers, cancel), patches, areas.Covers);
                case NamesOfPlaces places:
                    var points = PlaceReader.ReadPlaces(places.Settings, context.Grid, places.NameAttribute, places.RankAttribute, cancel);
                    return new NearestPlaces(context.Grid, points, places.WithinMetres).NamesOf(labels, workers, cancel);
                case NamesOfZones zones:
                    var number = context.Pipeline.Zones.Select(known => known.Name).ToList().IndexOf(zones.Layer);
                    return patches.Where(patch => patch.Zones[number] is not null).ToDictionary(patch => patch.Id, patch => patch.Zones[number]!);
                default:
                    throw new InvalidOperationException($"no way to take names from {source.GetType().Name}");
            }
        }
    }
}
