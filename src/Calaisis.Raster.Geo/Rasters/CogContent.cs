using System.Globalization;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>What goes into a written raster beside its cells, and how it is compressed.</summary>
static class CogContent
{
    /// <summary>Rows and columns of a block of the file.</summary>
    internal const int BlockSide = 512;

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

    /// <remarks>
    /// Level 1 with a predictor, on 20 million cells of resistance: 0.8 s and 43 MB; level 6: 1.7 s and 36 MB. Numbers
    /// are predicted bit for bit as whole ones: read back in 0.1 to 0.2 s of processor time, where TIFF's predictor for
    /// numbers with a point takes 0.3 to 0.5 s; resistances take 10 to 18 % more room then, corridors 10 to 20 % less,
    /// costs in double precision half.
    /// </remarks>
    internal static string[] Options(CogSettings settings, bool withPredictor) =>
    [
        $"COMPRESS={Compression.Value}",
        "LEVEL=1",
        $"PREDICTOR={(withPredictor ? "STANDARD" : "NO")}",
        string.Create(CultureInfo.InvariantCulture, $"BLOCKSIZE={BlockSide}"),
        "BIGTIFF=IF_SAFER",
        // Those of the scratch file; a raster no larger than a block has none.
        "OVERVIEWS=AUTO",
        string.Create(CultureInfo.InvariantCulture, $"NUM_THREADS={settings.Threads}"),
    ];

    /// <summary>Halves until the raster fits in one block.</summary>
    internal static int[] OverviewLevels(Shape shape)
    {
        var levels = new List<int>();
        for (var level = 2; Math.Max(shape.Rows, shape.Cols) > (long)BlockSide * level / 2; level *= 2)
            levels.Add(level);
        return [.. levels];
    }

    // ZSTD is an option of how GDAL was built.
    static readonly Lazy<string> Compression = new(() =>
    {
        GdalRuntime.EnsureStarted();
        using var driver = Gdal.GetDriverByName("COG")!;
        var options = driver.GetMetadataItem("DMD_CREATIONOPTIONLIST", "") ?? "";
        return options.Contains("<Value>ZSTD</Value>", StringComparison.Ordinal) ? "ZSTD" : "DEFLATE";
    });
}
