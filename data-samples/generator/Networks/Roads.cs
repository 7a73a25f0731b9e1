using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Networks;

/// <summary>
/// The roads: the main ones through the way-points of the real map, and modelled local roads between neighbouring
/// places (those pairs with no third place in the circle between them, the Gabriel graph).
/// </summary>
sealed class Roads
{
    const double LongestLinkMetres = 6_500;
    const double BesideMainRoadMetres = 350;

    public Roads(RealMap map)
    {
        Main = [.. map.LinesOf("road").Select(ToRoad)];
        Local = [.. Links(map.Places).Where(link => !RunsBesideMainRoad(link.A, link.B)).Select(ToLocalRoad)];
    }

    public IReadOnlyList<NetworkLine> Main { get; }

    public IReadOnlyList<NetworkLine> Local { get; }

    public IEnumerable<NetworkLine> All => Local.Concat(Main);

    /// <summary>Fenced roads, which animals on the ground cross at structures only.</summary>
    public static bool IsFenced(NetworkLine road) => road.Nature == "Type autoroutier";

    static NetworkLine ToRoad(MapLine line)
    {
        var isFast = line.Importance == "1";
        var curve = Polyline.Smooth(line.Points, 60);
        var course = isFast ? curve : Polyline.Wander(curve, 45, 700, 41);
        return new(line.Name, line.Nature, line.Importance, line.WidthMetres, true, Polyline.Simplify(course, 1.5));
    }

    static NetworkLine ToLocalRoad((Place A, Place B) link)
    {
        var course = Polyline.Wander(Polyline.Densify([link.A.Position, link.B.Position], 60), 130, 900, 42);
        var name = $"{link.A.Name} - {link.B.Name}";
        return new(name, "Route à 1 chaussée", "5", 5, false, Polyline.Simplify(course, 1.5));
    }

    static IEnumerable<(Place A, Place B)> Links(IReadOnlyList<Place> places)
    {
        for (var i = 0; i < places.Count; i++)
            for (var j = i + 1; j < places.Count; j++)
            {
                var middle = 0.5 * (places[i].Position + places[j].Position);
                var radius = Point.Distance(places[i].Position, places[j].Position) / 2;
                if (2 * radius > LongestLinkMetres || (places[i].Insee == "" && places[i].Population > 4_000)) continue;
                if (!places.Any(p => p != places[i] && p != places[j] && Point.Distance(p.Position, middle) < radius))
                    yield return (places[i], places[j]);
            }
    }

    bool RunsBesideMainRoad(Place a, Place b)
    {
        var samples = Polyline.Densify([a.Position, b.Position], 150);
        return samples.Count(p => Main.Any(road => IsNear(p, road))) > 0.6 * samples.Count;
    }

    static bool IsNear(Point p, NetworkLine road)
    {
        for (var i = 0; i + 1 < road.Points.Count; i++)
            if (Polyline.SegmentDistance(p, road.Points[i], road.Points[i + 1]) < BesideMainRoadMetres) return true;
        return false;
    }
}
