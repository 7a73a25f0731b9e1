using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>Habitats the slow way, cell by cell on the whole grid; shares nothing with the search.</summary>
static class NaiveHabitats
{
    /// <summary>
    /// Components of true cells by flooding, in the order of their first cells; each a list of cells. No step leads
    /// through a corner between two walls.
    /// </summary>
    public static List<List<Cell>> Components(bool[,] cells, bool eight, bool[,]? walls = null)
    {
        var (rows, cols) = (cells.GetLength(0), cells.GetLength(1));
        var seen = new bool[rows, cols];
        var components = new List<List<Cell>>();
        for (var row = 0; row < rows; row++)
        {
            for (var col = 0; col < cols; col++)
            {
                if (!cells[row, col] || seen[row, col]) continue;
                var component = new List<Cell>();
                var waiting = new Stack<Cell>([new Cell(row, col)]);
                seen[row, col] = true;
                while (waiting.TryPop(out var cell))
                {
                    component.Add(cell);
                    foreach (var next in Around(cell, eight))
                    {
                        if (next.Row < 0 || next.Row >= rows || next.Col < 0 || next.Col >= cols) continue;
                        if (!cells[next.Row, next.Col] || seen[next.Row, next.Col]) continue;
                        if (walls is not null && next.Row != cell.Row && next.Col != cell.Col
                            && walls[cell.Row, next.Col] && walls[next.Row, cell.Col])
                        {
                            continue;
                        }

                        seen[next.Row, next.Col] = true;
                        waiting.Push(next);
                    }
                }

                components.Add([.. component.OrderBy(cell => cell.Row).ThenBy(cell => cell.Col)]);
            }
        }

        return components;
    }

    /// <summary>
    /// A cell within the closing by a disc: every disc of the grid that holds it, centred on any cell, holds habitat.
    /// </summary>
    public static bool[,] Close(bool[,] cells, double radius, double cellWidth, double cellHeight)
    {
        var (rows, cols) = (cells.GetLength(0), cells.GetLength(1));
        var dilated = new bool[rows, cols];
        var closed = new bool[rows, cols];
        ForEach((row, col) => dilated[row, col] = Any(row, col, (r, c) => cells[r, c]));
        ForEach((row, col) => closed[row, col] = !Any(row, col, (r, c) => !dilated[r, c]));
        return closed;

        bool Any(int row, int col, Func<int, int, bool> test)
        {
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < cols; c++)
                {
                    var (dy, dx) = ((r - row) * cellHeight, (c - col) * cellWidth);
                    if ((dx * dx) + (dy * dy) <= radius * radius && test(r, c)) return true;
                }
            }

            return false;
        }

        void ForEach(Action<int, int> visit)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var col = 0; col < cols; col++) visit(row, col);
            }
        }
    }

    /// <summary>Patches with their cells, numbered like the search numbers them.</summary>
    public static List<(HabitatPatch Patch, List<Cell> Cells)> Patches(
        bool[,] habitat, bool eight, long minCore, long minStone, GridDefinition grid, Func<int, int, float> resistance,
        bool[,]? walls)
    {
        var all = Components(habitat, eight, walls);
        var ordered = all.Where(cells => cells.Count >= minCore)
            .Concat(all.Where(cells => cells.Count < minCore && cells.Count >= minStone)).ToList();
        return [.. ordered.Select(
            (cells, i) => (Measure(cells, i + 1, cells.Count >= minCore, grid, resistance), cells))];
    }

    static HabitatPatch Measure(
        List<Cell> cells, int id, bool core, GridDefinition grid, Func<int, int, float> resistance)
    {
        var own = cells.ToHashSet();
        var perimeter = 0.0;
        foreach (var cell in cells)
        {
            if (!own.Contains(cell with { Row = cell.Row - 1 })) perimeter += grid.CellWidth;
            if (!own.Contains(cell with { Row = cell.Row + 1 })) perimeter += grid.CellWidth;
            if (!own.Contains(cell with { Col = cell.Col - 1 })) perimeter += grid.CellHeight;
            if (!own.Contains(cell with { Col = cell.Col + 1 })) perimeter += grid.CellHeight;
        }

        var (top, left) = (cells.Min(cell => cell.Row), cells.Min(cell => cell.Col));
        return new HabitatPatch
        {
            Id = id,
            Role = core ? PatchRole.Core : PatchRole.SteppingStone,
            CellCount = cells.Count,
            AreaSquareMetres = cells.Count * grid.CellWidth * grid.CellHeight,
            PerimeterMetres = perimeter,
            FirstCell = cells[0],
            Bounds = new Window(
                top, left, cells.Max(cell => cell.Row) - top + 1, cells.Max(cell => cell.Col) - left + 1),
            CentroidX = cells.Average(cell => grid.XOfColumnEdge(cell.Col) + (grid.CellWidth / 2)),
            CentroidY = cells.Average(cell => grid.YOfRowEdge(cell.Row) - (grid.CellHeight / 2)),
            MeanResistance = cells.Average(cell => (double)resistance(cell.Row, cell.Col)),
        };
    }

    static IEnumerable<Cell> Around(Cell cell, bool eight)
    {
        for (var down = -1; down <= 1; down++)
        {
            for (var right = -1; right <= 1; right++)
            {
                if ((down == 0 && right == 0) || (!eight && down != 0 && right != 0)) continue;
                yield return new Cell(cell.Row + down, cell.Col + right);
            }
        }
    }
}
