using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>The mean of night light on each patch of a trame.</summary>
sealed class RadianceRun(
    Pipeline pipeline, TrameDeclaration trame, GridDefinition grid, Resources resources, IRunListener listener)
{
    /// <summary>Opens the light that the habitats name, and takes its means.</summary>
    /// <param name="labels">The raster of labels.</param>
    /// <param name="patches">How many patches it has.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The mean of each patch, in order of labels; NaN where it has no data.</returns>
    /// <exception cref="Faults.CalaisisException">
    /// The source or the labels are not as declared, or there is no room.
    /// </exception>
    public async Task<IReadOnlyList<double>> MeasureAsync(string labels, int patches, CancellationToken cancel)
    {
        var light = trame.Habitats?.Radiance
            ?? throw new InvalidOperationException($"the habitats of trame '{trame.Name}' name no light");
        var memory = MemoryShares.Of(resources.MemoryBytes);
        var limits = new OpeningLimits(resources.Jobs, memory.BurnedBytes);
        using var sources = await OpenSources.OpenNeededAsync(
            pipeline.AllSources, new Dictionary<string, int> { [light] = 0 }, grid, limits, listener, cancel);
        using var ids = RasterTileSource.Open(
            new RasterSourceSettings($"habitats of {trame.Name}", labels, CellKind.Classes), grid);
        var means = new PatchMeans(
            new TileLayout(grid.Shape, resources.TileCells, resources.TileCells), ids, sources.Tiles.Single());
        return await means.RunAsync(
            patches, $"radiance {trame.Name}", new PassLimits(resources.Jobs, memory.TileBytes), listener, cancel);
    }
}
