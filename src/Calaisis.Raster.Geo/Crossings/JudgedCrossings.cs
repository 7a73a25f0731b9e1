using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Vectors;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>What the features of a source of crossings open: the walls that they lead across, and all that resist no more than these.</summary>
/// <param name="Opens">What each feature opens at most, infinite for barriers; 0 for one that leads across no wall.</param>
/// <param name="Short">Those that end in a wall they are drawn on.</param>
sealed record JudgedCrossings(IReadOnlyList<(RawFeature Feature, double Opens)> Opens, IReadOnlyList<ShortCrossing> Short)
{
    /// <summary>How far before a wall one that a scenario draws for it may end, in map units, to be told so.</summary>
    const double Beside = 30;

    /// <summary>Judges them at the real widths of all, so that cells do not matter.</summary>
    /// <param name="source">Whose crossings they are.</param>
    /// <param name="features">The crossings.</param>
    /// <param name="walls">The walls near them that resist more than the crossings.</param>
    /// <param name="isDrawnForThis">Whether a scenario draws them to open walls.</param>
    /// <param name="cancel">Stops it.</param>
    public static JudgedCrossings Of(
        string source, IReadOnlyList<RawFeature> features, IReadOnlyList<WallFeature> walls, bool isDrawnForThis, CancellationToken cancel)
    {
        var near = new NearBounds([.. walls.Select(wall => wall.Bounds)], 200);
        var (opens, told) = (new List<(RawFeature, double)>(features.Count), new List<ShortCrossing>());
        foreach (var crossing in CrossingShape.Of(features))
        {
            cancel.ThrowIfCancellationRequested();
            using (crossing)
            {
                var ranks = near.Near(crossing.Bounds.Grow(Beside)).Select(i => walls[i]).GroupBy(wall => wall.Resistance)
                    .OrderByDescending(rank => rank.Key).Select(rank => (Resistance: rank.Key, Walls: rank.ToList())).ToList();
                var judged = new CrossingJudgement(source, crossing, ranks, isDrawnForThis ? Beside : 0);
                opens.AddRange(crossing.Features.Select(feature => (feature, judged.Opens)));
                told.AddRange(judged.Short());
            }
        }

        return new JudgedCrossings(opens, told);
    }
}
