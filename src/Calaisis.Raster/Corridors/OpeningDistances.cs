using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>How far conflicts are from what already opens their obstacles: wildlife crossings, culverts.</summary>
public static class OpeningDistances
{
    /// <summary>Openings farther than this are not looked for.</summary>
    public const double ReachMetres = 250;

    /// <summary>Up to this distance readers are told that a crossing is there already.</summary>
    public const double NearMetres = 30;

    /// <summary>
    /// The conflicts with their distances, between the centres of cells, to the nearest cell with data of any opening.
    /// </summary>
    public static IReadOnlyList<Conflict> Measure(
        IReadOnlyList<Conflict> conflicts, IReadOnlyList<ITileSource> openings, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(openings);
        ArgumentNullException.ThrowIfNull(grid);
        if (openings.Count == 0) return conflicts;
        var (rows, cols) = ((int)(ReachMetres / grid.CellHeight), (int)(ReachMetres / grid.CellWidth));
        var values = new float[((2 * rows) + 1) * ((2 * cols) + 1)];
        return [.. conflicts.Select(
            conflict => conflict with { OpeningMetres = Nearest(grid.CellAt(conflict.X, conflict.Y)) })];

        double? Nearest(Cell cell)
        {
            var window = new Window(cell.Row - rows, cell.Col - cols, (2 * rows) + 1, (2 * cols) + 1)
                .Intersect(grid.Shape.Whole);
            var least = double.PositiveInfinity;
            foreach (var opening in openings)
            {
                var read = values.AsSpan(0, window.Rows * window.Cols);
                opening.Read(window, read);
                for (var i = 0; i < read.Length; i++)
                {
                    if (float.IsNaN(read[i])) continue;
                    var (down, right) = (
                        window.Row + (i / window.Cols) - cell.Row, window.Col + (i % window.Cols) - cell.Col);
                    least = Math.Min(least, double.Hypot(down * grid.CellHeight, right * grid.CellWidth));
                }
            }

            return least <= ReachMetres ? least : null;
        }
    }
}
