using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary>The grid and the open sources of a pipeline.</summary>
static class PipelineSources
{
    /// <summary>The grid of a pipeline, in which its widths, distances and areas are measured.</summary>
    /// <exception cref="Faults.RasterException">As for any grid; or its metres are none on the ground.</exception>
    public static GridDefinition GridOf(Pipeline pipeline)
    {
        var grid = GridOf(pipeline.Grid);
        GroundScale.Require(grid);
        foreach (var trame in pipeline.Trames.Where(trame => trame.Cost is not null))
        {
            CostGround.Require(
                trame.Cost!.Rules.Units, grid, $"cost of trame '{trame.Name}'", $", or set its units to cells");
        }

        return grid;
    }

    /// <summary>The declared grid: written out, or that of a raster.</summary>
    /// <exception cref="Faults.RasterException">Nobody knows its coordinate system, or the raster has none.</exception>
    public static GridDefinition GridOf(GridDeclaration declared) => declared switch
    {
        GridWritten written => Known(written.Grid),
        GridLike like => RasterGrid.Like(like.Raster.Full),
        _ => throw new InvalidOperationException($"no grid from {declared.GetType().Name}"),
    };

    // Told once, before every source and raster says it for itself.
    static GridDefinition Known(GridDefinition grid)
    {
        CoordinateSystem.Parse(grid.Crs, $"the grid").Dispose();
        return grid;
    }

    /// <summary>
    /// The sources that the layers of the pipeline's trames read, opened with the margins that they need.
    /// </summary>
    public static async Task<OpenSources> OpenAsync(
        Pipeline pipeline, GridDefinition grid, int workers, long cacheBytes, IRunListener listener,
        CancellationToken cancel)
    {
        var margins = TrameStacks.MarginsOn(grid, pipeline);
        var limits = new OpeningLimits(workers, cacheBytes);
        var sources = await OpenSources.OpenNeededAsync(pipeline.AllSources, margins, grid, limits, listener, cancel);
        try
        {
            sources.WarnOfEmpty(listener);
            foreach (var (source, rounded) in RoundedSources.In(pipeline.Trames, pipeline.AllSources, grid, cancel))
                listener.Hear(new Warning($"source '{source}': {rounded.Sentence}"));
            return sources;
        }
        catch
        {
            sources.Dispose();
            throw;
        }
    }
}
