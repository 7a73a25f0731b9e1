using System.Runtime.InteropServices;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Measures;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Habitats;

/// <summary>
/// The mean of a source on each patch, from the raster of labels: apart from the search, so that another light changes
/// no patch and nothing that follows from patches. The result does not depend on tiles, workers or memory.
/// </summary>
public sealed class PatchMeans
{
    readonly TileLayout _layout;
    readonly ITileSource _labels;
    readonly ITileSource _values;

    /// <param name="layout">The tiles to work on one by one; covers the grid.</param>
    /// <param name="labels">Labels of patches, from 1; NaN where there is none.</param>
    /// <param name="values">What the mean is of; NaN counts for nothing.</param>
    public PatchMeans(TileLayout layout, ITileSource labels, ITileSource values)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(values);
        (_layout, _labels, _values) = (layout, labels, values);
    }

    /// <summary>Runs the pass.</summary>
    /// <param name="patches">How many patches there are; their labels are 1 to this.</param>
    /// <param name="step">The step's name, as reported to the listener.</param>
    /// <param name="limits">How much of the machine it may use.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The mean of each patch, in order of labels; NaN where it has no data.</returns>
    /// <exception cref="Faults.PipelineException">The memory does not hold one tile.</exception>
    public async Task<IReadOnlyList<double>> RunAsync(
        int patches, Sentence step, PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var cells =
            checked(Math.Min(_layout.TileRows, _layout.Shape.Rows) * Math.Min(_layout.TileCols, _layout.Shape.Cols));
        var useful = (int)Math.Min(_layout.Count, 2L * limits.Workers);
        var tiles = new TileBudget(limits.MemoryBytes, cells * (2L * sizeof(float)), useful).Tiles;
        var sums = new ExactSum[patches];
        var pool = new FixedPool<MeanTile>(tiles, () => new MeanTile(cells));
        var progress = new StepProgress(listener, step, _layout.Count);
        var graph = new FlowGraph(limits.QueueLength);
        graph.From(_layout.Windows())
            .Select(async (window, stopping) => (Tile: await pool.TakeAsync(stopping), Window: window))
            .SelectParallel(
                Math.Min(limits.Workers, tiles),
                next => next.Tile.Sum(next.Window, _labels, _values),
                ordered: true,
                inFlight: tiles)
            .ForEach(tile =>
            {
                foreach (var (label, sum) in tile.Sums) sums[label - 1].Add(sum);
                pool.Give(tile);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        progress.Finish();
        return [.. sums.Select(sum => sum.Mean)];
    }

    /// <summary>One tile: what it read, and its sums.</summary>
    sealed class MeanTile(int cells)
    {
        readonly float[] _labels = new float[cells];
        readonly float[] _values = new float[cells];

        public Dictionary<int, ExactSum> Sums { get; } = [];

        public MeanTile Sum(Window window, ITileSource labels, ITileSource values)
        {
            Sums.Clear();
            var ids = _labels.AsSpan(0, (int)window.CellCount);
            var read = _values.AsSpan(0, (int)window.CellCount);
            labels.Read(window, ids);
            if (ids.IndexOfAnyExcept(float.NaN) < 0) return this;
            values.Read(window, read);
            for (var start = 0; start < ids.Length;)
            {
                var end = start + 1;
                while (end < ids.Length && ids[end].Equals(ids[start])) end++;
                if (ids[start] >= 1)
                    CollectionsMarshal.GetValueRefOrAddDefault(Sums, (int)ids[start], out _).Add(read[start..end]);
                start = end;
            }

            return this;
        }
    }
}
