using Calaisis.Raster.Geo.Vectors;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>A part of a wall near a crossing.</summary>
/// <param name="Wall">The feature it belongs to.</param>
/// <param name="Core">Its axis, or what it covers, near the crossing.</param>
sealed record WallPiece(WallFeature Wall, Geometry Core) : IDisposable
{
    const double Touching = 0.03;

    /// <summary>
    /// The parts of walls that a crossing meets, with all that join them near it, and the others: the second
    /// carriageway of a road that it leads across, for instance.
    /// </summary>
    /// <param name="crossing">The crossing.</param>
    /// <param name="walls">Walls that resist the same.</param>
    /// <param name="reach">How far around the crossing it is looked, in map units.</param>
    public static (IReadOnlyList<WallPiece> Met, IReadOnlyList<WallPiece> Others) Of(
        CrossingShape crossing, IEnumerable<WallFeature> walls, double reach)
    {
        var pieces = walls.SelectMany(wall => Of(wall, crossing, reach)).ToList();
        var isMet = pieces.ConvertAll(piece => piece.Core.Intersects(crossing.Whole));
        var open = new Stack<int>(Enumerable.Range(0, pieces.Count).Where(i => isMet[i]));
        while (open.TryPop(out var met))
        {
            for (var other = 0; other < pieces.Count; other++)
            {
                if (isMet[other] || !pieces[met].Joins(pieces[other])) continue;
                isMet[other] = true;
                open.Push(other);
            }
        }

        return ([.. pieces.Where((_, i) => isMet[i])], [.. pieces.Where((_, i) => !isMet[i])]);
    }

    /// <summary>It as it is drawn on cells.</summary>
    public RawFeature Drawn => Wall.Drawn with { Wkb = Wkb.Of(Core) };

    /// <summary>
    /// Whether a crossing lies beside walls that it does not lead across, though they resist no more than those it
    /// does.
    /// </summary>
    public static bool IsBesideOthers(JudgedCrossing judged, double reach)
    {
        return judged.Weaker.Append(judged.Alike).Any(IsBesideOthersOf);

        bool IsBesideOthersOf(IEnumerable<WallFeature> walls)
        {
            var (met, others) = Of(judged.Shape, walls, reach + judged.Shape.HalfWidth);
            foreach (var piece in met.Concat(others)) piece.Dispose();
            return others.Count > 0;
        }
    }

    static List<WallPiece> Of(WallFeature wall, CrossingShape crossing, double reach)
    {
        using var window = Shapes.Rectangle(crossing.Bounds.Grow(reach + (wall.Width / 2)));
        using var near = wall.Core.Intersection(window)!;
        return Shapes.PartsOf(near).ConvertAll(part => new WallPiece(wall, part));
    }

    bool Joins(WallPiece other) => Core.Distance(other.Core) <= ((Wall.Width + other.Wall.Width) / 2) + Touching;

    public void Dispose() => Core.Dispose();
}
