using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>A search for accumulated costs with the share of the machine that the command line gives.</summary>
static class CostSearch
{
    /// <summary>Rules, grid and machine as the engine wants them.</summary>
    public static CostDistanceSettings SettingsOf(CostRules rules, GridDefinition grid, Resources resources) => new()
    {
        CellWidth = grid.CellWidth,
        CellHeight = grid.CellHeight,
        Units = rules.Units,
        Neighbourhood = rules.Neighbourhood,
        MaxCost = rules.MaxCost,
        NoCornerCrossing = rules.NoCornerCrossing,
        StepMean = rules.StepMean,
        Workers = resources.Jobs,
        MemoryBytes = resources.MemoryBytes,
    };

    /// <summary>
    /// Searches the whole grid. A scratch file, where the memory does not hold the raster, lies in the folder of the
    /// output.
    /// </summary>
    /// <exception cref="Faults.RasterException">A resistance or a source is not as expected.</exception>
    public static CostSurface Solve(
        ITileSource resistance,
        ICostSources sources,
        Shape shape,
        CostDistanceSettings settings,
        string output,
        Sentence step,
        IRunListener listener,
        CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        var progress = new SearchProgress(listener, step);
        var surface = CostDistanceSolver.Solve(
            resistance, sources, shape, settings with { ScratchFolder = folder }, progress, cancel);
        progress.Finish();
        if (surface.SourceCellCount == 0)
        {
            listener.Hear(
                new Warning($"sources '{sources.Name}': found no source cell on the grid; no cell is reached"));
        }

        return surface;
    }
}
