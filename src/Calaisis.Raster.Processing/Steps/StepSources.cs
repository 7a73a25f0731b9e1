using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>What a step reads from outside, open on the grid while the step runs: sources and zone layers.</summary>
sealed class StepSources : IDisposable
{
    readonly OpenSources _sources;
    readonly Lazy<IReadOnlyList<ZoneFile>> _zones;
    readonly Lazy<Territory?> _territory;

    StepSources(
        OpenSources sources, Func<IReadOnlyList<ZoneFile>> zones, Func<Territory?> territory, MemoryShares memory)
    {
        _sources = sources;
        _zones = new Lazy<IReadOnlyList<ZoneFile>>(zones);
        _territory = new Lazy<Territory?>(territory);
        Memory = memory;
    }

    /// <summary>How the memory of the step is shared out; that of open sources is taken.</summary>
    public MemoryShares Memory { get; }

    public IReadOnlyCollection<ITileSource> Tiles => _sources.Tiles;

    public SourceLegends Legends => _sources.LegendOf;

    /// <summary>The zone layers of the pipeline, opened when they are first asked for.</summary>
    public IReadOnlyList<ZoneFile> ZoneFiles => _zones.Value;

    public IReadOnlyList<ZoneLayer> Zones => [.. ZoneFiles.Select(zones => zones.Layer)];

    /// <summary>
    /// The territory of the pipeline, opened when it is first asked for; null where none is declared.
    /// </summary>
    public Territory? Territory => _territory.Value;

    /// <summary>The zone layers that figures are counted by: cut to the territory where one is declared.</summary>
    public IReadOnlyList<ZoneLayer> CountedZones => [.. Zones.Select(layer => Territory?.Clip(layer) ?? layer)];

    /// <summary>Opens the sources that are needed, with their margins.</summary>
    public static async Task<StepSources> OpenAsync(
        StepContext context, IReadOnlyList<SourceNeed> needs, StepResources resources, IRunListener listener,
        CancellationToken cancel)
    {
        var memory = MemoryShares.Of(resources.MemoryBytes);
        var margins = needs.ToDictionary(need => need.Source, need => need.MarginCells, StringComparer.Ordinal);
        var limits = new OpeningLimits(resources.Workers, memory.BurnedBytes / 2);
        var sources = await OpenSources.OpenNeededAsync(
            context.Pipeline.AllSources, margins, context.Grid, limits, listener, cancel);
        sources.WarnOfEmpty(listener);
        return new StepSources(
            sources,
            () => OpenZones(context, memory.BurnedBytes / 4, cancel),
            () => OpenTerritory(context, memory.BurnedBytes / 4, resources.Workers, cancel),
            memory);
    }

    /// <summary>The zone layers of the pipeline as inputs of a step, under the role <c>zones NAME</c>.</summary>
    public static IEnumerable<StepInput> ZoneInputs(StepContext context) =>
        context.Pipeline.Zones.Select(zones =>
            new OutsideInput($"zones {zones.Name}", zones.Dataset.Full) { Shown = zones.Dataset.Declared });

    /// <summary>The territory of the pipeline as an input of a step; none where none is declared.</summary>
    public static IEnumerable<StepInput> TerritoryInputs(StepContext context) =>
        context.Pipeline.Territory is { } territory
            ? [new OutsideInput("territory", territory.Dataset.Full) { Shown = territory.Dataset.Declared }]
            : [];

    /// <summary>
    /// The territory of the pipeline, with the margin that walks along paths need; null where none is declared.
    /// </summary>
    public static Territory? OpenTerritory(
        StepContext context, long cacheBytes, int workers, CancellationToken cancel) =>
        context.Pipeline.Territory is { } territory
            ? TerritoryFile.Open(
                territory.Settings,
                territory.TitleIn(context.Pipeline.Language),
                context.Grid,
                new BurnLimits { MarginCells = ZoneCells.MarginCells, CacheBytes = cacheBytes },
                workers,
                cancel)
            : null;

    /// <summary>A raster that another step wrote.</summary>
    public static RasterTileSource Written(
        string name, string path, GridDefinition grid, CellKind kind = CellKind.Values) =>
        RasterTileSource.Open(new RasterSourceSettings(name, path, kind), grid);

    /// <summary>For reading outlines only, which burn nothing.</summary>
    public const long SmallCacheBytes = 16L << 20;

    /// <summary>The zone layers of the pipeline.</summary>
    public static IReadOnlyList<ZoneFile> OpenZones(StepContext context, long cacheBytes, CancellationToken cancel)
    {
        var limits = new BurnLimits
        {
            MarginCells = ZoneCells.MarginCells,
            CacheBytes = cacheBytes / Math.Max(1, context.Pipeline.Zones.Count),
        };
        return [.. context.Pipeline.Zones.Select(zones => ZoneFile.Open(zones.Settings, context.Grid, limits, cancel))];
    }

    public void Dispose() => _sources.Dispose();
}
