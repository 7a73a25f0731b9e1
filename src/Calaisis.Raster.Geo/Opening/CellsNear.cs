using Calaisis.Raster.Geo.Crossings;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>The cells around a crossing: the walls on them, and what else is drawn there.</summary>
/// <param name="Grid">Whose cells they are.</param>
/// <param name="Window">Which of them.</param>
/// <param name="Walls">The highest rank of a wall on each; NaN where there is none.</param>
/// <param name="DrawCrossing">Draws features as the crossing is drawn.</param>
/// <param name="DrawWalls">Draws parts of walls as these are drawn.</param>
sealed record CellsNear(
    GridDefinition Grid,
    Window Window,
    float[] Walls,
    Func<IReadOnlyList<RawFeature>, ITileSource> DrawCrossing,
    Func<IReadOnlyList<WallPiece>, IEnumerable<ITileSource>> DrawWalls)
{
    // No wall is so wide that its cells reach farther beyond it.
    const int FarthestCells = 4;

    public bool Holds(double x, double y) => Window.Contains(Grid.CellAt(x, y));

    /// <summary>The highest rank of a wall on a cell; NaN where there is none.</summary>
    public float WallAt(Cell cell) =>
        Window.Contains(cell) ? Walls[((cell.Row - Window.Row) * Window.Cols) + cell.Col - Window.Col] : float.NaN;

    /// <summary>The cells that features of the crossing take.</summary>
    public IEnumerable<Cell> Of(params IReadOnlyList<RawFeature> features) => CellsOf(DrawCrossing(features));

    /// <summary>The cells that parts of walls take.</summary>
    public IEnumerable<Cell> Of(IReadOnlyList<WallPiece> pieces) =>
        pieces.Count == 0 ? [] : DrawWalls(pieces).SelectMany(CellsOf);

    IEnumerable<Cell> CellsOf(ITileSource drawn)
    {
        var values = new float[Window.CellCount];
        drawn.Read(Window, values);
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsNaN(values[i]))
                yield return new Cell(Window.Row + (i / Window.Cols), Window.Col + (i % Window.Cols));
        }
    }

    /// <summary>
    /// The middle of a way in the first cell on it that is free; null where it meets one first that has to stay as it
    /// is, or no end.
    /// </summary>
    public (double X, double Y)? FirstFree(
        (double X, double Y) from, (double X, double Y) step, Func<Cell, bool> isFree, Func<Cell, bool> stays)
    {
        var (here, farthest) = (0.0, FarthestCells * Math.Max(Grid.CellWidth, Grid.CellHeight));
        while (here < farthest)
        {
            // Counted from the edge just reached, so that it is not met again.
            var next = here + Math.Min(
                ToEdge((from.X + (here * step.X) - Grid.OriginX) / Grid.CellWidth, step.X / Grid.CellWidth),
                ToEdge((Grid.OriginY - from.Y - (here * step.Y)) / Grid.CellHeight, -step.Y / Grid.CellHeight));
            var middle = (X: from.X + ((here + next) / 2 * step.X), Y: from.Y + ((here + next) / 2 * step.Y));
            var cell = Grid.CellAt(middle.X, middle.Y);
            if (!Window.Contains(cell) || stays(cell)) return null;
            if (isFree(cell)) return middle;
            here = next;
        }

        return null;
    }

    /// <summary>How many steps lead to the next edge of a cell, on one axis.</summary>
    static double ToEdge(double at, double step)
    {
        const double tiny = 1e-9;
        if (Math.Abs(step) < tiny) return double.PositiveInfinity;
        var edge = step > 0 ? Math.Floor(at + tiny) + 1 : Math.Ceiling(at - tiny) - 1;
        return (edge - at) / step;
    }
}
