using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// One pass over the rasters of a trame in two scenarios: writes what differs and counts it, everywhere and by zone.
/// The result does not depend on tiles, workers or memory.
/// </summary>
public sealed class ChangePass
{
    readonly GridDefinition _grid;
    readonly TileLayout _layout;
    readonly ScenarioRasters _before;
    readonly ScenarioRasters _after;
    readonly ChangeSettings _settings;

    /// <param name="grid">The grid of all rasters.</param>
    /// <param name="layout">The tiles to work on one by one; covers the grid.</param>
    /// <param name="before">The scenario compared with.</param>
    /// <param name="after">The other scenario; has the same rasters.</param>
    /// <param name="settings">Zones and thresholds of light.</param>
    public ChangePass(
        GridDefinition grid, TileLayout layout, ScenarioRasters before, ScenarioRasters after, ChangeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(settings);
        if (layout.Shape != grid.Shape) throw new ArgumentException("the tiles do not cover the grid", nameof(layout));
        (_grid, _layout, _before, _after, _settings) = (grid, layout, before, after, settings);
    }

    /// <summary>Runs the pass, completes what is written and moves it into place.</summary>
    /// <param name="sinks">Where differences go.</param>
    /// <param name="step">The step's name, as reported to the listener.</param>
    /// <param name="limits">How much of the machine it may use.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it; nothing appears then.</param>
    /// <exception cref="Faults.PipelineException">The memory does not hold one tile.</exception>
    public async Task<ChangeCounts> RunAsync(
        ChangeSinks sinks, Sentence step, PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        ArgumentNullException.ThrowIfNull(limits);
        var cells =
            checked(Math.Min(_layout.TileRows, _grid.Shape.Rows) * Math.Min(_layout.TileCols, _grid.Shape.Cols));
        var useful = (int)Math.Min(_layout.Count, 2L * limits.Workers);
        var tiles = new TileBudget(limits.MemoryBytes, cells * (long)ChangeTile.BytesPerCell, useful).Tiles;
        var changed = new ChangedCells(_grid.Shape);
        var total = new ChangeCounts(_settings) { Changed = changed };
        var pool = new FixedPool<ChangeTile>(tiles, () => new ChangeTile(cells, new ChangeCounts(_settings)));
        var progress = new StepProgress(listener, step, _layout.Count);
        var graph = new FlowGraph(limits.QueueLength);
        graph.From(_layout.Windows())
            .Select(async (window, stopping) => (await pool.TakeAsync(stopping)).For(window))
            .SelectParallel(
                Math.Min(limits.Workers, tiles),
                tile => tile.Compare(_before, _after, _settings),
                ordered: true,
                inFlight: tiles)
            .ForEach(tile =>
            {
                tile.Write(sinks, changed);
                total.Add(tile.Counts);
                pool.Give(tile);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        await Task.Run(() => Complete(sinks, cancel), cancel);
        foreach (var sink in sinks.Differences) sink.Commit();
        foreach (var sink in sinks.Codes) sink.Commit();
        progress.Finish();
        return total;
    }

    static void Complete(ChangeSinks sinks, CancellationToken cancel)
    {
        foreach (var sink in sinks.Differences) sink.Complete(cancel);
        foreach (var sink in sinks.Codes) sink.Complete(cancel);
    }
}
