namespace Calaisis.Raster.Geo.Tiff;

/// <summary>One image of a tiled file: the raster itself or an overview.</summary>
/// <param name="Fields">What is said of it, without the places of its tiles.</param>
/// <param name="TileSizes">Bytes of each compressed tile, row after row; 0 where it has no tile.</param>
sealed record TiffImage(IReadOnlyList<TiffField> Fields, IReadOnlyList<int> TileSizes);
