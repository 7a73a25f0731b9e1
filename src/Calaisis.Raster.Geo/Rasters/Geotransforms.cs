using System.Globalization;
using Calaisis.Raster.Faults;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Where a raster says that its cells lie, in six numbers; and the sentence where that is nowhere.</summary>
static class Geotransforms
{
    /// <summary>Six numbers in GDAL's order: x of the corner, per column and row; y likewise.</summary>
    /// <param name="dataset">The raster.</param>
    /// <param name="place">What the sentence begins with.</param>
    /// <exception cref="RasterException">
    /// They are not numbers, or its cells have no width, no height or no area.
    /// </exception>
    internal static double[] Of(Dataset dataset, Sentence place)
    {
        var found = new double[6];
        dataset.GetGeoTransform(found);
        var area = (found[1] * found[5]) - (found[2] * found[4]);
        if (Array.TrueForAll(found, double.IsFinite) && double.IsFinite(area) && double.IsFinite(1 / area))
            return found;
        throw new RasterException($"{place}: found the geotransform "
            + $"{string.Join(", ", found.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}, "
            + $"in which cells have no width, no height or no place, expected cells with an area; georeference it, "
            + $"for instance with gdal_translate -a_ullr.");
    }
}
