using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>Reads sources once over the whole grid and counts what they hold.</summary>
public static class SourceScan
{
    /// <summary>The step, as reported to the listener.</summary>
    public static Sentence Step => $"check";

    /// <summary>
    /// The statistics of each source, in the order of the sources; the same whatever the tiles, the workers and the
    /// memory.
    /// </summary>
    /// <exception cref="Faults.CalaisisException">
    /// A source cannot be read, or the memory does not hold one tile.
    /// </exception>
    public static async Task<IReadOnlyList<SourceStatistics>> RunAsync(
        TileLayout layout,
        IReadOnlyList<ScannedSource> sources,
        PassLimits limits,
        IRunListener listener,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Workers, 1, nameof(limits));
        var cells =
            checked(Math.Min(layout.TileRows, layout.Shape.Rows) * Math.Min(layout.TileCols, layout.Shape.Cols));
        var workers = new TileBudget(limits.MemoryBytes, (long)cells * sizeof(float), limits.Workers).Tiles;
        var buffers = new FixedPool<float[]>(workers, () => new float[cells]);
        var totals = sources.Select(NewTally).ToArray();
        var progress = new StepProgress(listener, Step, layout.Count * sources.Count);

        var graph = new FlowGraph(limits.QueueLength);
        graph.From(Enumerable.Range(0, sources.Count).SelectMany(source => layout.Windows().Select(w => (source, w))))
            .SelectParallel(workers, item => (item.source, Tally: Read(sources[item.source], item.w, buffers)))
            .ForEach(read =>
            {
                totals[read.source].Add(read.Tally);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        progress.Finish();
        return [.. totals.Select(total => total.ToStatistics())];
    }

    static SourceTally NewTally(ScannedSource source) => new(source.Kind, source.Plausible);

    static SourceTally Read(ScannedSource source, Window window, FixedPool<float[]> buffers)
    {
        var buffer = buffers.Take();
        var tile = new Tile(window, buffer);
        source.Source.Read(window, tile.Values);
        var tally = NewTally(source);
        tally.Add(window, tile.Values);
        buffers.Give(buffer);
        return tally;
    }
}

/// <summary>A source to read, and what its values are meant to be.</summary>
/// <param name="Source">The values on the grid.</param>
/// <param name="Kind">Classes are counted one by one.</param>
/// <param name="Plausible">Values outside are counted; null takes all as plausible.</param>
public sealed record ScannedSource(ITileSource Source, CellKind Kind, PlausibleRange? Plausible);
