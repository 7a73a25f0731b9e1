using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>
/// The habitats of one trame, from its written resistance to a raster of labels and a table of patches.
/// </summary>
sealed class HabitatRun(
    Pipeline pipeline, TrameDeclaration trame, GridDefinition grid, Resources resources, IRunListener listener)
{
    readonly MemoryShares _memory = MemoryShares.Of(resources.MemoryBytes);
    readonly HabitatDeclaration _declared = trame.Habitats
        ?? throw new ArgumentException($"trame '{trame.Name}' declares no habitats", nameof(trame));

    /// <summary>Opens sources and zones, searches, and moves the raster into place.</summary>
    /// <param name="resistance">The trame's resistance, on the pipeline's grid.</param>
    /// <param name="output">The raster to write.</param>
    /// <param name="metadata">Lines of metadata beside those that tell the rule.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The patches, with the shapes that the written raster gives them.</returns>
    /// <exception cref="CalaisisException">
    /// A source or the resistance is not as declared, no core area is found, or there is no room.
    /// </exception>
    public async Task<FeatureTable> WriteAsync(
        string resistance, string output, IEnumerable<KeyValuePair<string, string>> metadata, CancellationToken cancel)
    {
        GridMatch.Require(grid, $"the pipeline", RasterGrid.Like(resistance), $"the resistance '{resistance}'");
        using var tiles = RasterTileSource.Open(
            new RasterSourceSettings($"resistance of {trame.Name}", resistance, CellKind.Values), grid);
        var zones = await Task.Run(() => OpenZones(cancel), cancel);
        var map = await SearchAsync(
            tiles,
            zones,
            Path.GetDirectoryName(Path.GetFullPath(output))!,
            settings => new CogSink(
                output, grid, HabitatMetadata.SettingsOf(settings, metadata) with { Threads = resources.Jobs }),
            cancel);
        var shapes = await Task.Run(() => Polygons.OfLabels(output, grid, cancel), cancel);
        return HabitatTable.From(map.Patches, [.. zones.Select(zone => zone.Name)], patch => shapes[patch.Id]);
    }

    /// <summary>
    /// The same search with nothing written: what it would refuse is thrown, what it would tell is told.
    /// </summary>
    /// <param name="resistance">The trame's resistance on the grid.</param>
    /// <param name="cancel">Stops it.</param>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    public Task<HabitatMap> CheckAsync(ITileSource resistance, CancellationToken cancel) =>
        SearchAsync(resistance, OpenZones(cancel), Path.GetTempPath(), _ => new Discarded(), cancel);

    async Task<HabitatMap> SearchAsync(
        ITileSource resistance, List<ZoneLayer> zones, string scratch, Func<HabitatSettings, ILabelSink> sinkOf,
        CancellationToken cancel)
    {
        RequireMetres();
        using var sources = await OpenAsync(cancel);
        var settings = _declared.Build(trame.Name, sources.LegendOf);
        foreach (var narrow in new NarrowHabitat(grid, sources, cancel).Of(settings, pipeline.AllSources))
            listener.Hear(new Warning($"trame '{trame.Name}': {narrow}"));
        using var sink = sinkOf(settings);
        var search = new HabitatSearch(
            grid,
            new TileLayout(grid.Shape, resources.TileCells, resources.TileCells),
            settings,
            new HabitatInputs(
                sources.Tiles, trame.ForHabitats(resistance, sources.Tiles, sources.LegendOf, grid.Shape), zones)
            {
                Territory = zones.Count == 0 ? null : OpenTerritory(cancel),
            });
        var limits = new HabitatLimits(resources.Jobs, _memory.TileBytes, scratch);
        return await search.RunAsync(new HabitatOutput(sink, HabitatMetadata.Describe), limits, listener, cancel);
    }

    /// <summary>Hectares and metres mean nothing in degrees or feet.</summary>
    void RequireMetres()
    {
        var crs = CrsDescription.Of(grid);
        if (!crs.IsGeographic && crs.MetresPerUnit.Equals(1)) return;
        throw new PipelineException([new Fault("grid", 0, 0,
            $"habitats are declared in hectares and metres, but the grid is in {crs.Name}, whose unit is no metre: "
                + $"use a grid in metres, such as EPSG:2154")]);
    }

    Task<OpenSources> OpenAsync(CancellationToken cancel)
    {
        var needs = _declared.NeedsOn(grid)
            .ToDictionary(need => need.Source, need => need.MarginCells, StringComparer.Ordinal);
        foreach (var source in trame.CrossingSources) needs.TryAdd(source, 0);
        var limits = new OpeningLimits(resources.Jobs, _memory.BurnedBytes);
        return OpenSources.OpenNeededAsync(pipeline.AllSources, needs, grid, limits, listener, cancel);
    }

    Territory? OpenTerritory(CancellationToken cancel) =>
        pipeline.Territory is not { } territory ? null : TerritoryFile.Open(
            territory.Settings, territory.TitleIn(pipeline.Language), grid,
            new BurnLimits { CacheBytes = _memory.BurnedBytes / 4 }, resources.Jobs, cancel);

    List<ZoneLayer> OpenZones(CancellationToken cancel)
    {
        var cache = _memory.BurnedBytes / Math.Max(1, pipeline.Zones.Count);
        return [.. pipeline.Zones
            .Select(zone => ZoneFile.Open(zone.Settings, grid, new BurnLimits { CacheBytes = cache }, cancel).Layer)];
    }
}
