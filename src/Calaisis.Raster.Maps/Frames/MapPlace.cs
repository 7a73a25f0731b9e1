namespace Calaisis.Raster.Maps.Frames;

/// <summary>A named place. Where names would collide, the lower rank number stays.</summary>
/// <param name="Name">As it shall be printed.</param>
/// <param name="At">Where its dot goes.</param>
/// <param name="Rank">1 town, 2 small town, 3 and more village; for waters likewise by size.</param>
/// <param name="Kind">What is named.</param>
public sealed record MapPlace(string Name, MapPoint At, int Rank, MapPlaceKind Kind = MapPlaceKind.Settlement);
