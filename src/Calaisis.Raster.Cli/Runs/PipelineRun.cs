using Calaisis.Raster.Cli.PipelineFiles;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>One run of a pipeline, from its sources to grids, maps and manifest.</summary>
sealed class PipelineRun(LoadedPipeline loaded, RunFolder folder, Resources resources, Journal journal, bool drawMaps = true)
{
    readonly Pipeline _pipeline = loaded.Pipeline;
    readonly MemoryShares _memory = MemoryShares.Of(resources.MemoryBytes);

    public async Task RunAsync(CancellationToken cancel)
    {
        GdalRuntime.LimitCache(_memory.GdalMegabytes);
        var grid = GridOf(_pipeline.Grid);
        journal.Detail($"grid: {grid}, {grid.Crs}");
        using var sources = await OpenAsync(_pipeline, grid, resources, _memory, journal, cancel);
        var stacks = TrameStacks.Build(_pipeline, sources.LegendOf);
        var provenance = await Task.Run(() => Provenance.Take(loaded), cancel);
        var maps = drawMaps ? new RunMaps(_pipeline, grid) : null;
        var statistics = await ComputeAsync(grid, sources, stacks, maps, provenance, cancel);
        await TrameCosts.WriteAsync(_pipeline, grid, sources, folder, provenance, resources with { MemoryBytes = _memory.TileBytes }, journal, cancel);
        if (maps is not null) await maps.DrawAsync(folder, resources.Jobs, journal, cancel);
        else RunMaps.RemoveStale(_pipeline, folder);
        WriteManifest(grid, provenance, statistics);
    }

    /// <summary>The declared grid: written out, or that of a raster.</summary>
    public static GridDefinition GridOf(GridDeclaration declared) => declared switch
    {
        GridWritten written => written.Grid,
        GridLike like => RasterGrid.Like(like.Raster.Full),
        _ => throw new InvalidOperationException($"no grid from {declared.GetType().Name}"),
    };

    /// <summary>The sources that the pipeline's trames read, opened with the margins that their layers need.</summary>
    public static async Task<OpenSources> OpenAsync(
        Pipeline pipeline, GridDefinition grid, Resources resources, MemoryShares memory, Journal journal, CancellationToken cancel)
    {
        var margins = TrameStacks.MarginsOn(grid, pipeline);
        var sources = await OpenSources.OpenAsync(
            [.. pipeline.AllSources.Where(source => margins.ContainsKey(source.Name))],
            grid,
            name => margins[name],
            new OpeningLimits(resources.Jobs, memory.BurnedBytes),
            journal,
            cancel);
        try
        {
            sources.RequireAll();
            return sources;
        }
        catch
        {
            sources.Dispose();
            throw;
        }
    }

    async Task<IReadOnlyList<TrameStatistics>> ComputeAsync(
        GridDefinition grid,
        OpenSources sources,
        IReadOnlyList<ResistanceStack> stacks,
        RunMaps? maps,
        Provenance provenance,
        CancellationToken cancel)
    {
        var sinks = new List<ITileSink>();
        try
        {
            foreach (var stack in stacks)
            {
                var settings = ResistanceMetadata.SettingsOf(_pipeline, stack, provenance);
                var raster = new CogSink(folder.Resistance(stack.Trame), grid, settings);
                sinks.Add(maps is null ? raster : new ThinningSink(raster, maps.Of(stack.Trame)));
            }

            var pass = new ResistancePass(
                grid,
                new TileLayout(grid.Shape, resources.TileCells, resources.TileCells),
                sources.Tiles,
                [.. stacks.Zip(sinks, (stack, sink) => new TrameOutput(stack, sink, ResistanceMetadata.Describe))]);
            return await pass.RunAsync(new PassLimits(resources.Jobs, _memory.TileBytes), journal, cancel);
        }
        finally
        {
            foreach (var sink in sinks) sink.Dispose();
        }
    }

    void WriteManifest(GridDefinition grid, Provenance provenance, IReadOnlyList<TrameStatistics> statistics)
    {
        var manifest = new Manifest
        {
            Pipeline = _pipeline.Name,
            Software = SoftwareVersions.All,
            Parameters = NodeJson.ToJson(loaded.Document)!,
            Grid = $"{grid}, {grid.Crs}",
        };
        foreach (var input in provenance.Inputs) manifest.AddInput(input.Role, input.Declared, input.Hash);
        foreach (var trame in statistics)
        {
            manifest.AddTrame(trame);
            foreach (var output in OutputsOf(trame.Trame))
                manifest.AddOutput(folder.Relative(output), FileHash.Of(output)!);
        }

        manifest.Write(folder.Manifest);
    }

    IEnumerable<string> OutputsOf(string trame)
    {
        yield return folder.Resistance(trame);
        if (_pipeline.Trames.First(candidate => candidate.Name == trame).Cost is not null) yield return folder.Cost(trame);
        if (drawMaps) yield return folder.ResistanceMap(trame);
    }
}
