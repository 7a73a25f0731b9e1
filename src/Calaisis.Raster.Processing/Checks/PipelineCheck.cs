using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Checks;

/// <summary>
/// Whether a pipeline's data are what it says: reads every source once over the whole grid, then computes what a run
/// would refuse.
/// </summary>
sealed class PipelineCheck(Pipeline pipeline, DeclaredText declared, Resources resources, IRunListener listener)
{
    /// <param name="withTrames">
    /// Whether resistance and core areas of each trame are computed, too; a run that does so anyway leaves it out.
    /// </param>
    /// <param name="before">What other scenarios have shown; what this one shows is added.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PreflightReport> RunAsync(bool withTrames, CheckedBefore before, CancellationToken cancel)
    {
        var memory = MemoryShares.Of(resources.MemoryBytes);
        GdalRuntime.LimitCache(memory.GdalMegabytes);
        var grid = PipelineSources.GridOf(pipeline);
        var margins = TrameStacks.MarginsOn(grid, pipeline);
        using var opened = await OpenSources.OpenAsync(
            pipeline.AllSources,
            grid,
            name => margins.GetValueOrDefault(name),
            new OpeningLimits(resources.Jobs, memory.BurnedBytes),
            listener,
            cancel);

        var declaredSources = opened.All.Where(source => !source.IsMade).ToList();
        var counted = await CountAsync(
            [.. declaredSources.Where(source => source.Tiles is not null)], grid, before, memory, cancel);
        // What a source that cannot be read holds is not known: faults of tables that would follow from that hid why.
        var isReadable = opened.All
            .ToDictionary(source => source.Facts.Name, source => source.Tiles is not null, StringComparer.Ordinal);
        var sound = pipeline with
        {
            Trames = [.. pipeline.Trames.Where(trame => SourcesOf(trame, grid).All(name => isReadable[name]))],
        };
        var stacks = TrameStacks.Build(sound, opened.LegendOf)
            .ToDictionary(stack => stack.Trame, StringComparer.Ordinal);
        TrameStacks.RequireClasses(sound, opened.LegendOf);
        var unmet = pipeline.AllSources.OfType<RasterSourceSettings>()
            .Where(raster => isReadable[raster.Name])
            .ToDictionary(raster => raster.Name, raster => NoDataSample.Of(raster, grid), StringComparer.Ordinal);
        var rounded = RoundedSources.In(
            pipeline.Trames, [.. pipeline.AllSources.Where(source => isReadable[source.Name])], grid, cancel);
        var elsewhere = pipeline.Trames.SelectMany(BesideLayers).Append(pipeline.Comparison.Light?.Source)
            .ToHashSet(StringComparer.Ordinal);
        var report = PreflightChecks.Judge(
            grid,
            [.. declaredSources.Select(source => SubjectOf(source, counted) with
            {
                IsReadElsewhere = elsewhere.Contains(source.Facts.Name),
                UnmetNoData = unmet.GetValueOrDefault(source.Facts.Name),
                Rounded = rounded.GetValueOrDefault(source.Facts.Name),
            })],
            [
                .. pipeline.Trames.Select(trame => stacks.TryGetValue(trame.Name, out var stack)
                    ? TrameSubject.Of(stack, grid) with
                    {
                        Sources = [.. LayerSources(trame, grid).Where(name => !IsMade(name)).Distinct()
                            .Order(StringComparer.Ordinal)],
                    }
                    : new TrameSubject(trame.Name, [.. LayerSources(trame, grid).Distinct()], [])),
            ]);
        if (withTrames)
        {
            // What is made from declared sources fails with them, mostly, which is told already.
            if (declaredSources.TrueForAll(source => source.Problem is null)
                && opened.All.FirstOrDefault(source => source.Problem is not null) is { } made)
            {
                throw made.Problem!;
            }

            var usable = report.Trames.Where(trame => !IsRefused(trame, report)).Select(trame => trame.Trame.Name)
                .ToDictionary(name => name, name => declared.OfTrame(
                    name, SourcesOf(pipeline.Trames.Single(trame => trame.Name == name), grid)));
            var unknown = usable.Where(trame => !before.Trames.ContainsKey(trame.Value))
                .Select(trame => stacks[trame.Key]).ToList();
            foreach (var (name, found) in await new TrameCheck(pipeline, grid, opened, resources, listener)
                .RunAsync(unknown, cancel))
            {
                before.Trames[usable[name]] = found;
            }

            report = report.With(usable.ToDictionary(trame => trame.Key, trame => before.Trames[trame.Value]));
        }

        // A layer that trames read, too, is told once.
        var layers = LayerCheck.Of(pipeline, grid, cancel);
        var told = layers.SelectMany(layer => layer.Findings).Select(found => found.Message.ToString())
            .ToHashSet(StringComparer.Ordinal);
        return report with
        {
            Layers = layers,
            Trames = [.. report.Trames.Select(trame => trame with
            {
                Findings = [.. trame.Findings.Where(found => !told.Contains(found.Message.ToString()))],
            })],
        };

        bool IsMade(string name) => opened.All.Any(source => source.IsMade && source.Facts.Name == name);

        bool IsRefused(TrameReport trame, PreflightReport judged) => !stacks.ContainsKey(trame.Trame.Name)
            || trame.Findings.Concat(judged.Sources
                .Where(source => trame.Trame.Sources.Contains(source.Source.Facts.Name))
                .SelectMany(source => source.Findings))
                .Any(finding => finding.Severity is Severity.Error);
    }

