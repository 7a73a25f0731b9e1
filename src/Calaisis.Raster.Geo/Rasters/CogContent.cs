using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Tiff;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>What goes into a written raster beside its cells, and how it is compressed.</summary>
static class CogContent
{
    /// <summary>Rows and columns of a block of the file.</summary>
    internal const int BlockSide = 512;

    const int Reduced = 1;
    const int UnsignedNumbers = 1;
    const int SignedNumbers = 2;
    const int PointNumbers = 3;
    const int NoPredictor = 1;
    const int Horizontal = 2;
    const int BitsOfByte = 8;

    // ZSTD is an option of how GDAL was built.
    static readonly Lazy<TileCompression> Usual = new(() =>
    {
        GdalRuntime.EnsureStarted();
        using var driver = Gdal.GetDriverByName("GTiff")!;
        var options = driver.GetMetadataItem("DMD_CREATIONOPTIONLIST", "") ?? "";
        return options.Contains("<Value>ZSTD</Value>", StringComparison.Ordinal)
            ? TileCompression.Zstd
            : TileCompression.Deflate;
    });

    /// <summary>The best that GDAL reads here.</summary>
    internal static TileCompression Compression => Usual.Value;

    internal static void Describe(Dataset dataset, GridDefinition grid, CogSettings settings)
    {
        using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        dataset.SetSpatialRef(reference);
        dataset.SetGeoTransform([grid.OriginX, grid.CellWidth, 0, grid.OriginY, 0, -grid.CellHeight]);
        foreach (var (name, value) in settings.Metadata.OrderBy(item => item.Key, StringComparer.Ordinal))
            dataset.SetMetadataItem(name, value, "");
        using var band = dataset.GetRasterBand(1)!;
        band.SetNoDataValue(settings.CellType.NoData());
        if (settings.Unit.Length > 0) band.SetUnitType(settings.Unit);
        if (settings.Description.Length > 0) band.SetDescription(settings.Description);
    }

    /// <summary>The fields that say how the cells of a level are stored.</summary>
    internal static IEnumerable<TiffField> FieldsOf(
        Shape shape, CellType type, TileCompression compression, bool predicts, bool isOverview)
    {
        if (isOverview) yield return TiffField.Long(TiffTag.NewSubfileType, Reduced);
        yield return TiffField.Long(TiffTag.ImageWidth, shape.Cols);
        yield return TiffField.Long(TiffTag.ImageLength, shape.Rows);
        yield return TiffField.Short(TiffTag.BitsPerSample, type.Bytes() * BitsOfByte);
        yield return TiffField.Short(TiffTag.Compression, TileCodec.NumberOf(compression));
        yield return TiffField.Short(TiffTag.PhotometricInterpretation, 1);
        yield return TiffField.Short(TiffTag.SamplesPerPixel, 1);
        yield return TiffField.Short(TiffTag.PlanarConfiguration, 1);
        yield return TiffField.Short(TiffTag.Predictor, predicts ? Horizontal : NoPredictor);
        yield return TiffField.Short(TiffTag.TileWidth, BlockSide);
        yield return TiffField.Short(TiffTag.TileLength, BlockSide);
        yield return TiffField.Short(TiffTag.SampleFormat, type switch
        {
            CellType.SmallLabel => UnsignedNumbers,
            CellType.Label => SignedNumbers,
            _ => PointNumbers,
        });
    }

    /// <summary>The raster and its overviews: each half as large, until one fits in a block.</summary>
    internal static IReadOnlyList<Shape> LevelsOf(Shape shape)
    {
        var levels = new List<Shape> { shape };
        while (Math.Max(shape.Rows, shape.Cols) > BlockSide)
        {
            shape = new Shape((shape.Rows + 1) / 2, (shape.Cols + 1) / 2);
            levels.Add(shape);
        }

        return levels;
    }
}
