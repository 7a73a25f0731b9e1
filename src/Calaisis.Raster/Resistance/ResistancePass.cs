using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Computes the resistance of all trames in one pass over the grid: each source is read once per tile and feeds every
/// trame that needs it. The result does not depend on tiles, workers or memory.
/// </summary>
public sealed class ResistancePass
{
    /// <summary>The step that computes and writes tiles, as reported to the listener.</summary>
    public static Sentence ComputeStep => $"resistance";

    /// <summary>The step that completes the written rasters.</summary>
    public static Sentence CompleteStep => $"files";

    readonly GridDefinition _grid;
    readonly TileLayout _layout;
    readonly IReadOnlyList<TrameOutput> _trames;
    readonly IReadOnlyList<(ITileSource Source, int MarginCells)> _needs;

    /// <param name="grid">The grid of all sources and sinks.</param>
    /// <param name="layout">The tiles to compute one by one; covers the grid.</param>
    /// <param name="sources">At least those that the trames need; others are not read.</param>
    /// <param name="trames">The trames and where they go.</param>
    /// <exception cref="ArgumentException">
    /// A trame needs a source that is not there; the pipeline's check finds it before.
    /// </exception>
    public ResistancePass(
        GridDefinition grid,
        TileLayout layout,
        IReadOnlyCollection<ITileSource> sources,
        IReadOnlyList<TrameOutput> trames)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(trames);
        if (layout.Shape != grid.Shape) throw new ArgumentException("the tiles do not cover the grid", nameof(layout));
        if (trames.Count == 0) throw new ArgumentException("there is no trame to compute", nameof(trames));
        _grid = grid;
        _layout = layout;
        _trames = trames;
        _needs = NeedsOf(grid, sources, trames);
    }

    /// <summary>
    /// Runs the pass. All rasters are completed before the first is moved into place, so that either all trames are new
    /// or none; the statistics come in the order of the trames.
    /// </summary>
    /// <exception cref="Faults.PipelineException">The memory does not hold one tile.</exception>
    /// <exception cref="Faults.RasterException">
    /// A source holds what a layer has no answer for: in the first tile where that is so, whatever the workers.
    /// </exception>
    public async Task<IReadOnlyList<TrameStatistics>> RunAsync(
        PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Workers, 1, nameof(limits));
        var statistics = await ComputeAsync(limits, listener, cancel);
        RequireCovered(statistics);
        for (var i = 0; i < statistics.Count; i++)
        {
            foreach (var (name, value) in _trames[i].Describe?.Invoke(statistics[i]) ?? [])
                _trames[i].Sink.Describe(name, value);
        }

        await CompleteAsync(limits, listener, cancel);
        foreach (var trame in _trames) trame.Sink.Commit();
        return statistics;
    }

    /// <summary>
    /// Computes and counts, and hands the tiles to the sinks, which are neither completed nor moved: what a run would
    /// refuse can be looked at before. The statistics come in the order of the trames.
    /// </summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public Task<IReadOnlyList<TrameStatistics>> MeasureAsync(
        PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Workers, 1, nameof(limits));
        return ComputeAsync(limits, listener, cancel);
    }

    /// <summary>All trames with cells that no layer speaks on are told at once.</summary>
    void RequireCovered(IReadOnlyList<TrameStatistics> statistics)
    {
        var problems = new List<CalaisisException>();
        for (var i = 0; i < statistics.Count; i++)
        {
            if (_trames[i].Stack.Gap(statistics[i].Uncovered, _grid) is { } gap)
                problems.Add(new RasterException($"trame '{_trames[i].Stack.Trame}': {gap}"));
        }

        if (problems.Count == 1) throw problems[0];
        if (problems.Count > 1) throw new RasterException(problems);
    }

    async Task<IReadOnlyList<TrameStatistics>> ComputeAsync(
        PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        var (workers, tiles) = Divide(limits);
        var inputs = new FixedPool<PassInputs>(workers, () => new PassInputs(_grid, _layout, _needs));
        var outputs = new FixedPool<PassTile>(
            tiles, () => new PassTile([.. _trames.Select(trame => trame.Stack)], CellsPerTile));
        var totals = _trames.Select(trame => new TrameTotal(trame.Stack)).ToArray();
        var progress = new StepProgress(listener, ComputeStep, _layout.Count);

        var graph = new FlowGraph(limits.QueueLength);
        var written = graph.From(_layout.Windows())
            .Select(async (window, stopping) => (await outputs.TakeAsync(stopping)).For(window))
            .SelectParallel(workers, tile => Evaluate(tile, inputs), ordered: true, inFlight: tiles)
            .Broadcast(_trames.Count);
        for (var trame = 0; trame < _trames.Count; trame++) Write(written[trame], trame);
        await graph.RunAsync(cancel);
        progress.Finish();
        return [.. totals.Select(total => total.ToStatistics())];

        // One writer per sink, in tile order. Tiles are therefore done in order as well, and progress is told by one
        // writer at a time.
        void Write(Flow<PassTile> flow, int trame) => flow.ForEach(tile =>
        {
            _trames[trame].Sink.Write(tile.Window, tile.Resistance(trame));
            totals[trame].Add(tile, trame);
            if (!tile.IsDoneByAll()) return;
            outputs.Give(tile);
            progress.Advance();
        });
    }

    PassTile Evaluate(PassTile tile, FixedPool<PassInputs> pool)
    {
        var inputs = pool.Take();
        inputs.Read(tile.Window);
        for (var trame = 0; trame < _trames.Count; trame++) tile.Evaluate(trame, _trames[trame].Stack, inputs);
        pool.Give(inputs);
        return tile;
    }

    async Task CompleteAsync(PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        var progress = new StepProgress(listener, CompleteStep, _trames.Count);
        var graph = new FlowGraph();
        graph.From(_trames)
            .SelectParallel(limits.Workers, trame =>
            {
                trame.Sink.Complete(cancel);
                return trame;
            })
            .ForEach(_ => progress.Advance());
        await graph.RunAsync(cancel);
        progress.Finish();
    }

    int CellsPerTile =>
        checked(Math.Min(_layout.TileRows, _grid.Shape.Rows) * Math.Min(_layout.TileCols, _grid.Shape.Cols));

    /// <summary>
    /// Shares the memory out: first among workers, each with a tile to fill, then for tiles that wait to be written.
    /// </summary>
    (int Workers, int Tiles) Divide(PassLimits limits)
    {
        var output = (long)CellsPerTile * sizeof(float) * _trames.Count;
        var working = PassInputs.BytesOf(_layout, _needs.Select(need => need.MarginCells)) + output;
        var useful = (int)Math.Min(limits.Workers, _layout.Count);
        var workers = new TileBudget(limits.MemoryBytes, working, useful).Tiles;
        var waiting = (limits.MemoryBytes - (workers * working)) / output;
        return (workers, workers + (int)Math.Min(waiting, workers + limits.QueueLength));
    }

    static List<(ITileSource Source, int MarginCells)> NeedsOf(
        GridDefinition grid, IReadOnlyCollection<ITileSource> sources, IReadOnlyList<TrameOutput> trames)
    {
        var byName = sources.ToDictionary(source => source.Name, StringComparer.Ordinal);
        var needs = new List<(ITileSource, int)>();
        foreach (var need in trames.SelectMany(trame => trame.Stack.NeedsOn(grid))
            .GroupBy(need => need.Source, need => need.MarginCells, StringComparer.Ordinal)
            .OrderBy(need => need.Key, StringComparer.Ordinal))
        {
            if (!byName.TryGetValue(need.Key, out var source))
            {
                throw new ArgumentException($"a trame needs source '{need.Key}', which is not among the sources");
            }

            needs.Add((source, need.Max()));
        }

        return needs;
    }

    /// <summary>A trame's counts over all tiles written so far.</summary>
    sealed class TrameTotal(ResistanceStack stack)
    {
        readonly ResistanceTally _tally = new();
        readonly UncoveredCells[] _alone = new UncoveredCells[stack.Layers.Count];
        UncoveredCells _uncovered = UncoveredCells.None;

        public void Add(PassTile tile, int trame)
        {
            _tally.Add(tile.Tally(trame));
            _uncovered = _uncovered.And(tile.Uncovered(trame));
            var alone = tile.Alone(trame);
            for (var layer = 0; layer < alone.Length; layer++) _alone[layer] = _alone[layer].And(alone[layer]);
        }

        public TrameStatistics ToStatistics()
        {
            var (min, max) = _tally.Range;
            return new TrameStatistics(
                stack.Trame, _tally.Cells, _tally.Barriers, _uncovered, min, max, _tally.ToHistogram())
            {
                Alone = [.. _alone.Select((cells, layer) => new AloneCells(layer, cells))
                    .Where(layer => layer.Cells.Count > 0)],
            };
        }
    }
}
