using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Rasters;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>Polygons of cells, judged by GEOS and by asking for every cell's centre.</summary>
public sealed class PolygonTests : IDisposable
{
    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 17, 2)]
    [InlineData(23, 1, 3)]
    [InlineData(12, 14, 4)]
    [InlineData(200, 150, 6)]
    public void Random_labels_become_valid_polygons_of_exactly_their_cells(int rows, int cols, int seed)
    {
        var random = new Random(seed);
        var grid = new GridDefinition("EPSG:2154", 602500.1, 7107000.7, 10.3, 7.7, new Shape(rows, cols));
        var labels = new int[rows * cols];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = random.Next(4) switch { 0 => int.MinValue, 1 => 0, var n => n + 300 };
        Write(_folder["labels.tif"], grid, labels);
        var polygons = Polygons.OfLabels(_folder["labels.tif"], grid, TestContext.Current.CancellationToken);
        Assert.Equal(labels.Where(label => label > 0).Distinct().Order(), polygons.Keys.Order());
        foreach (var (label, wkb) in polygons)
            AssertCells(wkb, grid, cell => labels[grid.Shape.IndexOf(cell)] == label, whole: rows * cols < 200);
    }

    [Fact]
    public void Masks_anywhere_on_the_grid_share_their_corners_with_the_labels()
    {
        var grid = new GridDefinition("EPSG:2154", 602500.1, 7107000.7, 10.3, 7.7, new Shape(30, 30));
        var random = new Random(9);
        for (var round = 0; round < 60; round++)
        {
            var window = new Window(random.Next(15), random.Next(15), random.Next(1, 15), random.Next(1, 15));
            var mask = new bool[window.CellCount];
            for (var i = 0; i < mask.Length; i++) mask[i] = random.NextDouble() < 0.6;
            var labels = new int[30 * 30];
            for (var i = 0; i < mask.Length; i++)
            {
                if (mask[i]) labels[((window.Row + (i / window.Cols)) * 30) + window.Col + (i % window.Cols)] = 1;
            }

            var wkb = Polygons.OfMask(window, mask, grid);
            if (!mask.Contains(true))
            {
                Assert.True(wkb.IsEmpty);
                continue;
            }

            Write(_folder["labels.tif"], grid, labels);
            var ofLabels = Polygons.OfLabels(_folder["labels.tif"], grid, TestContext.Current.CancellationToken);
            using var one = Geometry.CreateFromWkb(wkb.ToArray());
            using var other = Geometry.CreateFromWkb(ofLabels[1].ToArray());
            using var rest = one.SymDifference(other)!;
            Assert.Equal(0, rest.Area());
            AssertCells(wkb, grid, cell => labels[grid.Shape.IndexOf(cell)] == 1, whole: round < 2);
        }
    }

    [Fact]
    public void Cells_that_meet_at_a_corner_are_two_parts_and_holes_at_a_corner_stay_valid()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 1, 1, new Shape(4, 4));
        bool[] corner = [true, false, false, true];
        using var two = Geometry.CreateFromWkb(Polygons.OfMask(new Window(1, 1, 2, 2), corner, grid).ToArray());
        Assert.Equal(2, two.GetGeometryCount());
        bool[] notched = [true, true, true, true, false, true, true, true, false];
        using var hole = Geometry.CreateFromWkb(Polygons.OfMask(new Window(0, 0, 3, 3), notched, grid).ToArray());
        Assert.True(hole.IsValid());
        Assert.Equal(7, hole.Area());
    }

    [Fact]
    public void Runs_of_cells_are_the_polygon_of_their_labels()
    {
        var grid = new GridDefinition("EPSG:2154", 602500.1, 7107000.7, 10.3, 7.7, new Shape(30, 40));
        var (random, labels, runs) = (new Random(4), new int[30 * 40], new List<CellRun>());
        for (var i = 0; i < labels.Length; i++)
        {
            if (i / 40 is <= 3 or >= 20 || i % 40 <= 5 || random.Next(3) == 0) continue;
            labels[i] = 1;
            runs.Add(new CellRun(i / 40, i % 40, 1));
        }

        Write(_folder["labels.tif"], grid, labels);
        using var one = Geometry.CreateFromWkb(
            Polygons.OfLabels(_folder["labels.tif"], grid, TestContext.Current.CancellationToken)[1].ToArray());
        using var other = Geometry.CreateFromWkb(Polygons.OfRuns(runs, grid).ToArray());
        using var rest = one.SymDifference(other)!;
        Assert.Equal(0, rest.Area());
        Assert.Equal(1, one.Area() / (runs.Count * 10.3 * 7.7), 9);
        Assert.True(Polygons.OfRuns([], grid).IsEmpty);
        Write(_folder["none.tif"], grid, [.. Enumerable.Repeat(int.MinValue, labels.Length)]);
        Assert.Empty(Polygons.OfLabels(_folder["none.tif"], grid, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_raster_on_another_grid_is_refused()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 1, 1, new Shape(2, 2));
        Write(_folder["labels.tif"], grid, [1, 1, 1, 1]);
        var other = new GridDefinition("EPSG:2154", 1, 0, 1, 1, new Shape(2, 2));
        var refused = Assert.Throws<RasterException>(() =>
            Polygons.OfLabels(_folder["labels.tif"], other, TestContext.Current.CancellationToken));
        Assert.Contains("labels.tif", refused.Message, StringComparison.Ordinal);
        Assert.Throws<Geo.Native.GdalException>(() =>
            Polygons.OfLabels(_folder["none.tif"], grid, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Stopping_stops()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 1, 1, new Shape(2, 2));
        Write(_folder["labels.tif"], grid, [1, 1, 1, 1]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Polygons.OfLabels(_folder["labels.tif"], grid, stop.Token));
    }

    static void AssertCells(ReadOnlyMemory<byte> wkb, GridDefinition grid, Func<Cell, bool> isIn, bool whole)
    {
        using var polygon = Geometry.CreateFromWkb(wkb.ToArray());
        Assert.True(polygon.IsValid());
        Assert.Equal(wkbGeometryType.wkbMultiPolygon, polygon.GetGeometryType());
        var cells = Enumerable.Range(0, (int)grid.Shape.CellCount).Select(i => grid.Shape.CellAt(i)).ToArray();
        var area = cells.Count(isIn) * grid.CellWidth * grid.CellHeight;
        Assert.Equal(1, polygon.Area() / area, 9);
        if (!whole) return;
        foreach (var cell in cells)
        {
            using var centre = new Geometry(wkbGeometryType.wkbPoint);
            var bounds = grid.BoundsOf(new Window(cell.Row, cell.Col, 1, 1));
            centre.AddPoint_2D((bounds.MinX + bounds.MaxX) / 2, (bounds.MinY + bounds.MaxY) / 2);
            Assert.Equal(isIn(cell), polygon.Contains(centre));
        }
    }

    static void Write(string path, GridDefinition grid, int[] labels)
    {
        using var sink = new CogSink(path, grid, new CogSettings { CellType = CellType.Label });
        sink.Write(grid.Shape.Whole, labels);
        sink.Complete(CancellationToken.None);
        sink.Commit();
    }
}
