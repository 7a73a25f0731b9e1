using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Gains;

/// <summary>
/// The ground of a trame, open to changes that are taken back: resistances, for every cell the cost to the nearest core
/// area and which that is. 16 bytes a cell.
/// </summary>
/// <remarks>Thread rule: one worker's own.</remarks>
public sealed unsafe class OpenGround : IDisposable
{
    /// <summary>Bytes per cell it holds.</summary>
    public const int BytesPerCell = sizeof(float) + sizeof(double) + sizeof(int);

    const int RowsAtOnce = 256;

    readonly CellRun[][] _runs;

    OpenGround(
        ResistanceRaster resistance, double[] cost, int[] owner, CellRun[][] runs, CostDistanceSettings settings)
    {
        (Resistance, Cost, Owner, _runs, Settings) = (resistance, cost, owner, runs, settings);
        Steps = new Steps(settings, resistance.Pitch);
        CoreCount = runs.Length - 1;
    }

    /// <summary>How many core areas there are without any work; their ids are 1 to this.</summary>
    public int CoreCount { get; }

    internal CostDistanceSettings Settings { get; }

    internal ResistanceRaster Resistance { get; }

    internal Shape Shape => Resistance.Shape;

    internal Steps Steps { get; }

    /// <summary>Cost to the nearest core area; 0 on its passable cells, infinite where no way leads to any.</summary>
    internal double[] Cost { get; }

    /// <summary>
    /// The core area nearest by cost, of equals the lowest id; 0 where no way leads to any.
    /// </summary>
    internal int[] Owner { get; }

    /// <summary>The passable cells of a core area, row by row.</summary>
    internal ReadOnlySpan<CellRun> CellsOf(int core) => core <= CoreCount ? _runs[core] : [];

    /// <summary>Reads resistances and core areas, and searches the costs to the nearest core area.</summary>
    /// <param name="resistance">Above 0; NaN and infinity are impassable.</param>
    /// <param name="habitats">Labels of patches, core areas first.</param>
    /// <param name="coreCount">How many core areas there are.</param>
    /// <param name="shape">The grid's rows and columns.</param>
    /// <param name="settings">Steps and units; a greatest cost is not looked at.</param>
    /// <param name="token">Stops the work.</param>
    public static OpenGround Solve(
        ITileSource resistance, ITileSource habitats, int coreCount, Shape shape, CostDistanceSettings settings,
        CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var raster = ResistanceRaster.Load(resistance, shape, token);
        try
        {
            var unlimited = settings with { MaxCost = double.PositiveInfinity, KeepAllocation = true };
            using var surface = CostDistanceSolver.Solve(
                raster, new CoreSources(habitats, coreCount, raster), shape, unlimited, null, token);
            var (cost, owner) = (new double[shape.CellCount], new int[shape.CellCount]);
            for (var row = 0; row < shape.Rows; row += RowsAtOnce)
            {
                token.ThrowIfCancellationRequested();
                var window = new Window(row, 0, Math.Min(RowsAtOnce, shape.Rows - row), shape.Cols);
                var (at, count) = (row * shape.Cols, window.Rows * window.Cols);
                surface.Read(window, cost.AsSpan(at, count));
                surface.ReadAllocation(window, owner.AsSpan(at, count), token);
            }

            for (var cell = 0; cell < cost.Length; cell++)
            {
                if (owner[cell] == 0) cost[cell] = double.PositiveInfinity;
            }

            return new OpenGround(raster, cost, owner, RunsOf(cost, owner, coreCount, shape), settings);
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }

    public void Dispose() => Resistance.Dispose();

    /// <summary>The core area that a passable cell belongs to; 0 for none.</summary>
    internal int CoreAt(int cell) => Cost[cell] == 0 ? Owner[cell] : 0;

    internal float* At(int cell) => Resistance.At(cell / Shape.Cols, cell % Shape.Cols);

    /// <summary>The cell that a step leads to; negative beyond the grid.</summary>
    internal int Beyond(int cell, int step)
    {
        var (row, col) = ((cell / Shape.Cols) + Steps.Down(step), (cell % Shape.Cols) + Steps.Right(step));
        return (uint)row < (uint)Shape.Rows && (uint)col < (uint)Shape.Cols ? (row * Shape.Cols) + col : -1;
    }

    /// <summary>What a step from a cell costs; infinite where there is none.</summary>
    internal double StepCost(int cell, int step) => Steps.Cost(At(cell), step);

    static CellRun[][] RunsOf(double[] cost, int[] owner, int coreCount, Shape shape)
    {
        var runs = new List<CellRun>[coreCount + 1];
        for (var core = 0; core <= coreCount; core++) runs[core] = [];
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var col = 0; col < shape.Cols;)
            {
                var (cell, first) = ((row * shape.Cols) + col, col);
                col++;
                if (cost[cell] != 0) continue;
                while (col < shape.Cols && cost[cell + col - first] == 0 && owner[cell + col - first] == owner[cell])
                    col++;
                runs[owner[cell]].Add(new CellRun(row, first, col - first));
            }
        }

        return Array.ConvertAll(runs, list => list.ToArray());
    }
}
