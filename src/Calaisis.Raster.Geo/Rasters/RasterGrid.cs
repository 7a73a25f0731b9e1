using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>The grid of an existing raster, for pipelines that say <c>grid: like: file</c>.</summary>
public static class RasterGrid
{
    /// <summary>Where the cells of a raster lie.</summary>
    /// <exception cref="GdalException">The file cannot be opened.</exception>
    /// <exception cref="RasterException">It has no coordinate system or place, is rotated, or south is up.</exception>
    public static GridDefinition Like(string path)
    {
        Confinement.RequireSources(path);
        DatabaseLog.Require(path);
        Companions.Require(path);
        using var errors = new ErrorScope();
        try
        {
            var flags = (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR);
            using var dataset = Gdal.OpenEx(path, flags, null, null, null)
                ?? throw errors.Failure($"give the grid", path, RasterFacts.OpenAdvice);
            return Of(dataset, path);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"give the grid", path, RasterFacts.AdviceOn(path), failure);
        }
    }

    internal static GridDefinition Of(Dataset dataset, string path)
    {
        var shown = Secrets.Mask(path);
        var transform = Geotransforms.Of(dataset, $"{shown}");
        if (transform is not [_, > 0, 0, _, 0, < 0])
        {
            throw new RasterException(
                $"{shown}: found cells that are rotated, upside down or nowhere, expected north up; "
                + $"warp it with gdalwarp first.");
        }

        using var reference = dataset.GetSpatialRef() ?? throw new RasterException(
            $"{shown}: it has no coordinate system; set one, for instance with gdal_edit.py -a_srs EPSG:2154.");
        return new GridDefinition(
            Definition(reference), transform[0], transform[3], transform[1], -transform[5],
            new Shape(dataset.RasterYSize, dataset.RasterXSize));
    }

    // A code where an authority has one, as it is what people write; else the whole definition.
    internal static string Definition(SpatialReference reference)
    {
        if (reference.GetAuthorityCode(null) is { Length: > 0 }) return CoordinateSystem.NameOf(reference);
        reference.ExportToWkt(out var wkt, null);
        return wkt;
    }
}
