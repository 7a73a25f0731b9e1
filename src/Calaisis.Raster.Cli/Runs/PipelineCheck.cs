using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Whether a pipeline's data are what it says: reads every source once over the whole grid.</summary>
sealed class PipelineCheck(Pipeline pipeline, Resources resources, IRunListener listener)
{
    public async Task<PreflightReport> RunAsync(CancellationToken cancel)
    {
        var memory = MemoryShares.Of(resources.MemoryBytes);
        GdalRuntime.LimitCache(memory.GdalMegabytes);
        var grid = PipelineSources.GridOf(pipeline.Grid);
        var margins = TrameStacks.MarginsOn(grid, pipeline);
        using var opened = await OpenSources.OpenAsync(
            pipeline.AllSources,
            grid,
            name => margins.GetValueOrDefault(name),
            new OpeningLimits(resources.Jobs, memory.BurnedBytes),
            listener,
            cancel);

        var readable = opened.All.Where(source => source.Tiles is not null).ToList();
        var statistics = await SourceScan.RunAsync(
            new TileLayout(grid.Shape, resources.TileCells, resources.TileCells),
            [.. readable.Select(source => new ScannedSource(source.Tiles!, source.Facts.Kind, source.Facts.Plausible))],
            new PassLimits(resources.Jobs, memory.TileBytes),
            listener,
            cancel);
        var counted = readable.Zip(statistics).ToDictionary(pair => pair.First.Facts.Name, pair => pair.Second, StringComparer.Ordinal);
        // What a source that cannot be read holds is not known: faults of tables that would follow from that hid why.
        var isReadable = opened.All.ToDictionary(source => source.Facts.Name, source => source.Tiles is not null, StringComparer.Ordinal);
        var sound = pipeline with { Trames = [.. pipeline.Trames.Where(trame => SourcesOf(trame, grid).All(name => isReadable[name]))] };
        var stacks = TrameStacks.Build(sound, opened.LegendOf).ToDictionary(stack => stack.Trame, StringComparer.Ordinal);
        TrameStacks.RequireClasses(sound, opened.LegendOf);
        var elsewhere = pipeline.Trames.SelectMany(BesideLayers).Append(pipeline.Comparison.Light?.Source).ToHashSet(StringComparer.Ordinal);
        var report = PreflightRules.Judge(
            grid,
            [.. opened.All.Select(source => SubjectOf(source, counted) with { IsReadElsewhere = elsewhere.Contains(source.Facts.Name) })],
            [
                .. pipeline.Trames.Select(trame => stacks.TryGetValue(trame.Name, out var stack)
                    ? TrameSubject.Of(stack, grid)
                    : new TrameSubject(trame.Name, [.. LayerSources(trame, grid).Distinct()], [])),
            ]);
        return report with { Layers = LayerCheck.Of(pipeline, grid, cancel) };
    }

    static IEnumerable<string> LayerSources(TrameDeclaration trame, GridDefinition grid) =>
        trame.Layers.SelectMany(layer => layer.NeedsOn(grid)).Select(need => need.Source);

    static IEnumerable<string> SourcesOf(TrameDeclaration trame, GridDefinition grid) => LayerSources(trame, grid)
        .Concat(trame.Layers.Select(layer => layer.Mask?.Source))
        .Concat(BesideLayers(trame))
        .OfType<string>();

    static IEnumerable<string?> BesideLayers(TrameDeclaration trame) => (trame.Habitats?.Uses ?? []).Concat(trame.Conflicts?.Uses ?? [])
        .Select(use => use.Source)
        .Append(trame.Habitats?.Radiance)
        .Append(trame.Cost?.Use?.Source);

    static SourceSubject SubjectOf(OpenSource source, Dictionary<string, SourceStatistics> counted) =>
        new(source.Facts, counted.GetValueOrDefault(source.Facts.Name)) { Problem = source.Problem?.Message };
}
