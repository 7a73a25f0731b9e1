using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Networks;

/// <summary>A line as it is drawn on the land cover and written to the networks.</summary>
/// <param name="Nature">NATURE in the terms of BD TOPO.</param>
/// <param name="Importance">IMPORTANCE of a road, 1 to 6; empty for others.</param>
/// <param name="IsReal">True where the course is that of the real map, false where it is modelled.</param>
sealed record NetworkLine(
    string Name, string Nature, string Importance, double WidthMetres, bool IsReal, IReadOnlyList<Point> Points);
