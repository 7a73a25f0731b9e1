using Calaisis.Raster.Cli.Costs;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>The cost distances of a pipeline: for each trame that declares one, <c>cost.tif</c> from its written resistance.</summary>
static class TrameCosts
{
    /// <summary>One trame after the other, each with all workers.</summary>
    public static async Task WriteAsync(
        Pipeline pipeline,
        GridDefinition grid,
        OpenSources sources,
        RunFolder folder,
        Provenance provenance,
        Resources resources,
        Journal journal,
        CancellationToken cancel)
    {
        foreach (var trame in pipeline.Trames)
        {
            if (trame.Cost is not { } cost) continue;
            var settings = SettingsOf(pipeline, trame, cost, grid, provenance) with { Threads = resources.Jobs };
            var labels = sources.Tiles.First(tiles => tiles.Name == cost.Use.Source);
            await Task.Run(() => Write(trame, cost, grid, labels, settings, folder, resources, journal, cancel), cancel);
        }
    }

    static void Write(
        TrameDeclaration trame,
        CostDeclaration cost,
        GridDefinition grid,
        ITileSource labels,
        CogSettings settings,
        RunFolder folder,
        Resources resources,
        Journal journal,
        CancellationToken cancel)
    {
        var written = new RasterSourceSettings($"resistance of {trame.Name}", folder.Resistance(trame.Name), CellKind.Values);
        using var resistance = RasterTileSource.Open(written, grid);
        var output = folder.Cost(trame.Name);
        using var rasters = CostRasters.Begin(grid, (output, settings));
        using var surface = CostSearch.Solve(
            resistance,
            new LabelSources(labels),
            grid.Shape,
            CostSearch.SettingsOf(cost.Rules, grid, resources),
            output,
            $"cost {trame.Name}",
            journal,
            cancel);
        rasters.Write(surface, $"cost file {trame.Name}", journal, cancel);
    }

    static CogSettings SettingsOf(
        Pipeline pipeline, TrameDeclaration trame, CostDeclaration cost, GridDefinition grid, Provenance provenance)
    {
        var settings = CostMetadata.OfCost(cost.Rules, grid, CellType.ExactQuantity);
        var metadata = new SortedDictionary<string, string>(settings.Metadata.ToDictionary(), StringComparer.Ordinal)
        {
            ["CALAISIS_PIPELINE"] = pipeline.Name,
            ["CALAISIS_SCENARIO"] = RunFolder.BaseScenario,
            ["CALAISIS_TRAME"] = trame.Name,
            ["CALAISIS_SOURCE"] = cost.Use.Source,
        };
        if (provenance.HashOf(cost.Use.Source) is { } hash) metadata[$"CALAISIS_INPUT_{cost.Use.Source}"] = $"sha256:{hash.Sha256}";
        return settings with { Description = $"accumulated cost, trame {trame.Name}", Metadata = metadata };
    }
}
