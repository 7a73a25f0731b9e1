using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>Rasters written for a test, and results read back as they stand in the file.</summary>
static class CostFiles
{
    /// <summary>Lambert-93, upper left corner at (601 000, 7 002 000).</summary>
    public static GridDefinition Grid(int rows, int cols, double width = 25, double height = 25) =>
        new("EPSG:2154", 601_000, 7_002_000, width, height, new Shape(rows, cols));

    /// <summary>Quantities row after row; NaN is NoData.</summary>
    public static void Write(string path, GridDefinition grid, params float[] values)
    {
        using var sink = new CogSink(path, grid, new CogSettings());
        sink.Write(grid.Shape.Whole, values);
        sink.Complete(CancellationToken.None);
        sink.Commit();
    }

    /// <summary>Quantities in double precision, row after row; NaN is NoData.</summary>
    public static void WriteDoubles(string path, GridDefinition grid, params double[] values)
    {
        using var sink = new CogSink(path, grid, new CogSettings { CellType = CellType.ExactQuantity });
        sink.Write(grid.Shape.Whole, (ReadOnlySpan<double>)values);
        sink.Complete(CancellationToken.None);
        sink.Commit();
    }

    /// <summary>Every cell, NoData as NaN.</summary>
    public static double[] Read(string path)
    {
        GdalRuntime.EnsureStarted();
        using var dataset = Gdal.OpenEx(path, (uint)GdalConst.OF_RASTER, null, null, null)!;
        using var band = dataset.GetRasterBand(1)!;
        var values = new double[dataset.RasterXSize * dataset.RasterYSize];
        band.ReadRaster(
            0, 0, dataset.RasterXSize, dataset.RasterYSize, values, dataset.RasterXSize, dataset.RasterYSize, 0, 0);
        band.GetNoDataValue(out var noData, out var has);
        return [.. values.Select(value => has != 0 && value.Equals(noData) ? double.NaN : value)];
    }

    /// <summary>The type, the unit and the metadata of a raster.</summary>
    public static (DataType Type, string? Unit, IReadOnlyList<string> Metadata) Describe(string path)
    {
        GdalRuntime.EnsureStarted();
        using var dataset = Gdal.OpenEx(path, (uint)GdalConst.OF_RASTER, null, null, null)!;
        using var band = dataset.GetRasterBand(1)!;
        return (band.DataType, band.GetUnitType(), dataset.GetMetadata(""));
    }
}
