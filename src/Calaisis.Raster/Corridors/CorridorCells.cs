using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>The cells of one link's corridor.</summary>
/// <param name="Link">The link's id.</param>
/// <param name="Count">How many cells.</param>
/// <param name="Runs">The cells, row by row, each row from left to right; empty where the corridor is.</param>
public sealed record CorridorCells(int Link, long Count, IReadOnlyList<CellRun> Runs)
{
    /// <summary>The smallest window that holds them.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public Window Bounds
    {
        get
        {
            if (Runs.Count == 0) throw new InvalidOperationException("the corridor is empty");
            var (first, end) = (Runs.Min(run => run.Col), Runs.Max(run => run.EndCol));
            return new Window(Runs[0].Row, first, Runs[^1].Row - Runs[0].Row + 1, end - first);
        }
    }
}
