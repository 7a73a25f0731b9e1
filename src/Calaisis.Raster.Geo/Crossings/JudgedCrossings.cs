using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Vectors;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>
/// What the features of a source of crossings open: the walls that they lead across, and all that resist no more than
/// these.
/// </summary>
/// <param name="All">They, those whose features touch as one.</param>
/// <param name="Short">Those that end in a wall they are drawn on.</param>
sealed record JudgedCrossings(IReadOnlyList<JudgedCrossing> All, IReadOnlyList<ShortCrossing> Short) : IDisposable
{
    /// <summary>How far before a wall one that a scenario draws for it may end, in map units, to be told so.</summary>
    const double Beside = 30;

    /// <summary>What each feature opens at most, infinite for barriers; 0 for one that leads across no wall.</summary>
    public IEnumerable<(RawFeature Feature, double Opens)> Opens =>
        All.SelectMany(one => one.Shape.Features.Select(feature => (feature, one.Opens)));

    /// <summary>Judges them at the real widths of all, so that cells do not matter.</summary>
    /// <param name="source">Whose crossings they are.</param>
    /// <param name="features">The crossings.</param>
    /// <param name="walls">The walls near them that resist more than the crossings.</param>
    /// <param name="isDrawnForThis">Whether a scenario draws them to open walls.</param>
    /// <param name="reach">How far around their edges walls are kept.</param>
    /// <param name="cancel">Stops it.</param>
    public static JudgedCrossings Of(
        string source, IReadOnlyList<RawFeature> features, IReadOnlyList<WallFeature> walls, bool isDrawnForThis,
        double reach, CancellationToken cancel)
    {
        var near = new NearBounds([.. walls.Select(wall => wall.Bounds)], 200);
        var (all, told) = (new List<JudgedCrossing>(features.Count), new List<ShortCrossing>());
        foreach (var crossing in CrossingShape.Of(features))
        {
            cancel.ThrowIfCancellationRequested();
            var ranks = Near(Beside).GroupBy(wall => wall.Resistance)
                .OrderByDescending(rank => rank.Key)
                .Select(rank => (Resistance: rank.Key, Walls: rank.ToList())).ToList();
            var judged = new CrossingJudgement(source, crossing, ranks, isDrawnForThis ? Beside : 0);
            var ends = judged.Short().ToList();
            all.Add(new JudgedCrossing(
                crossing,
                judged.Opens,
                judged.Opens > 0 ? [.. Near(reach + crossing.HalfWidth)] : [],
                ends.Count > 0));
            told.AddRange(ends);

            IEnumerable<WallFeature> Near(double far) => near.Near(crossing.Bounds.Grow(far)).Select(i => walls[i]);
        }

        return new JudgedCrossings(all, told);
    }

    public void Dispose()
    {
        foreach (var one in All) one.Dispose();
    }
}
