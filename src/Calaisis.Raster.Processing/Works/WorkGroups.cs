using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Processing.Works;

/// <summary>A work and the cells that it may change.</summary>
/// <param name="Place">Its place among all works.</param>
/// <param name="Work">It.</param>
/// <param name="Window">The cells.</param>
sealed record WorkWindow(int Place, PlacedWork Work, Window Window);

/// <summary>
/// Works that lie apart are read together: none of a group sees another's edits where it looks.
/// </summary>
static class WorkGroups
{
    /// <summary>The groups, works in the order of their ids.</summary>
    /// <param name="works">Works with their windows.</param>
    /// <param name="apart">How many cells beyond its window a work is looked at.</param>
    public static IReadOnlyList<IReadOnlyList<WorkWindow>> Of(IReadOnlyList<WorkWindow> works, int apart)
    {
        var groups = new List<List<WorkWindow>>();
        foreach (var work in works)
        {
            var wide = work.Window.Grow(apart);
            var group = groups.Find(group => group.TrueForAll(other => other.Window.Intersect(wide).CellCount == 0));
            if (group is null) groups.Add(group = []);
            group.Add(work);
        }

        return groups;
    }

    /// <summary>The cells around the shapes of a work.</summary>
    public static Window Around(PlacedWork work, GridDefinition grid, int marginCells)
    {
        var (west, east, south, north) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var ring in work.Parts.SelectMany(part => part))
        {
            for (var i = 0; i < ring.Length; i += 2)
            {
                (west, east) = (Math.Min(west, ring[i]), Math.Max(east, ring[i]));
                (south, north) = (Math.Min(south, ring[i + 1]), Math.Max(north, ring[i + 1]));
            }
        }

        var (row, col) = (
            (int)Math.Floor((grid.OriginY - north) / grid.CellHeight),
            (int)Math.Floor((west - grid.OriginX) / grid.CellWidth));
        var (endRow, endCol) = (
            (int)Math.Floor((grid.OriginY - south) / grid.CellHeight) + 1,
            (int)Math.Floor((east - grid.OriginX) / grid.CellWidth) + 1);
        return new Window(row, col, endRow - row, endCol - col).Grow(marginCells).Intersect(grid.Shape.Whole);
    }
}
