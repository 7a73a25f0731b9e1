using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// Whether burned lines hold: a flood of our own over the cells that are not burned, with the steps of the cost engine
/// as its documentation has them, and the cost engine itself.
/// </summary>
static class Walls
{
    public const int Side = 60;

    /// <summary>Where four blocks meet, so that no line of these tests lies within one.</summary>
    public static readonly Window Corner = new(512 - (Side / 2), 512 - (Side / 2), Side, Side);

    public static readonly GridDefinition Grid = Burning.Grid(1024, 1024);

    /// <summary>
    /// Lines drawn in the cells of the corner, as columns and rows from its upper left, burned there.
    /// </summary>
    public static float[] Burn(
        IEnumerable<IEnumerable<(double Col, double Row)>> lines,
        Func<VectorSourceSettings, VectorSourceSettings> with) =>
        Burn(lines.Select(line => Plane.Line([.. line.Select(Place)])), with);

    public static float[] Burn(IEnumerable<string> wkts, Func<VectorSourceSettings, VectorSourceSettings> with)
    {
        var settings = with(new VectorSourceSettings("mur", "") { Drawn = [.. wkts], DeclaredCrs = "EPSG:2154" });
        return BurnedTileSource.Prepare(settings, Grid, new BurnLimits(), TestContext.Current.CancellationToken)
            .In(Corner);
    }

    public static (double X, double Y) Place((double Col, double Row) at) =>
        (
            Burning.West + ((Corner.Col + at.Col) * Burning.CellMetres),
            Burning.North - ((Corner.Row + at.Row) * Burning.CellMetres));

    /// <summary>
    /// The first cell beyond that a flood from the cells on this side reaches; null where the wall holds.
    /// </summary>
    public static Cell? Leak(float[] burned, int neighbours, Func<Cell, bool> isStart, Func<Cell, bool> isBeyond)
    {
        var seen = new bool[burned.Length];
        var open = new Queue<Cell>();
        for (var i = 0; i < burned.Length; i++)
            Enter(new Cell(i / Side, i % Side), isStart(new Cell(i / Side, i % Side)));
        while (open.TryDequeue(out var cell))
        {
            if (isBeyond(cell)) return cell;
            for (var down = -2; down <= 2; down++)
            {
                for (var right = -2; right <= 2; right++)
                    Enter(new Cell(cell.Row + down, cell.Col + right), IsStep(cell, down, right));
            }
        }

        return null;

        void Enter(Cell cell, bool isAllowed)
        {
            if (!isAllowed || !IsFree(cell) || seen[(cell.Row * Side) + cell.Col]) return;
            seen[(cell.Row * Side) + cell.Col] = true;
            open.Enqueue(cell);
        }

        // A knight's move goes on straight, then aside: two cells on its way have to be free.
        bool IsStep(Cell from, int down, int right) => (Math.Abs(down), Math.Abs(right)) switch
        {
            (0, 1) or (1, 0) => true,
            (1, 1) => neighbours > 4,
            (1, 2) => neighbours > 8 && IsFree(new Cell(from.Row, from.Col + (right / 2)))
                && IsFree(new Cell(from.Row + down, from.Col + (right / 2))),
            (2, 1) => neighbours > 8 && IsFree(new Cell(from.Row + (down / 2), from.Col))
                && IsFree(new Cell(from.Row + (down / 2), from.Col + right)),
            _ => false,
        };

        bool IsFree(Cell cell) =>
            cell is { Row: >= 0 and < Side, Col: >= 0 and < Side } && float.IsNaN(burned[(cell.Row * Side) + cell.Col]);
    }

    /// <summary>
    /// What the engine pays from the cells on this side to the cheapest one beyond, ground costing 1 a metre.
    /// </summary>
    public static double Cost(
        float[] burned, float wall, int neighbours, Func<Cell, bool> isStart, Func<Cell, bool> isBeyond)
    {
        var cells = Enumerable.Range(0, burned.Length).Select(i => new Cell(i / Side, i % Side)).ToList();
        var resistance = new Ground([.. burned.Select(value => float.IsNaN(value) ? 1 : wall)]);
        var sources = new CellSources(
            "start", cells.Where(cell => isStart(cell) && float.IsNaN(burned[(cell.Row * Side) + cell.Col]))
                .Select(cell => new SourceCell(cell, 1)));
        using var surface = CostDistanceSolver.Solve(
            resistance,
            sources,
            new Shape(Side, Side),
            new CostDistanceSettings
            {
                CellWidth = Burning.CellMetres,
                CellHeight = Burning.CellMetres,
                Neighbourhood = (Neighbourhood)neighbours,
                Workers = 1,
            },
            token: TestContext.Current.CancellationToken);
        var costs = new double[burned.Length];
        surface.Read(new Window(0, 0, Side, Side), costs);
        return cells.Where((cell, i) => isBeyond(cell) && double.IsFinite(costs[i]))
            .Select(cell => costs[(cell.Row * Side) + cell.Col])
            .DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    sealed class Ground(float[] cells) : ITileSource
    {
        public string Name => "ground";

        public void Read(Window window, Span<float> values)
        {
            for (var i = 0; i < window.CellCount; i++)
            {
                var cell = new Cell(window.Row + (i / window.Cols), window.Col + (i % window.Cols));
                values[i] = cell is { Row: >= 0 and < Side, Col: >= 0 and < Side }
                    ? cells[(cell.Row * Side) + cell.Col]
                    : float.NaN;
            }
        }
    }
}
