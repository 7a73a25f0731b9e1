using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Conflicts of several obstacles at one place: a motorway and the railway beside it are crossed by one work, and are
/// one place to act, however many obstacles lie there.
/// </summary>
public static class ConflictPlaces
{
    /// <summary>
    /// The first conflict of each place at which some obstacle is not opened: what counts as a conflict, and is to be
    /// acted on.
    /// </summary>
    public static IReadOnlyList<Conflict> ToAct(IEnumerable<Conflict> conflicts) =>
        [.. conflicts.Where(conflict => !conflict.IsOpened).OrderBy(conflict => conflict.Id)
            .DistinctBy(conflict => conflict.Place)];

    /// <summary>For each link, at how many places it meets an obstacle that is not opened.</summary>
    public static IReadOnlyDictionary<int, int> ByLink(IEnumerable<Conflict> conflicts) =>
        conflicts.Where(conflict => !conflict.IsOpened)
            .SelectMany(conflict => conflict.Links.Select(link => (Link: link, conflict.Place)))
            .Distinct()
            .CountBy(pair => pair.Link)
            .ToDictionary();

    /// <summary>
    /// For each group of crossings the first group of its place. Two are at one place if some link has a crossing in
    /// each and these lie as near each other as crossings of one obstacle that are one conflict.
    /// </summary>
    internal static int[] Of(IReadOnlyList<IReadOnlyList<Crossing>> groups, double metres, GridDefinition grid)
    {
        var joined = new JoinedItems(groups.Count);
        var byLink = groups.SelectMany((group, i) => group.Select(crossing => (Group: i, crossing.Link, crossing.Cell)))
            .GroupBy(crossing => crossing.Link);
        foreach (var link in byLink.Select(crossings => crossings.ToList()))
        {
            for (var one = 1; one < link.Count; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    if (AreNear(link[one].Cell, link[other].Cell)) joined.Join(link[one].Group, link[other].Group);
                }
            }
        }

        return [.. Enumerable.Range(0, groups.Count).Select(joined.Root)];

        bool AreNear(Cell one, Cell other)
        {
            var (y, x) = ((one.Row - other.Row) * grid.CellHeight, (one.Col - other.Col) * grid.CellWidth);
            return (x * x) + (y * y) <= metres * metres;
        }
    }
}
