namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A line to write, with its attributes in the order of the layer's columns.</summary>
/// <param name="Xs">Easting of each point.</param>
/// <param name="Ys">Northing of each point.</param>
/// <param name="Values">Texts, whole numbers (<c>int</c>) and numbers (<c>double</c>).</param>
public sealed record LineFeature(IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<object> Values);

/// <summary>A column of a written layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>typeof(string)</c>, <c>typeof(int)</c> or <c>typeof(double)</c>.</param>
public sealed record LineColumn(string Name, Type Type);
