using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
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
    internal static readonly Sentence OpenAdvice =
        $"check the path, and that it is a raster GDAL reads (GeoTIFF, COG, VRT, ASCII grid, netCDF, HDF5...).";

    /// <summary>Bytes of one block that are read at once, of all bands that are stored together.</summary>
    const int LargestBlockBytes = 256_000_000;

    internal static void RequireBand(RasterSourceSettings settings, Dataset dataset)
    {
        Subdatasets.RequireOne(settings, dataset);
        if (settings.Band < 1 || settings.Band > dataset.RasterCount)
        {
            throw new RasterException(
                $"{Place(settings)}: found {dataset.RasterCount} [band|bands], expected a band {settings.Band}; "
                    + $"set band to a number from 1 to {dataset.RasterCount}.");
        }

        using var band = dataset.GetRasterBand(settings.Band)!;
        if (Gdal.DataTypeIsComplex(band.DataType) != 0)
            throw new RasterException($"{Place(settings)}: its cells are complex numbers; give a band of plain ones.");
        RequireSmallBlocks(settings, dataset, band);
        if (Geotransforms.Of(dataset, Place(settings)) is [0, 1, 0, 0, 0, 1])
        {
            var why = Companions.WorldFile(settings.Path) is { } unread
                ? $", and '{unread}' beside it cannot be read"
                : Sentence.Empty;
            throw new RasterException(
                $"{Place(settings)}: it does not say where its cells lie (no geotransform){why}; "
                + $"georeference it, for instance with gdal_translate -a_ullr.");
        }
    }

    /// <summary>
    /// GDAL holds a block whole, whatever its cache may take: one block of 40 000 x 40 000 cells is 1.6 GB.
    /// </summary>
    static void RequireSmallBlocks(RasterSourceSettings settings, Dataset dataset, Band band)
    {
        band.GetBlockSize(out var cols, out var rows);
        var together = dataset.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") == "PIXEL" ? dataset.RasterCount : 1;
        var bytes = (double)cols * rows * Gdal.GetDataTypeSize(band.DataType) / 8 * together;
        if (bytes <= LargestBlockBytes) return;
        throw new RasterException($"{Place(settings)}: its cells are stored in blocks of {rows} rows x {cols} columns, "
            + $"{bytes / 1e6:0} MB each, expected at most {LargestBlockBytes / 1_000_000} MB; "
            + $"store it in tiles, for instance with gdal_translate -of COG.");
    }

    /// <summary>
    /// The file's own scale and offset count only where neither pipeline nor preset gives a scale, an offset or a
    /// power: any of these replaces both of the file, so that nothing is scaled twice. Classes are never scaled.
    /// </summary>
    internal static RawValues RawValuesOf(RasterSourceSettings settings, Band band)
    {
        band.GetNoDataValue(out var noData, out var hasNoData);
        IEnumerable<double> none = hasNoData != 0 ? [noData, .. settings.NoData] : settings.NoData;
        if (settings.Kind == CellKind.Classes) return new RawValues(none, 1, 0, 1);
        var (scale, offset) = ScaleOf(settings, band);
        return new RawValues(none, scale, offset, settings.Power ?? 1);
    }

    internal static (double Scale, double Offset) ScaleOf(RasterSourceSettings settings, Band band)
    {
        var declared = settings.Scale is not null || settings.Offset is not null || settings.Power is not null;
        if (declared || settings.Kind == CellKind.Classes) return (settings.Scale ?? 1, settings.Offset ?? 0);
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

    internal static RasterException NoReference(RasterSourceSettings settings)
    {
        var why = Companions.UnreadProjection(settings.Path) is { } unread
            ? $", as '{unread}' beside it holds none that can be read"
            : Sentence.Empty;
        return new RasterException(settings.TakesCrs
            ? (Sentence)($"{Place(settings)}: it has no coordinate system{why}; declare it with 'crs', "
                + $"for instance crs: EPSG:2154.")
            : $"{Place(settings)}: it has no coordinate system{why}; set one, "
                + $"for instance with gdal_edit.py -a_srs EPSG:2154.");
    }

    /// <summary>What to do about a raster that cannot be opened.</summary>
    internal static Sentence AdviceOn(string path) => Companions.UnreadProjection(path) is { } unread
        ? $"'{unread}' beside it holds no coordinate system that can be read: mend it, or take it away"
        : OpenAdvice;

    internal static Sentence Place(RasterSourceSettings settings) =>
        $"Source '{settings.Name}': {Secrets.Mask(settings.Path)}";
}
