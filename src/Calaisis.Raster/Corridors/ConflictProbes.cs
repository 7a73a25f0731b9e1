using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Corridors;

/// <summary>An obstacle with what it is read from.</summary>
/// <param name="Obstacle">What it is.</param>
/// <param name="Source">Its source, as all read it.</param>
/// <param name="OnTop">
/// The same with the obstacle's lines on top of all others; null where the source is not drawn.
/// </param>
sealed record ProbedObstacle(Obstacle Obstacle, ITileSource Source, ITileSource? OnTop);

/// <summary>
/// What is known of the cells that paths touch: which obstacles lie on them, and their resistance. Each source is read
/// once for each tile that holds such cells, on no more of it than they span.
/// </summary>
sealed class ConflictProbes
{
    readonly Dictionary<Cell, int> _places = [];
    readonly List<Cell> _cells = [];
    ulong[] _obstacles = [];
    ulong[] _drawnOver = [];
    ulong[] _beneath = [];
    float[] _resistance = [];

    /// <summary>Asks for a cell.</summary>
    public void Add(Cell cell)
    {
        if (_places.TryAdd(cell, _cells.Count)) _cells.Add(cell);
    }

    public bool Has(Cell cell, int obstacle) => (_obstacles[_places[cell]] >> obstacle & 1) != 0;

    /// <summary>Whether another feature of an obstacle's source is drawn on a cell.</summary>
    public bool IsDrawnOver(Cell cell, int obstacle) => (_drawnOver[_places[cell]] >> obstacle & 1) != 0;

    /// <summary>Whether an obstacle's line lies on a cell beneath another feature of its source.</summary>
    public bool IsBeneath(Cell cell, int obstacle) => (_beneath[_places[cell]] >> obstacle & 1) != 0;

    public float ResistanceOf(Cell cell) => _resistance[_places[cell]];

    /// <summary>Reads all cells asked for.</summary>
    public async Task ReadAsync(
        TileLayout layout,
        IReadOnlyList<ProbedObstacle> obstacles,
        ITileSource resistance,
        PassLimits limits,
        StepProgress progress,
        CancellationToken cancel)
    {
        _obstacles = new ulong[_cells.Count];
        _drawnOver = new ulong[_cells.Count];
        _beneath = new ulong[_cells.Count];
        _resistance = new float[_cells.Count];
        var tileCells =
            (long)Math.Min(layout.TileRows, layout.Shape.Rows) * Math.Min(layout.TileCols, layout.Shape.Cols);
        var workers = new TileBudget(limits.MemoryBytes, tileCells * sizeof(float), limits.Workers).Tiles;
        var buffers = new FixedPool<float[]>(workers, () => new float[tileCells]);
        var graph = new FlowGraph(limits.QueueLength);
        graph.From(Tiles(layout))
            .SelectParallel(
                workers,
                tile =>
                {
                    var values = buffers.Take();
                    Read(tile.Window, tile.Places, obstacles, resistance, values);
                    buffers.Give(values);
                    return tile;
                },
                ordered: true)
            .ForEach(_ => progress.Advance());
        await graph.RunAsync(cancel);
    }

    /// <summary>How many tiles hold cells asked for.</summary>
    public long TilesIn(TileLayout layout) => _cells.Select(cell => TileOf(cell, layout)).Distinct().Count();

    IEnumerable<(Window Window, List<int> Places)> Tiles(TileLayout layout) => Enumerable.Range(0, _cells.Count)
        .GroupBy(place => TileOf(_cells[place], layout))
        .OrderBy(group => group.Key)
        .Select(group =>
        {
            var places = group.ToList();
            var (top, left) = (places.Min(place => _cells[place].Row), places.Min(place => _cells[place].Col));
            var (bottom, right) = (places.Max(place => _cells[place].Row), places.Max(place => _cells[place].Col));
            return (new Window(top, left, bottom - top + 1, right - left + 1), places);
        });

    // Different tiles write to different places: no lock is needed.
    void Read(
        Window window,
        List<int> places,
        IReadOnlyList<ProbedObstacle> obstacles,
        ITileSource resistance,
        float[] values)
    {
        resistance.Read(window, values);
        foreach (var place in places) _resistance[place] = values[At(window, _cells[place])];
        var sources = Enumerable.Range(0, obstacles.Count).GroupBy(obstacle => obstacles[obstacle].Source);
        foreach (var source in sources)
        {
            source.Key.Read(window, values);
            foreach (var obstacle in source)
            {
                var (test, isOrdered) = (obstacles[obstacle].Obstacle.Cells, obstacles[obstacle].Obstacle.IsOrdered);
                foreach (var place in places)
                {
                    var value = values[At(window, _cells[place])];
                    if (test.Holds(value)) _obstacles[place] |= 1UL << obstacle;
                    else if (isOrdered && !float.IsNaN(value)) _drawnOver[place] |= 1UL << obstacle;
                }
            }
        }

        for (var obstacle = 0; obstacle < obstacles.Count; obstacle++)
        {
            if (obstacles[obstacle].OnTop is not { } onTop) continue;
            onTop.Read(window, values);
            foreach (var place in places)
            {
                var value = values[At(window, _cells[place])];
                if (!obstacles[obstacle].Obstacle.Cells.Holds(value)) continue;
                if ((_obstacles[place] >> obstacle & 1) == 0) _beneath[place] |= 1UL << obstacle;
            }
        }
    }

    static int At(Window window, Cell cell) => ((cell.Row - window.Row) * window.Cols) + cell.Col - window.Col;

    static long TileOf(Cell cell, TileLayout layout) =>
        ((long)(cell.Row / layout.TileRows) * layout.Across) + (cell.Col / layout.TileCols);
}
