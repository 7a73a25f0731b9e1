using System.Globalization;
using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Outputs;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Plain;

/// <summary>
/// Writes values in double precision as Circuitscape does: an ESRI ASCII grid or a GeoTIFF by the ending of the name,
/// with -9999 for NoData. Whole or not at all.
/// </summary>
public static class PlainGridWriter
{
    /// <summary>What NoData is in these files.</summary>
    public const double NoData = -9999;

    static readonly Sentence Advice = $"free some space, or choose a folder you may write to.";

    /// <param name="path">The file, <c>.asc</c> or <c>.tif</c>; replaced where it exists.</param>
    /// <param name="grid">Where the cells lie.</param>
    /// <param name="values">One for each cell; NaN and infinity become NoData.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string path, PlainGrid grid, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var written = values.ToArray();
        foreach (ref var value in written.AsSpan())
        {
            if (!double.IsFinite(value)) value = NoData;
        }

        if (Path.GetExtension(path).Equals(".asc", StringComparison.OrdinalIgnoreCase)) WriteText(path, grid, written);
        else WriteTiff(path, grid, written);
    }

    static void WriteText(string path, PlainGrid grid, double[] values)
    {
        WholeFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            text.WriteLine(FormattableString.Invariant($"ncols         {grid.Shape.Cols}"));
            text.WriteLine(FormattableString.Invariant($"nrows         {grid.Shape.Rows}"));
            text.WriteLine(FormattableString.Invariant($"xllcorner     {grid.OriginX:R}"));
            var south = grid.OriginY - (grid.Shape.Rows * grid.CellHeight);
            text.WriteLine(FormattableString.Invariant($"yllcorner     {south:R}"));
            text.WriteLine(grid.CellWidth.Equals(grid.CellHeight)
                ? FormattableString.Invariant($"cellsize      {grid.CellWidth:R}")
                : FormattableString.Invariant($"dx            {grid.CellWidth:R}\ndy            {grid.CellHeight:R}"));
            text.WriteLine(FormattableString.Invariant($"NODATA_value  {NoData}"));
            for (var i = 0; i < values.Length; i++)
            {
                text.Write(values[i].ToString("R", CultureInfo.InvariantCulture));
                text.Write((i + 1) % grid.Shape.Cols == 0 ? '\n' : ' ');
            }
        });
        if (grid.Crs is null) return;
        using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        reference.ExportToWkt(out var wkt, ["FORMAT=WKT1_ESRI"]);
        WholeFile.Write(Path.ChangeExtension(path, ".prj"), Encoding.UTF8.GetBytes(wkt));
    }

    static void WriteTiff(string path, PlainGrid grid, double[] values)
    {
        var target = Path.GetFullPath(path);
        OutputPlace.Require(path);
        OutputFolder.Make(Path.GetDirectoryName(target)!);
        var whole = ScratchFile.Beside(target, "whole");
        using var errors = new ErrorScope();
        try
        {
            ScratchFile.RemoveStale(target);
            Fill(whole, target, grid, values, errors);
            File.Move(whole, target, overwrite: true);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write its cells", target, Advice, failure);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Refused(path, refused);
        }
        finally
        {
            File.Delete(whole);
        }
    }

    static unsafe void Fill(string whole, string target, PlainGrid grid, double[] values, ErrorScope errors)
    {
        using (var driver = Gdal.GetDriverByName("GTiff")!)
        {
            var (rows, cols) = (grid.Shape.Rows, grid.Shape.Cols);
            var dataset = driver.Create(
                whole, cols, rows, 1, DataType.GDT_Float64, ["COMPRESS=LZW", "BIGTIFF=IF_SAFER"])
                ?? throw errors.Failure($"write its cells", target, Advice);
            try
            {
                if (grid.Crs is not null)
                {
                    using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
                    dataset.SetSpatialRef(reference);
                }

                dataset.SetGeoTransform([grid.OriginX, grid.CellWidth, 0, grid.OriginY, 0, -grid.CellHeight]);
                using var band = dataset.GetRasterBand(1)!;
                band.SetNoDataValue(NoData);
                fixed (double* start = values)
                {
                    band.WriteRaster(
                        0, 0, cols, rows, (nint)start, cols, rows, DataType.GDT_Float64, 0, 0);
                }

                band.FlushCache();
            }
            finally
            {
                // The failure of a close arrives as an exception of the next call, whatever that is.
                ErrorScope.Attempt(dataset.Dispose);
                ErrorScope.Attempt(() => Gdal.GetDriverCount());
            }
        }

        errors.ThrowIfReported($"write its cells", target, Advice);
    }
}
