using Calaisis.Samples.Geography;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Networks;

/// <summary>Railways through the way-points of the real map.</summary>
static class Railways
{
    public static IReadOnlyList<NetworkLine> From(RealMap map) =>
    [
        .. map.LinesOf("rail").Select(line => new NetworkLine(
            line.Name, line.Nature, "", line.WidthMetres, true,
            Polyline.Simplify(Polyline.Smooth(line.Points, 60), 1))),
    ];

    public static bool IsHighSpeed(NetworkLine line) => line.Nature == "LGV";
}
