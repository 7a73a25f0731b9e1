using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Tiff;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// What a raster says beside its cells - coordinate system, place, NoData, unit, metadata - in the fields that GDAL
/// itself writes for it: those of a raster of one cell, made for the purpose.
/// </summary>
static class CogTags
{
    static readonly TiffTag[] Taken =
    [
        TiffTag.ModelPixelScale, TiffTag.ModelTiepoint, TiffTag.ModelTransformation, TiffTag.GeoKeyDirectory,
        TiffTag.GeoDoubleParams, TiffTag.GeoAsciiParams, TiffTag.GdalMetadata, TiffTag.GdalNoData,
    ];

    /// <param name="scratch">The file to make; it is removed again.</param>
    /// <param name="target">The raster it is for, as messages call it.</param>
    /// <param name="grid">Where its cells lie.</param>
    /// <param name="settings">What its cells hold.</param>
    /// <param name="range">Its least and its greatest value.</param>
    /// <exception cref="GdalException">The file cannot be made.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static IReadOnlyList<TiffField> Of(
        string scratch, string target, GridDefinition grid, CogSettings settings, WrittenRange range)
    {
        Make(scratch, target, grid, settings, range);
        var fields = TiffFields.Of(File.ReadAllBytes(scratch));
        File.Delete(scratch);
        return [.. Taken.Where(fields.ContainsKey).Select(tag => fields[tag])];
    }

    static void Make(string scratch, string target, GridDefinition grid, CogSettings settings, WrittenRange range)
    {
        using var errors = new ErrorScope();
        Dataset? dataset = null;
        ErrorScope.Attempt(() =>
        {
            using var driver = Gdal.GetDriverByName("GTiff")!;
            dataset = driver.Create(scratch, 1, 1, 1, settings.CellType.ToGdal(), ["BIGTIFF=NO", "ENDIANNESS=LITTLE"]);
            if (dataset is null) return;
            CogContent.Describe(dataset, grid, settings);
            using var band = dataset.GetRasterBand(1)!;
            range.Describe(band);
            dataset.FlushCache();
        });
        if (dataset is not null) Close(dataset);
        errors.ThrowIfReported($"finish writing it", target, CogSink.Advice);
        if (dataset is null) throw errors.Failure($"finish writing it", target, CogSink.Advice);
    }

    /// <summary>The failure of a close arrives as an exception of the next call, whatever that is.</summary>
    static void Close(Dataset dataset)
    {
        ErrorScope.Attempt(dataset.Dispose);
        ErrorScope.Attempt(() => Gdal.GetDriverCount());
    }
}
