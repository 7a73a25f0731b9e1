using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A geometry ready to be burned, and the blocks it is burned in (a window that counts blocks).</summary>
/// <param name="Wkb">The geometry.</param>
/// <param name="Value">What its cells become.</param>
/// <param name="Blocks">Where.</param>
/// <param name="Walk">
/// Whether its lines and outlines are walked along, each cell on the way being taken (<see cref="LineWalk"/>); else
/// GDAL burns it.
/// </param>
/// <param name="Wall">Whether it is of a closed feature, whose cells no step is to slip between.</param>
readonly record struct BurnShape(byte[] Wkb, float Value, Window Blocks, bool Walk, bool Wall);
