using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Geography;

/// <summary>A linear feature of the real map: road, railway or watercourse.</summary>
/// <param name="Kind"><c>road</c>, <c>rail</c> or <c>water</c>.</param>
/// <param name="Nature">NATURE in the terms of BD TOPO.</param>
/// <param name="Importance">IMPORTANCE of a road, 1 to 6; empty for others.</param>
/// <param name="WidthMetres">From edge to edge of what is sealed or wet.</param>
sealed record MapLine(
    string Kind, string Name, string Nature, string Importance, double WidthMetres, IReadOnlyList<Point> Points);
