namespace Calaisis.Raster.Maps.Frames;

/// <summary>A place in map coordinates.</summary>
public readonly record struct MapPoint(double X, double Y);
