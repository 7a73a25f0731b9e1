using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Labels;
using Calaisis.Raster.Habitats.Measures;
using Calaisis.Raster.Habitats.Rules;

namespace Calaisis.Raster.Habitats;

/// <summary>
/// Finds the patches of a trame in two passes over the grid. The first decides on every cell, joins cells to components
/// tile by tile and tiles along their borders; the second writes ids and measures patches. What is held beside the
/// tiles in flight grows with patches and borders, not with the raster, and nothing of the result depends on tiles,
/// workers or memory.
/// </summary>
public sealed class HabitatSearch
{
    readonly GridDefinition _grid;
    readonly TileLayout _layout;
    readonly HabitatSettings _settings;
    readonly HabitatInputs _inputs;
    readonly Dictionary<string, ITileSource> _sources;

    /// <param name="grid">The grid of all inputs; its coordinates are metres.</param>
    /// <param name="layout">The tiles to work on one by one; covers the grid.</param>
    /// <param name="settings">What is habitat.</param>
    /// <param name="inputs">What is read.</param>
    public HabitatSearch(GridDefinition grid, TileLayout layout, HabitatSettings settings, HabitatInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(inputs);
        if (layout.Shape != grid.Shape) throw new ArgumentException("the tiles do not cover the grid", nameof(layout));
        _grid = grid;
        _layout = layout;
        _settings = settings;
        _inputs = inputs;
        _sources = inputs.Sources.ToDictionary(source => source.Name, StringComparer.Ordinal);
    }

    /// <summary>The step that finds patches, as reported to the listener.</summary>
    public Sentence FindStep => $"habitats {_settings.Trame}";

    /// <summary>The step that measures and writes them.</summary>
    public Sentence WriteStep => $"habitat file {_settings.Trame}";

    /// <summary>
    /// Runs the search and moves the labels into place; what a user should know is told to the listener as warnings.
    /// </summary>
    /// <exception cref="Faults.RasterException">No core area is found, or more patches than declared.</exception>
    /// <exception cref="Faults.PipelineException">The memory does not hold one tile.</exception>
    /// <exception cref="Faults.OutputException">The scratch file cannot be written.</exception>
    public async Task<HabitatMap> RunAsync(
        HabitatOutput output, HabitatLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Workers, 1, nameof(limits));
        using var runs = new RunFile(limits.ScratchFolder);
        var found = new FoundPatches(_grid, _settings);
        await FindAsync(found, runs, limits, listener, cancel);
        found.Number();
        HabitatFaults.RequirePatches(found, _settings, _grid);
        var tally = await WriteAsync(found.Numbers, runs, output.Labels, limits, listener, cancel);
        var map = new PatchRecords(_grid, _settings, _inputs.Zones, _inputs.Territory).ToMap(found, tally);
        foreach (var remark in HabitatFaults.Remarks(map, _settings)) listener.Hear(new Warning(remark));
        foreach (var (name, value) in output.Describe?.Invoke(map) ?? []) output.Labels.Describe(name, value);
        await Task.Run(() => output.Labels.Complete(cancel), cancel);
        output.Labels.Commit();
        return map;
    }

    async Task FindAsync(
        FoundPatches found, RunFile runs, HabitatLimits limits, IRunListener listener, CancellationToken cancel)
    {
        // Labels of a tile: at worst a run for every other cell.
        var working = HabitatCells.BytesOf(_grid, _layout, _settings, _inputs);
        var (workers, tiles) = Divide(limits, working, CellsPerTile * 16L);
        var cells = new FixedPool<HabitatCells>(workers, () => new HabitatCells(_grid, _layout, _settings, _inputs));
        var labels = new FixedPool<FoundTile>(tiles, () => new FoundTile(found.ConditionCount));
        var progress = new StepProgress(listener, FindStep, _layout.Count);
        var graph = new FlowGraph(limits.QueueLength);
        graph.From(_layout.Windows())
            .Select(async (window, stopping) => (await labels.TakeAsync(stopping)).For(window))
            .SelectParallel(workers, tile => Find(tile, cells), ordered: true, inFlight: tiles)
            .ForEach(tile =>
            {
                runs.Add(tile.Labels.Runs, found.Add(tile));
                labels.Give(tile);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        progress.Finish();
    }

    FoundTile Find(FoundTile tile, FixedPool<HabitatCells> pool)
    {
        var cells = pool.Take();
        cells.Evaluate(tile.Window, tile.Counts);
        tile.Labels.Label(
            tile.Window, cells.States, cells.Given, cells.Walls, _settings.Connectivity, _settings.MinPatchCells(_grid),
            _grid.Shape.Cols);
        pool.Give(cells);
        return tile;
    }

    async Task<PatchTally> WriteAsync(
        PatchNumbers numbers, RunFile runs, ILabelSink sink, HabitatLimits limits, IRunListener listener,
        CancellationToken cancel)
    {
        var (workers, tiles) = Divide(limits, CellsPerTile * (long)sizeof(float), CellsPerTile * (long)sizeof(int));
        IReadOnlyList<ITileSource> counted =
        [
            .. _inputs.Zones.Select(zone => zone.Cells),
            .. _settings.Given.Select(given => _sources[given.Source]),
            .. _inputs.Territory is null ? [] : _inputs.ToldZones.Select(zone => zone.Cells),
        ];
        var measurers = new FixedPool<PatchMeasurer>(
            workers, () => new PatchMeasurer(runs, numbers, _inputs.Resistance, counted, CellsPerTile));
        var painted = new FixedPool<PatchTile>(tiles, () => new PatchTile(CellsPerTile));
        var total = new PatchTally();
        var progress = new StepProgress(listener, WriteStep, _layout.Count);
        var graph = new FlowGraph(limits.QueueLength);
        graph.From(_layout.Windows().Select((window, number) => (Window: window, Number: (long)number)))
            .Select(async (tile, stopping) => (await painted.TakeAsync(stopping)).For(tile.Number, tile.Window))
            .SelectParallel(
                workers,
                tile =>
                {
                    var measurer = measurers.Take();
                    measurer.Measure(tile);
                    measurers.Give(measurer);
                    return tile;
                },
                ordered: true,
                inFlight: tiles)
            .ForEach(tile =>
            {
                sink.Write(tile.Window, tile.Labels);
                total.Add(tile.Tally);
                painted.Give(tile);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        progress.Finish();
        return total;
    }

    int CellsPerTile =>
        checked(Math.Min(_layout.TileRows, _grid.Shape.Rows) * Math.Min(_layout.TileCols, _grid.Shape.Cols));

    /// <summary>
    /// Shares the memory out: first among workers, each with a tile to fill, then for tiles that wait.
    /// </summary>
    (int Workers, int Tiles) Divide(HabitatLimits limits, long working, long tile)
    {
        var useful = (int)Math.Min(limits.Workers, _layout.Count);
        var workers = new TileBudget(limits.MemoryBytes, working + tile, useful).Tiles;
        var waiting = (limits.MemoryBytes - (workers * (working + tile))) / tile;
        return (workers, workers + (int)Math.Min(waiting, workers + limits.QueueLength));
    }
}
