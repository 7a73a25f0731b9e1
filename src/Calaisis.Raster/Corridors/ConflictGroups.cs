using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Crossings of one obstacle grouped by single linkage: two that are at most so far apart are in one group, and so are
/// all that are joined by a chain of such pairs. The groups do not depend on the order of crossings.
/// </summary>
static class ConflictGroups
{
    /// <summary>Groups in the order of their first cells; crossings within them by cell, then by link.</summary>
    public static IReadOnlyList<IReadOnlyList<Crossing>> Of(
        IEnumerable<Crossing> crossings, double metres, GridDefinition grid)
    {
        var ordered = crossings
            .OrderBy(crossing => crossing.Cell.Row).ThenBy(crossing => crossing.Cell.Col)
            .ThenBy(crossing => crossing.Link).ToList();
        var cells = ordered.Select(crossing => crossing.Cell).Distinct().ToList();
        var joined = new JoinedItems(cells.Count);
        var buckets = new Dictionary<(int, int), List<int>>();
        var (bucketRows, bucketCols) = (metres / grid.CellHeight, metres / grid.CellWidth);
        for (var i = 0; i < cells.Count; i++) JoinNear(i);
        var places = cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        return [.. ordered.GroupBy(crossing => joined.Root(places[crossing.Cell])).Select(group => group.ToList())];

        void JoinNear(int i)
        {
            var (row, col) = BucketOf(cells[i]);
            for (var down = -1; down <= 1; down++)
            {
                for (var right = -1; right <= 1; right++)
                {
                    foreach (var other in buckets.GetValueOrDefault((row + down, col + right)) ?? [])
                    {
                        if (AreNear(cells[i], cells[other])) joined.Join(i, other);
                    }
                }
            }

            if (!buckets.TryGetValue((row, col), out var bucket)) buckets[(row, col)] = bucket = [];
            bucket.Add(i);
        }

        // Buckets at least as wide as the distance: what is near lies in the same or in one beside it.
        (int Row, int Col) BucketOf(Cell cell) =>
            (
                (int)(cell.Row / Math.Max(1, Math.Ceiling(bucketRows))),
                (int)(cell.Col / Math.Max(1, Math.Ceiling(bucketCols))));

        bool AreNear(Cell one, Cell other)
        {
            var (y, x) = ((one.Row - other.Row) * grid.CellHeight, (one.Col - other.Col) * grid.CellWidth);
            return (x * x) + (y * y) <= metres * metres;
        }
    }

    /// <summary>The crossing nearest to the mean of all; of equals the first.</summary>
    public static Crossing Centre(IReadOnlyList<Crossing> group, GridDefinition grid)
    {
        // Times the number of crossings, so that all is in whole cells and equal distances are equal.
        var (rows, cols) = (
            group.Sum(crossing => (long)crossing.Cell.Row), group.Sum(crossing => (long)crossing.Cell.Col));
        return group.MinBy(crossing =>
        {
            var y = ((crossing.Cell.Row * (long)group.Count) - rows) * grid.CellHeight;
            var x = ((crossing.Cell.Col * (long)group.Count) - cols) * grid.CellWidth;
            return (x * x) + (y * y);
        });
    }
}
