using Calaisis.Samples.Geography;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Networks;

/// <summary>Rivers, becques and canals through the way-points of the real map; natural streams wind.</summary>
static class Waterways
{
    public static IReadOnlyList<NetworkLine> From(RealMap map) => [.. map.LinesOf("water").Select(ToWaterway)];

    public static bool IsCanal(NetworkLine line) => line.Nature == "Canal";

    static NetworkLine ToWaterway(MapLine line)
    {
        var curve = Polyline.Smooth(line.Points, 30);
        var course = line.Nature == "Canal"
            ? Polyline.Wander(curve, 12, 1_500, 51)
            : Polyline.Wander(Polyline.Wander(curve, 190, 1_100, 52), 55, 240, 53);
        return new(line.Name, line.Nature, "", line.WidthMetres, true, Polyline.Simplify(course, 2));
    }
}
