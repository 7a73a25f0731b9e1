namespace Calaisis.Raster.Habitats.Labels;

/// <summary>
/// Which corners of a cell on a tile's border lie between two walls, so that habitat does not join there.
/// </summary>
/// <param name="Before">The corner towards the column or row before.</param>
/// <param name="After">The one towards the column or row after.</param>
readonly record struct PartedCorners(bool Before, bool After);
