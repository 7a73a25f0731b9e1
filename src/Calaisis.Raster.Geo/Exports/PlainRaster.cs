using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Outputs;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Exports;

/// <summary>What is written of a raster.</summary>
/// <param name="Whole">Whether the values are whole numbers.</param>
/// <param name="Keep">Which values are written.</param>
/// <param name="Metadata">What a GeoTIFF says of itself, by name.</param>
public sealed record PlainCells(bool Whole, Predicate<float> Keep, IReadOnlyDictionary<string, string> Metadata);

/// <summary>
/// Writes rasters the plain way that other programs read: NoData is -9999, no overviews, an ESRI ASCII grid or a
/// GeoTIFF by the ending of the name. Whole or not at all; the bytes depend on the values only.
/// </summary>
public static class PlainRaster
{
    /// <summary>What NoData is in these files.</summary>
    public const double NoData = -9999;

    static readonly Sentence Advice = $"free some space, or choose a folder you may write to.";

    const int BlockSide = 512;

    /// <param name="path">The file, <c>.asc</c> or <c>.tif</c>; replaced where it exists.</param>
    /// <param name="grid">Where the cells lie; square ones for an ASCII grid.</param>
    /// <param name="cells">The values; what is not kept, and NaN and infinity, become NoData.</param>
    /// <param name="written">What is written of them.</param>
    /// <param name="cancel">Stops it; nothing is left behind.</param>
    /// <exception cref="RasterException">An ASCII grid of cells that are not square.</exception>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    /// <exception cref="GdalException">GDAL could not write it.</exception>
    public static void Write(
        string path, GridDefinition grid, ITileSource cells, PlainCells written, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(written);
        var target = Path.GetFullPath(path);
        var ascii = IsAscii(target);
        if (ascii && !grid.HasSquareCells)
        {
            throw new RasterException($"{path}: found cells of {grid.CellWidth} x {grid.CellHeight}, "
                + $"expected square ones for an ASCII grid; write a .tif");
        }

        var scratch = ScratchFile.Beside(target, "cells");
        var partial = ScratchFile.Beside(target, "whole");
        try
        {
            OutputPlace.Require(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            ScratchFile.RemoveStale(target);
            Fill(scratch, target, grid, cells, written, cancel);
            Copy(scratch, partial, target, ascii, cancel);
            if (ascii) File.Move(Projection(partial), Projection(target), overwrite: true);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path}: cannot be written ({LibraryTexts.Of(refused)}); {Advice}", refused);
        }
        finally
        {
            foreach (var leftover in new[] { scratch, partial, partial + ".aux.xml", Projection(partial) })
                File.Delete(leftover);
        }
    }

    static bool IsAscii(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".ASC" => true,
        ".TIF" or ".TIFF" => false,
        _ => throw new ArgumentException("no format that can be written", nameof(path)),
    };

    static string Projection(string path) => Path.ChangeExtension(path, ".prj");

    static void Fill(
        string scratch, string target, GridDefinition grid, ITileSource cells, PlainCells written,
        CancellationToken cancel)
    {
        using var errors = new ErrorScope();
        try
        {
            using var driver = Gdal.GetDriverByName("GTiff")!;
            var dataset = driver.Create(
                scratch, grid.Shape.Cols, grid.Shape.Rows, 1, written.Whole ? DataType.GDT_Int32 : DataType.GDT_Float32,
                ["BIGTIFF=IF_SAFER"])
                ?? throw errors.Failure($"create its scratch file", target, Advice);
            try
            {
                Describe(dataset, grid, written.Metadata);
                using var band = dataset.GetRasterBand(1)!;
                band.SetNoDataValue(NoData);
                // Whole rows: the scratch file is not tiled.
                var rows = Math.Clamp(BlockSide * BlockSide / grid.Shape.Cols, 1, BlockSide);
                var values = new float[rows * grid.Shape.Cols];
                foreach (var window in new TileLayout(grid.Shape, rows, grid.Shape.Cols).Windows())
                {
                    cancel.ThrowIfCancellationRequested();
                    var count = (int)window.CellCount;
                    cells.Read(window, values.AsSpan(0, count));
                    foreach (ref var value in values.AsSpan(0, count))
                    {
                        if (!float.IsFinite(value) || !written.Keep(value)) value = (float)NoData;
                    }

                    band.WriteRaster(
                        window.Col, window.Row, window.Cols, window.Rows, values, window.Cols, window.Rows, 0, 0);
                }

                // Nothing may wait in GDAL's cache when the file is closed.
                band.FlushCache();
            }
            finally
            {
                Close(dataset);
            }

            errors.ThrowIfReported($"write its cells", target, Advice);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"write its cells", target, Advice, failure);
        }
    }

    static void Describe(Dataset dataset, GridDefinition grid, IReadOnlyDictionary<string, string> metadata)
    {
        using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        dataset.SetSpatialRef(reference);
        dataset.SetGeoTransform([grid.OriginX, grid.CellWidth, 0, grid.OriginY, 0, -grid.CellHeight]);
        foreach (var (name, value) in metadata) dataset.SetMetadataItem(name, value, "");
    }

    static void Copy(string scratch, string partial, string target, bool ascii, CancellationToken cancel)
    {
        Gdal.GDALProgressFuncDelegate goOn = (_, _, _) => cancel.IsCancellationRequested ? 0 : 1;
        using var errors = new ErrorScope();
        try
        {
            using var cells = Gdal.OpenEx(
                scratch, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR), ["GTiff"], null, null)
                ?? throw errors.Failure($"finish writing it", target, Advice);
            using var driver = Gdal.GetDriverByName(ascii ? "AAIGrid" : "GTiff")!;
            Dataset? copy = null;
            // Nine digits bring every single-precision number back.
            ErrorScope.Attempt(() => copy = driver.CreateCopy(
                partial, cells, 0,
                ascii ? ["SIGNIFICANT_DIGITS=9"] : ["TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER"], goOn, null));
            if (copy is not null) Close(copy);
            cancel.ThrowIfCancellationRequested();
            errors.ThrowIfReported($"finish writing it", target, Advice);
            if (copy is null) throw errors.Failure($"finish writing it", target, Advice);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"finish writing it", target, Advice, failure);
        }
    }

    // The failure of a close arrives as an exception of the next call, whatever that is.
    static void Close(Dataset dataset)
    {
        ErrorScope.Attempt(dataset.Dispose);
        ErrorScope.Attempt(() => Gdal.GetDriverCount());
    }
}
