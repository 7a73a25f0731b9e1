using System.Buffers.Binary;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Cells as multi-polygons: the edges of the cells, parts where cells share an edge, holes kept. Corners lie exactly on
/// the grid's lines, so that neighbours share them to the last bit, and the area is that of the cells.
/// </summary>
public static class Polygons
{
    /// <summary>The polygons of all labels from 1 in a raster on this grid, by label, as well-known binary.</summary>
    /// <exception cref="RasterException">The raster does not lie on the grid.</exception>
    /// <exception cref="GdalException">The raster cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyDictionary<int, ReadOnlyMemory<byte>> OfLabels(
        string raster, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var errors = new ErrorScope();
        try
        {
            using var dataset = Gdal.Open(raster, Access.GA_ReadOnly)
                ?? throw errors.Failure($"open", raster, $"there is no such file, or it is not a raster");
            GridMatch.Require(grid, $"the pipeline", RasterGrid.Of(dataset, raster), $"{raster}");
            using var band = dataset.GetRasterBand(1)!;
            return Collect(dataset, band, grid, default, cancel);
        }
        catch (ApplicationException failure)
        {
            cancel.ThrowIfCancellationRequested();
            throw errors.Failure($"make polygons", raster, inner: failure);
        }
    }

    /// <summary>The polygon of runs of cells, as well-known binary; empty where there are none.</summary>
    public static ReadOnlyMemory<byte> OfRuns(IReadOnlyList<CellRun> runs, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0) return default;
        var (row, col) = (runs.Min(run => run.Row), runs.Min(run => run.Col));
        var window = new Window(row, col, runs.Max(run => run.Row) - row + 1, runs.Max(run => run.EndCol) - col);
        var cells = new bool[window.CellCount];
        foreach (var run in runs) cells.AsSpan(((run.Row - row) * window.Cols) + (run.Col - col), run.Cols).Fill(true);
        return OfMask(window, cells, grid);
    }

    /// <summary>The polygon of the cells that are set, as well-known binary; empty where none is.</summary>
    /// <param name="window">Where the cells lie on the grid.</param>
    /// <param name="cells">One per cell of the window, row by row.</param>
    /// <param name="grid">The grid.</param>
    public static ReadOnlyMemory<byte> OfMask(Window window, ReadOnlySpan<bool> cells, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (cells.Length != window.CellCount)
            throw new ArgumentException("one value per cell of the window", nameof(cells));
        if (!cells.Contains(true)) return default;
        using var errors = new ErrorScope();
        try
        {
            using var driver = Gdal.GetDriverByName("MEM")!;
            using var dataset = driver.Create("", window.Cols, window.Rows, 1, DataType.GDT_Byte, null)!;
            using var band = dataset.GetRasterBand(1)!;
            var bytes = new byte[cells.Length];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = cells[i] ? (byte)1 : (byte)0;
            band.WriteRaster(0, 0, window.Cols, window.Rows, bytes, window.Cols, window.Rows, 0, 0);
            return Collect(dataset, band, grid, new Cell(window.Row, window.Col), CancellationToken.None)[1];
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"make polygons", $"the window {window}", inner: failure);
        }
    }

    static Dictionary<int, ReadOnlyMemory<byte>> Collect(
        Dataset dataset, Band band, GridDefinition grid, Cell origin, CancellationToken cancel)
    {
        var place = new double[6];
        dataset.GetGeoTransform(place);
        // Vectors in memory: a driver of their own until GDAL 3.10, since then part of MEM.
        using var driver = Ogr.GetDriverByName("MEM") ?? Ogr.GetDriverByName("Memory")!;
        using var scratch = driver.CreateDataSource("", [])!;
        using var layer = scratch.CreateLayer("polygons", null, wkbGeometryType.wkbPolygon, [])!;
        using var field = new FieldDefn("label", FieldType.OFTInteger);
        layer.CreateField(field, 1);
        // The band as its own mask leaves out 0 and what is below. Shared edges only: 8 would join parts at corners.
        Gdal.Polygonize(band, band, layer, 0, [], (_, _, _) => cancel.IsCancellationRequested ? 0 : 1, "");
        cancel.ThrowIfCancellationRequested();
        var parts = new SortedDictionary<int, List<byte[]>>();
        layer.ResetReading();
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature) Take(feature);
        }

        return parts.ToDictionary(label => label.Key, label => (ReadOnlyMemory<byte>)Joined(label.Value));

        void Take(Feature feature)
        {
            using var polygon = feature.GetGeometryRef()!;
            var wkb = new byte[checked((int)polygon.WkbSize())];
            polygon.ExportToWkb(wkb, wkbByteOrder.wkbNDR);
            PlaceOnGrid(wkb, place, grid, origin);
            var label = feature.GetFieldAsInteger(0);
            if (!parts.TryGetValue(label, out var list)) parts.Add(label, list = []);
            list.Add(wkb);
        }
    }

    /// <summary>From GDAL's coordinates back to columns and rows, and to the grid's own coordinates of those.</summary>
    static void PlaceOnGrid(Span<byte> polygon, double[] place, GridDefinition grid, Cell origin)
    {
        var rings = BinaryPrimitives.ReadInt32LittleEndian(polygon[5..]);
        var rest = polygon[9..];
        for (var ring = 0; ring < rings; ring++)
        {
            var points = BinaryPrimitives.ReadInt32LittleEndian(rest);
            rest = rest[4..];
            for (var point = 0; point < points; point++)
            {
                var col = (int)Math.Round((BinaryPrimitives.ReadDoubleLittleEndian(rest) - place[0]) / place[1]);
                var row = (int)Math.Round((BinaryPrimitives.ReadDoubleLittleEndian(rest[8..]) - place[3]) / place[5]);
                BinaryPrimitives.WriteDoubleLittleEndian(rest, grid.XOfColumnEdge(origin.Col + col));
                BinaryPrimitives.WriteDoubleLittleEndian(rest[8..], grid.YOfRowEdge(origin.Row + row));
                rest = rest[16..];
            }
        }
    }

    /// <summary>A multi-polygon is a header, a count and its polygons one after the other.</summary>
    static byte[] Joined(List<byte[]> polygons)
    {
        const int headerBytes = 9;
        var joined = new byte[headerBytes + polygons.Sum(polygon => polygon.Length)];
        joined[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(joined.AsSpan(1), (int)wkbGeometryType.wkbMultiPolygon);
        BinaryPrimitives.WriteInt32LittleEndian(joined.AsSpan(5), polygons.Count);
        var at = headerBytes;
        foreach (var polygon in polygons)
        {
            polygon.CopyTo(joined, at);
            at += polygon.Length;
        }

        return joined;
    }
}
