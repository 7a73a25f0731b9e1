namespace Calaisis.Raster.Sources;

/// <summary>A place whose name is written on maps, in the grid's coordinate system.</summary>
/// <param name="Name">As it shall be printed.</param>
/// <param name="X">x of its point.</param>
/// <param name="Y">y of its point.</param>
/// <param name="Rank">1 is the most important; where names would collide, the lower rank stays.</param>
public sealed record NamedPlace(string Name, double X, double Y, int Rank);

/// <summary>A line, or one ring of an outline, as a chain of points in the grid's coordinate system.</summary>
/// <param name="Xs">x of each point.</param>
/// <param name="Ys">y of each point, as many as <paramref name="Xs"/>.</param>
public sealed record MapLine(IReadOnlyList<double> Xs, IReadOnlyList<double> Ys);
