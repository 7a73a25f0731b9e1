using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Warping;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// What an open raster says of itself, set against what the pipeline declares; and the sentences when they differ.
/// </summary>
static class RasterFacts
{
    internal const string OpenAdvice =
        "check the path, and that it is a raster GDAL reads (GeoTIFF, COG, VRT, ASCII grid, netCDF, HDF5...).";

    internal static void RequireBand(RasterSourceSettings settings, Dataset dataset)
    {
        Subdatasets.RequireOne(settings, dataset);
        if (settings.Band < 1 || settings.Band > dataset.RasterCount)
        {
            throw new RasterException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Place(settings)}: found {dataset.RasterCount} band(s), expected a band {settings.Band}; "
                + $"set band to a number from 1 to {dataset.RasterCount}."));
        }

        using var band = dataset.GetRasterBand(settings.Band)!;
        if (Gdal.DataTypeIsComplex(band.DataType) != 0)
            throw new RasterException($"{Place(settings)}: its cells are complex numbers; give a band of plain ones.");
        var transform = new double[6];
        dataset.GetGeoTransform(transform);
        if (transform is [0, 1, 0, 0, 0, 1])
        {
            throw new RasterException(
                $"{Place(settings)}: it does not say where its cells lie (no geotransform); "
                + "georeference it, for instance with gdal_translate -a_ullr.");
        }
    }

    /// <summary>
    /// The file's own scale and offset count only where the pipeline gives none (scale 1, offset 0, power 1): then the
    /// numbers in the pipeline replace those of the file, and nothing is scaled twice. Classes are never scaled.
    /// </summary>
    internal static RawValues RawValuesOf(RasterSourceSettings settings, Band band)
    {
        band.GetNoDataValue(out var noData, out var hasNoData);
        IEnumerable<double> none = hasNoData != 0 ? [noData, .. settings.NoData] : settings.NoData;
        if (settings.Kind == CellKind.Classes) return new RawValues(none, 1, 0, 1);
        var (scale, offset) = ScaleOf(settings, band);
        return new RawValues(none, scale, offset, settings.Power);
    }

    internal static (double Scale, double Offset) ScaleOf(RasterSourceSettings settings, Band band)
    {
        var declared = !settings.Scale.Equals(1) || !settings.Offset.Equals(0) || !settings.Power.Equals(1);
        if (declared || settings.Kind == CellKind.Classes) return (settings.Scale, settings.Offset);
        band.GetScale(out var scale, out var hasScale);
        band.GetOffset(out var offset, out var hasOffset);
        return (hasScale != 0 && scale != 0 ? scale : 1, hasOffset != 0 ? offset : 0);
    }

    /// <summary>Null where neither file nor pipeline says.</summary>
    /// <exception cref="RasterException">The pipeline declares another system than the file has.</exception>
    internal static SpatialReference? ReferenceOf(RasterSourceSettings settings, Dataset dataset)
    {
        var found = dataset.GetSpatialRef();
        if (found is not null && found.IsLocal() != 0)
        {
            found.Dispose();
            found = null;
        }

        found?.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        if (settings.DeclaredCrs is null) return found;
        var declared = CoordinateSystem.Parse(settings.DeclaredCrs, $"source '{settings.Name}'");
        if (found is null) return declared;
        using (declared)
        {
            if (CoordinateSystem.AreSame(found, declared)) return found;
            throw new RasterException(
                $"{Place(settings)}: found coordinate system {CoordinateSystem.NameOf(found)}, but the pipeline "
                + $"declares {settings.DeclaredCrs}; remove that, or mend the file with gdal_edit.py -a_srs.");
        }
    }

    internal static RasterException NoReference(RasterSourceSettings settings) => new(
        $"{Place(settings)}: it has no coordinate system; declare it with 'crs', for instance crs: EPSG:2154.");

    internal static string Place(RasterSourceSettings settings) =>
        $"Source '{settings.Name}': {Secrets.Mask(settings.Path)}";
}
