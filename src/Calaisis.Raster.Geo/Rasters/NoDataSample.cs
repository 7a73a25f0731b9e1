using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Looks whether the cells of a raster hold its NoData value, or another number in its place.</summary>
public static class NoDataSample
{
    /// <summary>Of a larger raster so many rows and columns are looked at, evenly spread.</summary>
    const int MostOnSide = 2048;

    /// <summary>
    /// What stands in place of NoData on the cells under the grid; null where nothing does, or none is named.
    /// </summary>
    /// <exception cref="Native.GdalException">The file cannot be read.</exception>
    /// <exception cref="Faults.RasterException">It is not what was declared.</exception>
    public static UnmetNoData? Of(RasterSourceSettings settings, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using var file = RasterFile.Open(settings);
        if (file.NoData is not { } noData || file.HasMask) return null;
        var alignment = RasterAlignment.Of(
            settings with { Halo = null }, grid, HaloChanges.None, file, new SharedPlaces());
        // A turned raster has other columns than its file: all of it, then.
        var under = alignment.SourceShape == file.Shape && ReferenceEquals(alignment.GeoTransform, file.GeoTransform)
            ? HaloCells.NeededCells(alignment)
            : file.Shape.Whole;
        if (under.IsEmpty) return null;
        var numbers = file.ReadSpread(under, Math.Min(under.Rows, MostOnSide), Math.Min(under.Cols, MostOnSide));
        numbers = Array.FindAll(numbers, number => double.IsFinite(number) && !settings.NoData.Contains(number));
        Array.Sort(numbers);
        return UnmetNoData.Of(settings.Kind, noData, numbers, file.Limits);
    }
}
