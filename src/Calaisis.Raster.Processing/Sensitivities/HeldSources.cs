using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Sensitivity;

namespace Calaisis.Raster.Processing.Sensitivities;

/// <summary>
/// The sources that the draws of a scenario read, brought to the grid once and kept in memory: draws change trames,
/// never sources.
/// </summary>
sealed class HeldSources : IDisposable
{
    readonly OpenSources _opened;

    HeldSources(OpenSources opened, IReadOnlyCollection<ITileSource> tiles, LightInCorridors? light)
    {
        _opened = opened;
        Tiles = tiles;
        if (light is not null) Light = (tiles.First(source => source.Name == light.Source), light.Above);
    }

    public IReadOnlyCollection<ITileSource> Tiles { get; }

    public SourceLegends Legends => _opened.LegendOf;

    /// <summary>Where light is looked at in corridors; null for nowhere.</summary>
    public (ITileSource Radiance, IReadOnlyList<double> Above)? Light { get; }

    /// <summary>Opens and reads what any of the pipelines needs, as far beyond the grid as any does.</summary>
    public static async Task<HeldSources> OpenAsync(
        IReadOnlyList<Pipeline> pipelines, GridDefinition grid, LightInCorridors? light, Resources resources,
        IRunListener listener, CancellationToken cancel)
    {
        var margins = MarginsOf(pipelines, grid, light);
        var memory = MemoryShares.Of(resources.MemoryBytes);
        var limits = new OpeningLimits(resources.Jobs, memory.BurnedBytes);
        var opened = await OpenSources.OpenNeededAsync(
            pipelines[0].AllSources, margins, grid, limits, listener, cancel);
        try
        {
            var held = await Task.Run(
                () => opened.Tiles.Select(source => (ITileSource)MemoryRaster.Of(
                    source, grid.Shape.Whole.Grow(margins[source.Name]), cancel)).ToList(), cancel);
            return new HeldSources(opened, held, light);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose() => _opened.Dispose();

    static SortedDictionary<string, int> MarginsOf(
        IReadOnlyList<Pipeline> pipelines, GridDefinition grid, LightInCorridors? light)
    {
        var margins = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var pipeline in pipelines)
        {
            foreach (var (source, cells) in TrameStacks.MarginsOn(grid, pipeline)) Widen(source, cells);
            foreach (var need in pipeline.Trames.SelectMany(trame => trame.Habitats?.NeedsOn(grid) ?? []))
                Widen(need.Source, need.MarginCells);
        }

        if (light is not null) Widen(light.Source, 0);
        return margins;

        void Widen(string source, int cells) => margins[source] = Math.Max(cells, margins.GetValueOrDefault(source));
    }
}
