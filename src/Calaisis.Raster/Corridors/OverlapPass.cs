using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// All trames together: on each cell the number of trames whose corridors pass there, NoData where none does, and how
/// much each combination of trames has. The result does not depend on tiles, workers or memory.
/// </summary>
public sealed class OverlapPass
{
    /// <summary>The step's name, as reported to the listener.</summary>
    public static Sentence Step => $"overlap of trames";

    /// <summary>So many trames one pass can tell apart: each combination of them is counted.</summary>
    public const int MostTrames = 12;

    readonly GridDefinition _grid;
    readonly TileLayout _layout;
    readonly IReadOnlyList<TrameCorridors> _trames;
    readonly IReadOnlyList<ZoneLayer> _zones;
    readonly Territory? _territory;

    /// <param name="grid">The grid of all inputs.</param>
    /// <param name="layout">The tiles to work on one by one; covers the grid.</param>
    /// <param name="trames">1 to <see cref="MostTrames"/>, in the order of the pipeline.</param>
    /// <param name="zones">The zone layers to count in.</param>
    /// <param name="territory">The territory to count in; null for none.</param>
    public OverlapPass(
        GridDefinition grid, TileLayout layout, IReadOnlyList<TrameCorridors> trames, IReadOnlyList<ZoneLayer> zones,
        Territory? territory = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(trames);
        ArgumentNullException.ThrowIfNull(zones);
        if (layout.Shape != grid.Shape) throw new ArgumentException("the tiles do not cover the grid", nameof(layout));
        if (trames.Count is 0 or > MostTrames)
            throw new ArgumentException($"found {trames.Count} trames, expected 1 to {MostTrames}", nameof(trames));
        _grid = grid;
        _layout = layout;
        _trames = trames;
        // The territory is counted as a layer of one zone.
        _territory = territory;
        _zones = territory is null ? zones : [territory.AsLayer, .. zones];
    }

    /// <summary>Runs the pass, completes the raster of numbers and moves it into place.</summary>
    /// <exception cref="Faults.PipelineException">The memory does not hold one tile.</exception>
    public async Task<OverlapCounts> RunAsync(
        ILabelSink numbers, PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(limits);
        var cells =
            checked(Math.Min(_layout.TileRows, _grid.Shape.Rows) * Math.Min(_layout.TileCols, _grid.Shape.Cols));
        var useful = (int)Math.Min(_layout.Count, 2L * limits.Workers);
        var tiles = new TileBudget(limits.MemoryBytes, cells * (2L * sizeof(int) + sizeof(float)), useful).Tiles;
        var workers = Math.Min(limits.Workers, tiles);
        var total = NewCounts();
        var pool = new FixedPool<OverlapTile>(tiles, () => new OverlapTile(cells, NewCounts()));
        var progress = new StepProgress(listener, Step, _layout.Count);
        var graph = new FlowGraph(limits.QueueLength);
        graph.From(_layout.Windows())
            .Select(async (window, stopping) => (await pool.TakeAsync(stopping)).For(window))
            .SelectParallel(workers, Count, ordered: true, inFlight: tiles)
            .ForEach(tile =>
            {
                numbers.Write(tile.Window, tile.Numbers);
                total.Add(tile.Counts);
                pool.Give(tile);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        await Task.Run(() => numbers.Complete(cancel), cancel);
        numbers.Commit();
        progress.Finish();
        return total;
    }

    OverlapCounts NewCounts() => new([.. _trames.Select(trame => trame.Trame)], _zones, _territory is not null);

    OverlapTile Count(OverlapTile tile)
    {
        var combinations = tile.Combinations;
        var numbers = tile.Numbers;
        var values = tile.Values;
        combinations.Clear();
        for (var trame = 0; trame < _trames.Count; trame++)
        {
            _trames[trame].Cells.Read(tile.Window, values);
            for (var i = 0; i < combinations.Length; i++) combinations[i] |= float.IsNaN(values[i]) ? 0 : 1 << trame;
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = combinations[i] == 0
                ? int.MinValue
                : System.Numerics.BitOperations.PopCount((uint)combinations[i]);
        }

        tile.Counts.Clear();
        tile.Counts.Add(combinations);
        for (var layer = 0; layer < _zones.Count; layer++)
        {
            _zones[layer].Cells.Read(tile.Window, values);
            tile.Counts.Add(layer, combinations, values);
        }

        return tile;
    }

    sealed class OverlapTile(int cells, OverlapCounts counts)
    {
        readonly int[] _combinations = new int[cells];
        readonly int[] _numbers = new int[cells];
        readonly float[] _values = new float[cells];

        public Window Window { get; private set; }

        public OverlapCounts Counts => counts;

        public Span<int> Numbers => _numbers.AsSpan(0, (int)Window.CellCount);

        public Span<int> Combinations => _combinations.AsSpan(0, (int)Window.CellCount);

        public Span<float> Values => _values.AsSpan(0, (int)Window.CellCount);

        public OverlapTile For(Window window)
        {
            Window = window;
            return this;
        }
    }
}
