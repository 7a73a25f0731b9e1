using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>
/// What searches between core areas share: the resistances, for every cell the cost to the nearest core area and which
/// that is, and the cells of each core area. 12 bytes a cell.
/// </summary>
/// <remarks>Thread rule: never changes; any number of readers.</remarks>
public sealed class CoreAreas : IDisposable
{
    /// <summary>Bytes per cell it holds.</summary>
    public const int BytesPerCell = sizeof(float) + sizeof(float) + sizeof(int);

    // As many as the tiles of a raster file have, so that each is read once.
    const int RowsAtOnce = 512;

    readonly CellRun[] _runs;
    readonly int[] _firstRun;

    CoreAreas(ResistanceRaster resistance, float[] floor, int[] owner, int count)
    {
        Resistance = resistance;
        Floor = floor;
        Owner = owner;
        Count = count;
        (_runs, _firstRun) = CollectRuns();
    }

    public Shape Shape => Resistance.Shape;

    /// <summary>How many core areas there are; their ids are 1 to this.</summary>
    public int Count { get; }

    internal ResistanceRaster Resistance { get; }

    /// <summary>
    /// Cost to the nearest core area, rounded down to single precision; 0 on passable cells of core areas, and where no
    /// way leads to any.
    /// </summary>
    internal float[] Floor { get; }

    /// <summary>The core area nearest by cost, of equals the lowest id; 0 where no way leads to any.</summary>
    internal int[] Owner { get; }

    /// <summary>Reads the resistances and searches the costs to the nearest core area.</summary>
    /// <param name="resistance">Above 0; NaN and +Infinity are impassable.</param>
    /// <param name="habitats">Labels of patches: core areas 1 to <paramref name="coreCount"/>, then stepping
    /// stones.</param>
    /// <param name="coreCount">How many core areas there are.</param>
    /// <param name="shape">The grid's rows and columns.</param>
    /// <param name="settings">Steps, units and machine; a greatest cost is not looked at.</param>
    /// <param name="settledShare">Told the share of the search that is done, 0 to 1.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="RasterException">A resistance or a label is not as expected.</exception>
    public static CoreAreas Solve(
        ITileSource resistance, ITileSource habitats, int coreCount, Shape shape, CostDistanceSettings settings,
        IProgress<double>? settledShare = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        RequireMemory(shape, 0, settings);
        var raster = ResistanceRaster.Load(resistance, shape, token);
        try
        {
            var unlimited = settings with
            {
                MaxCost = double.PositiveInfinity,
                KeepAllocation = true,
                MemoryBytes =
                    settings.MemoryBytes is { } bytes ? Math.Max(1, bytes - (BytesPerCell * shape.CellCount)) : null,
            };
            using var surface = CostDistanceSolver.Solve(
                raster, new CoreSources(habitats, coreCount, raster), shape, unlimited, settledShare, token);
            return Of(surface, raster, coreCount, token);
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads the resistances and takes over a search out from <see cref="CoreSources"/> that went as far as there are
    /// ways.
    /// </summary>
    /// <param name="resistance">The very resistances that were searched.</param>
    /// <param name="searched">What was found; read here and not needed afterwards.</param>
    /// <param name="coreCount">How many core areas there are.</param>
    /// <param name="shape">The grid's rows and columns.</param>
    /// <param name="settings">Only the memory is looked at.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="RasterException">A resistance is not as expected.</exception>
    public static CoreAreas TakeOver(
        ITileSource resistance, ICostAllocation searched, int coreCount, Shape shape, CostDistanceSettings settings,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(searched);
        ArgumentNullException.ThrowIfNull(settings);
        RequireMemory(shape, 0, settings);
        var raster = ResistanceRaster.Load(resistance, shape, token);
        try
        {
            return Of(searched, raster, coreCount, token);
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }

    static CoreAreas Of(ICostAllocation searched, ResistanceRaster resistance, int coreCount, CancellationToken token)
    {
        var shape = resistance.Shape;
        var (floor, owner) = (new float[shape.CellCount], new int[shape.CellCount]);
        var costs = new double[Math.Min(RowsAtOnce, shape.Rows) * shape.Cols];
        for (var row = 0; row < shape.Rows; row += RowsAtOnce)
        {
            token.ThrowIfCancellationRequested();
            var window = new Window(row, 0, Math.Min(RowsAtOnce, shape.Rows - row), shape.Cols);
            var cells = window.Rows * window.Cols;
            searched.Read(window, costs);
            searched.ReadAllocation(window, owner.AsSpan(row * shape.Cols, cells), token);
            RoundDown(costs.AsSpan(0, cells), floor.AsSpan(row * shape.Cols, cells));
        }

        return new CoreAreas(resistance, floor, owner, coreCount);
    }

    /// <summary>The passable cells of a core area, row by row; empty where it lies wholly on barriers.</summary>
    public ReadOnlySpan<CellRun> CellsOf(int patch) => _runs.AsSpan(_firstRun[patch - 1].._firstRun[patch]);

    /// <summary>The core area a passable cell belongs to; 0 for none.</summary>
    public int At(Cell cell) => At(Shape.IndexOf(cell));

    public void Dispose() => Resistance.Dispose();

    /// <summary>Refuses at once what would not fit.</summary>
    /// <param name="shape">The grid's rows and columns.</param>
    /// <param name="moreBytes">Bytes held beside the core areas.</param>
    /// <param name="settings">With the memory given.</param>
    internal static void RequireMemory(Shape shape, long moreBytes, CostDistanceSettings settings)
    {
        if (shape.CellCount > Array.MaxLength)
        {
            throw new RasterException(
                $"links: found a grid of {shape}, expected at most {Array.MaxLength} cells; choose a larger cell");
        }

        var held = (BytesPerCell * shape.CellCount) + moreBytes;
        if (settings.MemoryBytes is not { } bytes || held < bytes) return;
        throw new PipelineException([new Fault("links", 0, 0,
            $"the rasters that links and corridors of {shape} need take {held >> 20} MB, more than the memory given, "
                + $"{bytes >> 20} MB; give more, or choose a larger cell")]);
    }

    internal int At(long cell) => Floor[cell] == 0 ? Owner[cell] : 0;

    static void RoundDown(ReadOnlySpan<double> costs, Span<float> floor)
    {
        for (var cell = 0; cell < floor.Length; cell++)
        {
            var rounded = (float)costs[cell];
            if (rounded > costs[cell]) rounded = MathF.BitDecrement(rounded);
            floor[cell] = double.IsNaN(costs[cell]) ? 0 : rounded;
        }
    }

    (CellRun[] Runs, int[] First) CollectRuns()
    {
        var found = new List<(int Patch, CellRun Run)>();
        for (var row = 0; row < Shape.Rows; row++)
        {
            var floors = Floor.AsSpan(row * Shape.Cols, Shape.Cols);
            for (var col = 0; col < Shape.Cols;)
            {
                var next = floors[col..].IndexOf(0f);
                if (next < 0) break;
                col += next;
                var index = ((long)row * Shape.Cols) + col;
                var (patch, end) = (At(index), col + 1);
                while (end < Shape.Cols && At(index + end - col) == patch) end++;
                if (patch > 0) found.Add((patch, new CellRun(row, col, end - col)));
                col = end;
            }
        }

        var first = new int[Count + 1];
        foreach (var (patch, _) in found) first[patch]++;
        for (var patch = 1; patch <= Count; patch++) first[patch] += first[patch - 1];
        var (runs, place) = (new CellRun[found.Count], first[..Count]);
        foreach (var (patch, run) in found) runs[place[patch - 1]++] = run;
        return (runs, first);
    }
}
