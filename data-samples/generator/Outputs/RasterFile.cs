using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Samples.Outputs;

/// <summary>A raster of the samples: where it lies, how it is encoded, and how it is written.</summary>
/// <param name="Crs">Anything GDAL understands: an authority code or a PROJ string.</param>
/// <param name="West">x of the left edge.</param>
/// <param name="North">y of the upper edge.</param>
/// <param name="CellSize">Side of a cell in units of the coordinate system.</param>
/// <param name="NoData">The number that stands for no data, or null.</param>
/// <param name="Description">What the band holds, with its unit.</param>
sealed record RasterFile(
    string Path,
    string Crs,
    double West,
    double North,
    double CellSize,
    int Rows,
    int Cols,
    double? NoData,
    string Description)
{
    /// <summary>Writes whole numbers as a cloud-optimised GeoTIFF.</summary>
    public void WriteCog(short[] values, DataType type)
    {
        using var memory = InMemory(type);
        using (var band = memory.GetRasterBand(1)!) band.WriteRaster(0, 0, Cols, Rows, values, Cols, Rows, 0, 0);
        Copy(memory, "COG", "COMPRESS=DEFLATE", "LEVEL=9", "PREDICTOR=NO", "BLOCKSIZE=512", "OVERVIEW_RESAMPLING=MODE");
    }

    /// <summary>Writes whole numbers as a small tiled GeoTIFF.</summary>
    public void WriteTiff(short[] values)
    {
        using var memory = InMemory(DataType.GDT_Int16);
        using (var band = memory.GetRasterBand(1)!) band.WriteRaster(0, 0, Cols, Rows, values, Cols, Rows, 0, 0);
        Copy(memory, "GTiff", "COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=YES");
    }

    /// <summary>Writes measured quantities as a small tiled GeoTIFF.</summary>
    public void WriteTiff(float[] values)
    {
        using var memory = InMemory(DataType.GDT_Float32);
        using (var band = memory.GetRasterBand(1)!) band.WriteRaster(0, 0, Cols, Rows, values, Cols, Rows, 0, 0);
        Copy(memory, "GTiff", "COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=9", "TILED=YES");
    }

    Dataset InMemory(DataType type)
    {
        using var driver = Gdal.GetDriverByName("MEM")!;
        var memory = driver.Create("", Cols, Rows, 1, type, null)!;
        using var crs = new SpatialReference(null);
        crs.SetFromUserInput(Crs);
        crs.ExportToWkt(out var wkt, null);
        memory.SetProjection(wkt);
        memory.SetGeoTransform([West, CellSize, 0, North, 0, -CellSize]);
        using var band = memory.GetRasterBand(1)!;
        band.SetDescription(Description);
        if (NoData is { } noData) band.SetNoDataValue(noData);
        return memory;
    }

    void Copy(Dataset memory, string format, params string[] options)
    {
        using var driver = Gdal.GetDriverByName(format)!;
        var written = driver.CreateCopy(Path, memory, 1, options, null, null)!;
        written.FlushCache();
        written.Dispose();
        Gdal.GetDriverCount(); // A close that failed shows as an exception of the next call.
    }
}
