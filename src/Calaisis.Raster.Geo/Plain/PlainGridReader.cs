using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Plain;

/// <summary>
/// Reads the first band of a raster whole and in double precision, with or without a coordinate system, also one that
/// gzip has compressed.
/// </summary>
public static class PlainGridReader
{
    const int RowsAtOnce = 256;

    static readonly Sentence Advice =
        $"check the path, and that it is a raster GDAL reads (GeoTIFF, COG, VRT, ASCII grid, netCDF, HDF5...).";

    // Digits of an ASCII grid are not lost; drivers that do not know the option stay quiet.
    static readonly string[] Options = ["@DATATYPE=Float64"];

    /// <summary>Cells and values, NaN where there are none.</summary>
    /// <exception cref="GdalException">It cannot be opened or read.</exception>
    /// <exception cref="RasterException">Its cells lie nowhere.</exception>
    public static (PlainGrid Grid, double[] Values) Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Confinement.RequireSources(path);
        DatabaseLog.Require(path);
        Companions.Require(path);
        var opened = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? "/vsigzip/" + path : path;
        using var errors = new ErrorScope();
        try
        {
            var flags = (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR);
            using var dataset = Gdal.OpenEx(opened, flags, null, Options, null)
                ?? throw errors.Failure($"be read", path, Advice);
            var grid = GridOf(dataset, path);
            using var band = dataset.GetRasterBand(1)!;
            return (grid, ValuesOf(band, grid.Shape, path));
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"be read", path, Advice, failure);
        }
    }

    static PlainGrid GridOf(Dataset dataset, string path)
    {
        var shown = Secrets.Mask(path);
        var transform = Geotransforms.Of(dataset, $"{shown}");
        if (transform is not [_, > 0, 0, _, 0, < 0])
        {
            throw new RasterException(
                $"{shown}: found cells that are rotated, upside down or nowhere, expected north up; "
                + $"warp it with gdalwarp first.");
        }

        using var reference = dataset.GetSpatialRef();
        var crs = reference is null || reference.IsLocal() != 0 ? null : RasterGrid.Definition(reference);
        return new PlainGrid(
            new Shape(dataset.RasterYSize, dataset.RasterXSize), transform[0], transform[3], transform[1],
            -transform[5], crs);
    }

    static unsafe double[] ValuesOf(Band band, Shape shape, string path)
    {
        if (shape.CellCount > Array.MaxLength)
        {
            throw new RasterException($"{Secrets.Mask(path)}: found {shape.CellCount} cells, expected at most "
                + $"{Array.MaxLength}; give a part of it, or larger cells");
        }

        var values = new double[shape.CellCount];
        var signed = SignedBytes.Are(path, 1, band, $"{Secrets.Mask(path)}");
        band.GetNoDataValue(out var noData, out var hasNoData);
        using var mask = BandCells.MaskOf(band);
        var masked = mask is null ? [] : new byte[Math.Min(RowsAtOnce, shape.Rows) * shape.Cols];
        for (var row = 0; row < shape.Rows; row += RowsAtOnce)
        {
            var rows = Math.Min(RowsAtOnce, shape.Rows - row);
            var part = values.AsSpan((int)((long)row * shape.Cols), rows * shape.Cols);
            fixed (double* start = part)
            {
                band.ReadRaster(
                    0, row, shape.Cols, rows, (nint)start, shape.Cols, rows, DataType.GDT_Float64, 0, 0);
            }

            if (signed) BandCells.Sign(part);
            if (mask is not null) ReadMask(mask, row, rows, shape.Cols, masked);
            for (var i = 0; i < part.Length; i++)
            {
                if ((hasNoData != 0 && part[i].Equals(noData)) || (mask is not null && masked[i] == 0))
                    part[i] = double.NaN;
            }
        }

        return values;
    }

    static unsafe void ReadMask(Band mask, int row, int rows, int cols, byte[] masked)
    {
        fixed (byte* start = masked)
            mask.ReadRaster(0, row, cols, rows, (nint)start, cols, rows, DataType.GDT_Byte, 0, 0);
    }
}
