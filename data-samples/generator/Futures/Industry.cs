using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Futures;

/// <summary>
/// What might become of industrial zones: the wasteland inside some of them, and the land beside one that it grows
/// over.
/// </summary>
sealed class Industry(RealMap map)
{
    /// <summary>Zones, and which part of their outline is wasteland, from the middle outwards.</summary>
    static readonly (string Zone, double Part)[] Wastelands =
    [
        ("Zone des Dunes", 0.6), ("Tioxide", 0.8), ("Transmarck", 0.4), ("Pont du Leu", 0.5),
        ("ZI du Pont d'Ardres", 0.5), ("ZI de Wizernes", 0.5),
    ];

    static readonly string[] BrightZones = ["Transmarck", "La Turquerie", "Cité Europe", "Marcel Doret"];

    /// <summary>Outlines of wasteland, with the name of their zone.</summary>
    public IEnumerable<(string Name, List<Point> Ring)> Greened() =>
        Wastelands.Select(wasteland => (wasteland.Zone, Scaled(Ring(wasteland.Zone), wasteland.Part, default)));

    /// <summary>The zone that grows: its own outline, enlarged to the south-east.</summary>
    public IEnumerable<(string Name, List<Point> Ring)> Extended() =>
        [("La Turquerie", Scaled(Ring("La Turquerie"), 1.55, new Point(420, -260)))];

    /// <summary>Zones whose lamps might be dimmed.</summary>
    public IEnumerable<(string Name, List<Point> Ring)> Dimmed() =>
        BrightZones.Select(name => (name, Scaled(Ring(name), 1, default)));

    IReadOnlyList<Point> Ring(string name) => map.AreasOf("industry").Single(area => area.Name == name).Ring;

    static List<Point> Scaled(IReadOnlyList<Point> ring, double factor, Point shift)
    {
        var corners = ring.Skip(1).ToList();
        var middle = new Point(corners.Average(p => p.X), corners.Average(p => p.Y));
        return [.. ring.Select(p => middle + (factor * (p - middle)) + shift)];
    }
}