    /// <summary>What sources hold, by name; those that another scenario declares alike are not read again.</summary>
    async Task<Dictionary<string, SourceStatistics>> CountAsync(
        List<OpenSource> readable, GridDefinition grid, CheckedBefore before, MemoryShares memory,
        CancellationToken cancel)
    {
        var texts = readable.ToDictionary(
            source => source.Facts.Name, source => declared.OfSource(source.Facts.Name), StringComparer.Ordinal);
        var unknown = readable.Where(source => !before.Sources.ContainsKey(texts[source.Facts.Name])).ToList();
        var statistics = await SourceScan.RunAsync(
            new TileLayout(grid.Shape, resources.TileCells, resources.TileCells),
            [.. unknown.Select(source => new ScannedSource(source.Tiles!, source.Facts.Kind, source.Facts.Plausible))],
            new PassLimits(resources.Jobs, memory.TileBytes),
            listener,
            cancel);
        foreach (var (source, counts) in unknown.Zip(statistics)) before.Sources[texts[source.Facts.Name]] = counts;
        return texts.ToDictionary(text => text.Key, text => before.Sources[text.Value], StringComparer.Ordinal);
    }

    static IEnumerable<string> LayerSources(TrameDeclaration trame, GridDefinition grid) =>
        trame.Layers.SelectMany(layer => layer.NeedsOn(grid)).Select(need => need.Source);

    static IEnumerable<string> SourcesOf(TrameDeclaration trame, GridDefinition grid) => LayerSources(trame, grid)
        .Concat(trame.Layers.Select(layer => layer.Mask?.Source))
        .Concat(BesideLayers(trame))
        .OfType<string>();

    static IEnumerable<string?> BesideLayers(TrameDeclaration trame) =>
        (trame.Habitats?.Uses ?? []).Concat(trame.Conflicts?.Uses ?? [])
            .Select(use => use.Source)
            .Append(trame.Habitats?.Radiance)
            .Append(trame.Cost?.Use?.Source);

    static SourceSubject SubjectOf(OpenSource source, Dictionary<string, SourceStatistics> counted) =>
        new(source.Facts, counted.GetValueOrDefault(source.Facts.Name))
        {
            Problem = source.Problem is { } problem ? CalaisisException.SentenceOf(problem) : null,
        };
}
