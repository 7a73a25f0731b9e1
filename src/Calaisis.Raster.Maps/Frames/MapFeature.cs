namespace Calaisis.Raster.Maps.Frames;

/// <summary>A line, or the outline of an area where its kind is one, in map coordinates.</summary>
/// <param name="Kind">What it is; decides how it is drawn.</param>
/// <param name="Parts">Lines or rings, each a list of points; rings inside rings are holes.</param>
public sealed record MapFeature(MapFeatureKind Kind, IReadOnlyList<IReadOnlyList<MapPoint>> Parts);
