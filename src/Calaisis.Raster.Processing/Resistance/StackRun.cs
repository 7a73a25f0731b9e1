using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>Computes one stack of layers into one raster: what most processes come down to.</summary>
static class StackRun
{
    /// <summary>The raster's band says it holds resistance; cells on which no layer speaks are NoData.</summary>
    public static async Task RunAsync(
        IReadOnlyCollection<ITileSource> sources,
        GridDefinition grid,
        ResistanceStack stack,
        string output,
        ProcessContext context,
        CancellationToken cancel)
    {
        var settings = new CogSettings
        {
            Unit = "resistance per metre",
            Description = stack.Trame,
            Threads = context.Resources.Jobs,
        };
        using var sink = new CogSink(output, grid, settings);
        var pass = new ResistancePass(
            grid, ProcessKeys.Tiles(grid, context.Resources), sources, [new TrameOutput(stack, sink)]);
        await pass.RunAsync(
            new PassLimits(context.Resources.Jobs, context.Resources.MemoryBytes / 2), context.Listener, cancel);
    }
}
