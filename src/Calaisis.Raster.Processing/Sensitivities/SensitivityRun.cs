using Calaisis.Raster.Comparison;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sensitivity;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Sensitivities;

/// <summary>A sensitivity analysis: every scenario and trame with the declared values, then with each draw.</summary>
/// <param name="file">The pipeline file; draws are read like it.</param>
/// <param name="loaded">The pipeline and its scenarios.</param>
/// <param name="declared">What is drawn.</param>
/// <param name="resources">How much of the machine it may use.</param>
sealed class SensitivityRun(string file, LoadedPipeline loaded, SensitivityDeclaration declared, Resources resources)
{
    /// <summary>The step, as reported to the listener.</summary>
    public static Sentence Step => $"draws";

    readonly double[][] _units = LatinHypercube.Draw(declared.Draws, declared.Dimensions.Count, declared.Seed);

    /// <summary>Runs all draws.</summary>
    /// <param name="scratchFolder">Where scratch files go.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CalaisisException">A draw is no sound pipeline, or a source is not as declared.</exception>
    public async Task<SensitivityOutcome> RunAsync(
        string scratchFolder, IRunListener listener, CancellationToken cancel)
    {
        var scenarios = loaded.Scenarios.Where(scenario => declared.Scenarios.Contains(scenario.Name)).ToList();
        var names = declared.Trames.Count > 0
            ? declared.Trames
            : [.. loaded.Pipeline.Trames.Select(trame => trame.Name)];
        var progress = new StepProgress(listener, Step, (long)scenarios.Count * names.Count * (declared.Draws + 1));
        var trames = new List<TrameSensitivity>();
        var grid = default(GridDefinition);
        foreach (var scenario in scenarios)
        {
            // All are read before the first is computed: a value that is not allowed shows now.
            var pipelines = new[] { default(double[]) }.Concat(_units)
                .Select(units => DrawnPipelines.Of(scenario, declared, units, Begin()))
                .Select(pipeline =>
                    pipeline with { Trames = [.. pipeline.Trames.Where(trame => names.Contains(trame.Name))] })
                .ToList();
            grid = PipelineSources.GridOf(pipelines[0]);
            using var sources = await HeldSources.OpenAsync(
                pipelines, grid, loaded.Pipeline.Comparison.Light, resources, listener, cancel);
            var limits = new DrawLimits(resources.Jobs, resources.MemoryBytes / 2, scratchFolder);
            var draw = new TrameDraw(grid, sources.Tiles, sources.Legends, limits)
            {
                Light = sources.Light,
                Territory = TerritoryOn(grid, cancel),
            };
            foreach (var name in names)
            {
                trames.Add(await DrawAsync(scenario.Name, name, pipelines, draw, grid.Shape, progress, cancel));
            }
        }

        progress.Finish();
        var values = _units.Select(units => DrawnPipelines.ValuesOf(declared, units)).ToList();
        return new SensitivityOutcome(grid!, declared, values, trames, Robustness(trames, grid!));
    }

    RankingRobustness? Robustness(List<TrameSensitivity> trames, GridDefinition grid)
    {
        var comparison = loaded.Pipeline.Comparison;
        return RankingRobustness.Of(
            trames, declared.Draws, comparison, RankingRules.Of(comparison, loaded.Pipeline.Trames, grid));
    }

    async Task<TrameSensitivity> DrawAsync(
        string scenario, string trame, List<Pipeline> pipelines, TrameDraw draw, Shape shape, StepProgress progress,
        CancellationToken cancel)
    {
        var reference = await draw.RunAsync(TrameIn(pipelines[0], trame), cancel);
        progress.Advance();
        var spread = new TrameSensitivity(scenario, trame, reference, declared.Draws, shape);
        for (var number = 0; number < declared.Draws; number++)
        {
            spread.Add(number, await draw.RunAsync(TrameIn(pipelines[number + 1], trame), cancel));
            progress.Advance();
        }

        return spread;
    }

    Territory? TerritoryOn(GridDefinition grid, CancellationToken cancel) => loaded.Pipeline.Territory is { } territory
        ? TerritoryFile.Open(
            territory.Settings,
            territory.TitleIn(loaded.Pipeline.Language),
            grid,
            new BurnLimits { MarginCells = ZoneCells.MarginCells, CacheBytes = StepSources.SmallCacheBytes },
            resources.Jobs,
            cancel)
        : null;

    static TrameDeclaration TrameIn(Pipeline pipeline, string trame) =>
        pipeline.Trames.First(candidate => candidate.Name == trame);

    Reading Begin() => new(file, Path.GetDirectoryName(Path.GetFullPath(file))!) { Texts = loaded.Texts };
}

/// <summary>What a sensitivity analysis came to.</summary>
/// <param name="Grid">The grid it was made on.</param>
/// <param name="Declared">What was drawn.</param>
/// <param name="Values">The drawn values, by draw and dimension.</param>
/// <param name="Trames">Every trame of every scenario.</param>
/// <param name="Ranking">How the ranking holds; null without two scenarios to rank.</param>
sealed record SensitivityOutcome(
    GridDefinition Grid,
    SensitivityDeclaration Declared,
    IReadOnlyList<IReadOnlyList<double>> Values,
    IReadOnlyList<TrameSensitivity> Trames,
    RankingRobustness? Ranking);
