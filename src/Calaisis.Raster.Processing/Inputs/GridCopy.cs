using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary>Writes a source to a raster of its own, tile by tile.</summary>
static class GridCopy
{
    /// <summary>Reads tiles side by side and writes them in order; the raster appears whole or not at all.</summary>
    public static async Task RunAsync(
        ITileSource source, GridDefinition grid, string output, CogSettings settings, ProcessContext context,
        CancellationToken cancel)
    {
        var (resources, layout) = (context.Resources, ProcessKeys.Tiles(grid, context.Resources));
        var tileBytes = (long)Math.Min(layout.TileRows, grid.Shape.Rows) * Math.Min(layout.TileCols, grid.Shape.Cols)
            * sizeof(float);
        var inFlight = new TileBudget(resources.MemoryBytes / 2, tileBytes, 2 * resources.Jobs).Tiles;
        using var sink = new CogSink(output, grid, settings with { Threads = resources.Jobs });
        var progress = new StepProgress(context.Listener, $"{Path.GetFileName(output)}", layout.Count);
        var graph = new FlowGraph();
        graph.From(layout.Windows())
            .SelectParallel(
                Math.Min(resources.Jobs, inFlight), window => Read(source, window), ordered: true, inFlight: inFlight)
            .ForEach(tile =>
            {
                sink.Write(tile.Window, tile.Values);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        await Task.Run(() => sink.Complete(cancel), cancel);
        sink.Commit();
        progress.Finish();
    }

    static Tile Read(ITileSource source, Window window)
    {
        var tile = new Tile(window, new float[window.CellCount]);
        source.Read(window, tile.Values);
        return tile;
    }
}
