using System.Collections.Concurrent;
using Calaisis.Raster.Warping;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// What sources of the same geometry on one grid have in common: where the grid's cells lie in them. Each pair of
/// coordinate system and geotransform is worked out once, whoever reads first.
/// </summary>
sealed class SharedPlaces
{
    readonly ConcurrentDictionary<(string Wkt, Placing Placing), MappedBlocks> _all = [];

    internal MappedBlocks For(string wkt, double[] transform)
    {
        var placing = new Placing(transform[0], transform[1], transform[2], transform[3], transform[4], transform[5]);
        return _all.GetOrAdd((wkt, placing), _ => new MappedBlocks());
    }

    readonly record struct Placing(double X, double XPerCol, double XPerRow, double Y, double YPerCol, double YPerRow);
}
