using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Names;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>What people call the patches of each trame: apart from habitats, as no link depends on it.</summary>
static class NameSteps
{
    public const string Kind = "names";

    /// <summary>The name of each patch in order of ids, null for none, for other steps.</summary>
    public static readonly TrameResult Names = new(Kind, ".names.json") { IsMade = HasNames };

    public static TrameOperation Operation { get; } = new(Kind, 2)
    {
        IsFor = HasNames,
        Parameters = (context, trame) => trame.Habitats!.Names is null
            ? context.Parameters().AddPart("names", "names")
            : context.Parameters().AddPart("names", "trames", trame.Name, "habitats", "names"),
        Reads = (context, trame) => [.. HabitatSteps.ResultsOf(context, trame.Name), .. DatasetInputs(context, trame)],
        Results = [Names],
        Needs = (_, _) => new StepNeeds(256L << 20, 2),
        Work = TrameOperation.Doing(Run),
    };

    /// <summary>Whether anything may name a trame's patches: sources of names, or reservoirs that are given.</summary>
    public static bool HasNames(StepContext context, TrameDeclaration trame) =>
        trame.Habitats is { } habitats && (habitats.HasGiven || SourcesOf(context, trame).Count > 0);

    /// <summary>The same patches with the names that such a step has written.</summary>
    public static IReadOnlyList<HabitatPatch> AddTo(
        IReadOnlyList<HabitatPatch> patches, StepPlace place, StepContext context, TrameDeclaration trame)
    {
        if (!HasNames(context, trame)) return patches;
        var names = JsonSerializer.Deserialize<string?[]>(File.ReadAllBytes(Names.In(place)))!;
        return [.. patches.Zip(names, (patch, name) => patch with { Name = name })];
    }

    /// <summary>The datasets that name patches of any trame, each once.</summary>
    public static IEnumerable<VectorSourceSettings> DatasetsOf(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Habitats is not null).SelectMany(trame => SourcesOf(context, trame))
        .Select(DatasetOf).OfType<VectorSourceSettings>().DistinctBy(dataset => dataset.Path);

    static IReadOnlyList<NameSourceDeclaration> SourcesOf(StepContext context, TrameDeclaration trame) =>
        trame.Habitats?.Names ?? context.Pipeline.Names ?? [];

    static IEnumerable<OutsideInput> DatasetInputs(StepContext context, TrameDeclaration trame) =>
        from source in SourcesOf(context, trame).Select((source, i) => (Dataset: DatasetOf(source), Number: i + 1))
        where source.Dataset is not null
        select new OutsideInput($"names {source.Number}", source.Dataset.Path) { Shown = source.Dataset.DeclaredPath };

    static VectorSourceSettings? DatasetOf(NameSourceDeclaration source) => source switch
    {
        NamesOfAreas areas => areas.Settings,
        NamesOfPlaces places => places.Settings,
        _ => null,
    };

    static void Run(TrameJob job, CancellationToken cancel)
    {
        var patches = HabitatSteps.Read(job.Place).Patches;
        using var labels = job.Open(HabitatSteps.Raster);
        var names = SourcesOf(job.Context, job.Trame).Select(source => NamesOf(source, job, patches, labels, cancel));
        job.WriteJson(Names, PatchNames.Of(patches, [.. names]));
    }

    static IReadOnlyDictionary<int, string> NamesOf(
        NameSourceDeclaration source, TrameJob job, IReadOnlyList<HabitatPatch> patches, ITileSource labels,
        CancellationToken cancel)
    {
        var (context, workers) = (job.Context, job.Machine.Jobs);
        var cacheBytes = MemoryShares.Of(job.Machine.MemoryBytes).BurnedBytes;
        switch (source)
        {
            case NamesOfAreas areas:
                var layer = ZoneFile.Open(
                    areas.Settings, context.Grid, new BurnLimits { CacheBytes = cacheBytes }, cancel).Layer;
                return CoveringAreas.NamesOf(
                    layer, LabelTally.Count(layer, labels, context.Grid.Shape, workers, cancel), patches, areas.Covers);
            case NamesOfPlaces places:
                var points = PlaceReader.ReadPlaces(
                    places.Settings, context.Grid, places.NameAttribute, places.RankAttribute, cancel);
                return new NearestPlaces(context.Grid, points, places.WithinMetres).NamesOf(labels, workers, cancel);
            case NamesOfZones zones:
                var number = context.Pipeline.Zones.Select(known => known.Name).ToList().IndexOf(zones.Layer);
                return patches.Where(patch => patch.Zones[number] is not null)
                    .ToDictionary(patch => patch.Id, patch => patch.Zones[number]!);
            default:
                throw new InvalidOperationException($"no way to take names from {source.GetType().Name}");
        }
    }
}
