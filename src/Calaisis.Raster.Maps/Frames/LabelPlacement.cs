using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Chooses where names stand around their dots: by rank, then in the order given, each in the first of eight positions
/// that is inside the frame and touches neither a placed name nor a placed dot nor a sign. A name without room is left
/// out, dot and all.
/// </summary>
public static class LabelPlacement
{
    /// <summary>
    /// A name with its size on the page, in millimetres; without a dot (radius 0) it is centred on its place.
    /// </summary>
    public readonly record struct Candidate(
        double X, double Y, double DotRadius, double Width, double Height, int Rank);

    /// <summary>Where the name of candidate number <paramref name="Index"/> stands.</summary>
    public readonly record struct Placed(int Index, PageRect Box);

    // Preferred first: right, then above right, ... as atlases do (Imhof 1975).
    static readonly (double Right, double Down)[] Positions =
        [(1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1)];

    static readonly (double Right, double Down)[] Centred = [(0, 0)];

    /// <summary>The names that find room, in the order they were placed.</summary>
    /// <param name="candidates">The names.</param>
    /// <param name="frame">What a name must not leave.</param>
    /// <param name="clearMm">Room around names and dots.</param>
    /// <param name="obstacles">
    /// Signs that no name may cover, though they may cover dots; around them names may stand farther from their dots.
    /// </param>
    /// <param name="most">How many names there may be.</param>
    public static IReadOnlyList<Placed> Place(
        IReadOnlyList<Candidate> candidates,
        PageRect frame,
        double clearMm,
        IReadOnlyList<PageRect>? obstacles = null,
        int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var hidden = obstacles ?? [];
        double[] distances = hidden.Count > 0 ? [clearMm, 3 * clearMm] : [clearMm];
        var placed = new List<Placed>();
        var taken = new List<PageRect>();
        foreach (var index in Enumerable.Range(0, candidates.Count).OrderBy(i => candidates[i].Rank).ThenBy(i => i))
        {
            if (placed.Count == most) break;
            var candidate = candidates[index];
            var dot = new PageRect(candidate.X, candidate.Y, 0, 0).Grow(candidate.DotRadius);
            if (!frame.Contains(dot.Grow(clearMm)) || taken.Any(dot.Overlaps)) continue;
            foreach (var box in Boxes(candidate, distances))
            {
                var around = box.Grow(clearMm);
                if (!frame.Contains(around) || taken.Any(around.Overlaps) || hidden.Any(box.Overlaps)) continue;
                placed.Add(new Placed(index, box));
                taken.Add(box);
                if (candidate.DotRadius > 0) taken.Add(dot);
                break;
            }
        }
        return placed;
    }

    static IEnumerable<PageRect> Boxes(Candidate candidate, double[] distances) =>
        from distance in distances
        from position in candidate.DotRadius > 0 ? Positions : Centred
        select Box(candidate, position, distance);

    static PageRect Box(Candidate candidate, (double Right, double Down) position, double distance)
    {
        var away = candidate.DotRadius + distance;
        // Diagonal names slide in towards the dot: only half a name's height up or down.
        var up = position.Right != 0 ? 0.62 * candidate.Height : away + (candidate.Height / 2);
        var middleX = candidate.X + (position.Right * (away + (candidate.Width / 2)));
        var middleY = candidate.Y + (position.Down * up);
        return new PageRect(
            middleX - (candidate.Width / 2), middleY - (candidate.Height / 2), candidate.Width, candidate.Height);
    }
}
