using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Whether a pipeline's data are what it says: reads every source once over the whole grid.</summary>
sealed class PipelineCheck(Pipeline pipeline, Resources resources, Journal journal)
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
            journal,
            cancel);

        var readable = opened.All.Where(source => source.Tiles is not null).ToList();
        var statistics = await SourceScan.RunAsync(
            new TileLayout(grid.Shape, resources.TileCells, resources.TileCells),
            [.. readable.Select(source => new ScannedSource(source.Tiles!, source.Facts.Kind, source.Facts.Plausible))],
            new PassLimits(resources.Jobs, memory.TileBytes),
            journal,
            cancel);
        var counted = readable.Zip(statistics).ToDictionary(pair => pair.First.Facts.Name, pair => pair.Second, StringComparer.Ordinal);
        var stacks = TrameStacks.Build(pipeline, opened.LegendOf);
        TrameStacks.RequireClasses(pipeline, opened.LegendOf);
        var report = PreflightRules.Judge(
            grid,
            [.. opened.All.Select(source => SubjectOf(source, counted))],
            [.. stacks.Select(stack => TrameSubject.Of(stack, grid))]);
        return report with { Layers = LayerCheck.Of(pipeline, grid, cancel) };
    }

    static SourceSubject SubjectOf(OpenSource source, Dictionary<string, SourceStatistics> counted) =>
        new(source.Facts, counted.GetValueOrDefault(source.Facts.Name)) { Problem = source.Problem?.Message };
}
