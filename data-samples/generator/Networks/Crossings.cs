using Calaisis.Samples.Countryside;
using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Networks;

/// <summary>
/// Structures by which animals cross fenced lines: every watercourse of the real map passes below, and modelled
/// underpasses stand where wood or meadow lies on both sides.
/// </summary>
sealed class Crossings(LandCover cover)
{
    const double UnderpassEveryMetres = 2_300;

    public IEnumerable<NetworkLine> All()
    {
        List<NetworkLine> barriers =
            [.. cover.Roads.Main.Where(Roads.IsFenced), .. cover.Railways.Where(Railways.IsHighSpeed)];
        return barriers.SelectMany(WaterCrossings).Concat(barriers.SelectMany(Underpasses));
    }

    IEnumerable<NetworkLine> WaterCrossings(NetworkLine barrier) =>
        from water in cover.Waterways
        from place in Meetings(barrier.Points, water.Points)
        where Extent.Holds(place.Point)
        let name = $"{water.Name} sous {barrier.Name}"
        select Across(place.Point, place.Along, name, "Ouvrage hydraulique", water.WidthMetres + 6);

    IEnumerable<NetworkLine> Underpasses(NetworkLine barrier)
    {
        var sinceLast = UnderpassEveryMetres / 2;
        for (var i = 0; i + 1 < barrier.Points.Count; i++)
        {
            var (a, b) = (barrier.Points[i], barrier.Points[i + 1]);
            var along = b - a;
            for (var t = 0.0; t < along.Length; t += 50)
            {
                sinceLast += 50;
                var p = a + (t / along.Length * along);
                if (sinceLast < UnderpassEveryMetres || !Extent.Holds(p) || !IsGreen(p, along)) continue;
                sinceLast = 0;
                yield return Across(p, along, $"Passage à faune, {barrier.Name}", "Passage à faune", 12);
            }
        }
    }

    bool IsGreen(Point p, Point along) =>
        IsGreen(cover.At(p + (90 * along.LeftNormal))) && IsGreen(cover.At(p - (90 * along.LeftNormal)));

    static bool IsGreen(Cover cover) =>
        cover is Cover.Meadow or Cover.WetMeadow or Cover.Broadleaf or Cover.Mixed or Cover.WetWood
            or Cover.Scrub or Cover.ChalkGrassland;

    static NetworkLine Across(Point p, Point along, string name, string nature, double widthMetres)
    {
        var reach = 45 * along.LeftNormal;
        return new(name, nature, "", widthMetres, false, [p - reach, p + reach]);
    }

    static IEnumerable<(Point Point, Point Along)> Meetings(IReadOnlyList<Point> line, IReadOnlyList<Point> other)
    {
        for (var i = 0; i + 1 < line.Count; i++)
            for (var j = 0; j + 1 < other.Count; j++)
                if (Meeting(line[i], line[i + 1], other[j], other[j + 1]) is { } p)
                    yield return (p, line[i + 1] - line[i]);
    }

    static Point? Meeting(Point a, Point b, Point c, Point d)
    {
        var (ab, cd, ac) = (b - a, d - c, c - a);
        var turn = (ab.X * cd.Y) - (ab.Y * cd.X);
        if (turn == 0) return null;
        var s = ((ac.X * cd.Y) - (ac.Y * cd.X)) / turn;
        var t = ((ac.X * ab.Y) - (ac.Y * ab.X)) / turn;
        return s is >= 0 and < 1 && t is >= 0 and < 1 ? a + (s * ab) : null;
    }
}
