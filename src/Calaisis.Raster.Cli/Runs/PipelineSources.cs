using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>The grid and the open sources of a pipeline.</summary>
static class PipelineSources
{
    /// <summary>The declared grid: written out, or that of a raster.</summary>
    public static GridDefinition GridOf(GridDeclaration declared) => declared switch
    {
        GridWritten written => written.Grid,
        GridLike like => RasterGrid.Like(like.Raster.Full),
        _ => throw new InvalidOperationException($"no grid from {declared.GetType().Name}"),
    };

    /// <summary>The sources that the layers of the pipeline's trames read, opened with the margins that they need.</summary>
    public static async Task<OpenSources> OpenAsync(
        Pipeline pipeline, GridDefinition grid, int workers, long cacheBytes, IRunListener listener, CancellationToken cancel)
    {
        var margins = TrameStacks.MarginsOn(grid, pipeline);
        var sources = await OpenSources.OpenAsync(
            [.. pipeline.AllSources.Where(source => margins.ContainsKey(source.Name))],
            grid,
            name => margins[name],
            new OpeningLimits(workers, cacheBytes),
            listener,
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
}
