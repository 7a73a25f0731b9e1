using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A geometry ready to be burned, and the blocks it is burned in (a window that counts blocks).</summary>
readonly record struct BurnShape(byte[] Wkb, float Value, Window Blocks);
