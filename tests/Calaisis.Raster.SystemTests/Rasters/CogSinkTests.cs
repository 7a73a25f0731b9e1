using System.Diagnostics;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

public sealed class CogSinkTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(700, 1100));

    [Fact]
    public void A_raster_comes_back_with_values_place_unit_and_metadata()
    {
        using var folder = new Folder();
        var values = Values(Grid.Shape);
        var settings = new CogSettings
        {
            Unit = "1/m",
            Description = "résistance, trame verte",
            Metadata = new Dictionary<string, string> { ["TRAME"] = "verte", ["NODATA_MEANING"] = "impassable" },
        };
        Write(folder["a.tif"], settings, values, 256, 256);

        using var dataset = Gdal.Open(folder["a.tif"], Access.GA_ReadOnly)!;
        using var band = dataset.GetRasterBand(1)!;
        var read = new float[values.Length];
        band.ReadRaster(0, 0, 1100, 700, read, 1100, 700, 0, 0);
        Assert.Equal(values, read);
        var transform = new double[6];
        dataset.GetGeoTransform(transform);
        Assert.Equal([600_000, 10, 0, 7_100_000, 0, -10], transform);
        Assert.Equal("2154", dataset.GetSpatialRef()!.GetAuthorityCode(null));
        Assert.Equal("1/m", band.GetUnitType());
        Assert.Equal("résistance, trame verte", band.GetDescription());
        Assert.Equal("verte", dataset.GetMetadataItem("TRAME", ""));
        Assert.Equal("COG", dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"));
        band.GetNoDataValue(out var noData, out var has);
        Assert.Equal((1, double.NaN), (has, noData));
        Assert.True(band.GetOverviewCount() >= 1);
        Assert.Equal(["a.tif"], folder.Names());
    }

    [Theory]
    [InlineData(CellType.Quantity)]
    [InlineData(CellType.ExactQuantity)]
    [InlineData(CellType.Label)]
    [InlineData(CellType.SmallLabel)]
    public void Bytes_depend_on_values_only_not_on_tiles_order_or_threads(CellType type)
    {
        using var folder = new Folder();
        var values = type is CellType.Label or CellType.SmallLabel ? Labels(Grid.Shape) : Values(Grid.Shape);
        var settings = new CogSettings { CellType = type };
        Write(folder["whole.tif"], settings, values, 700, 1100);
        Write(folder["tiles.tif"], settings with { Threads = 3 }, values, 64, 64);
        Write(folder["backwards.tif"], settings with { Threads = 2 }, values, 91, 37, backwards: true);
        var whole = File.ReadAllBytes(folder["whole.tif"]);
        Assert.True(whole.AsSpan().SequenceEqual(File.ReadAllBytes(folder["tiles.tif"])));
        Assert.True(whole.AsSpan().SequenceEqual(File.ReadAllBytes(folder["backwards.tif"])));
    }

    [Theory]
    [InlineData(CellType.ExactQuantity)]
    [InlineData(CellType.Label)]
    [InlineData(CellType.SmallLabel)]
    public void Overviews_of_costs_are_means_and_those_of_labels_pick_one(CellType type)
    {
        using var folder = new Folder();
        var picks = type is CellType.Label or CellType.SmallLabel;
        Write(
            folder["a.tif"], new CogSettings { CellType = type }, picks ? Labels(Grid.Shape) : Values(Grid.Shape),
            512, 512);
        using var dataset = Gdal.Open(folder["a.tif"], Access.GA_ReadOnly)!;
        using var band = dataset.GetRasterBand(1)!;
        var (finer, rows, cols) = (Read(band), band.YSize, band.XSize);
        Assert.Equal(2, band.GetOverviewCount());
        for (var level = 0; level < 2; level++)
        {
            using var overview = band.GetOverview(level)!;
            var coarser = Read(overview);
            Assert.Equal(((rows + 1) / 2, (cols + 1) / 2), (overview.YSize, overview.XSize));
            for (var cell = 0; cell < coarser.Length; cell++)
            {
                var (row, col) = (2 * (cell / overview.XSize), 2 * (cell % overview.XSize));
                if (picks)
                {
                    Assert.Equal(finer[(row * cols) + col], coarser[cell]);
                    continue;
                }

                var four = new List<double>();
                for (var r = row; r < Math.Min(row + 2, rows); r++)
                {
                    for (var c = col; c < Math.Min(col + 2, cols); c++) four.Add(finer[(r * cols) + c]);
                }

                four.RemoveAll(double.IsNaN);
                Assert.Equal(four.Count == 0 ? double.NaN : four.Average(), coarser[cell], 1e-9);
            }

            (finer, rows, cols) = (coarser, overview.YSize, overview.XSize);
        }
    }

    [Fact]
    public void Labels_beyond_single_precision_survive_and_wrong_ones_are_refused()
    {
        using var folder = new Folder();
        var grid = Grid.Part(new Window(0, 0, 2, 2));
        using (var sink = new CogSink(folder["labels.tif"], grid, new CogSettings { CellType = CellType.Label }))
        {
            sink.Write(grid.Shape.Whole, new[] { 1, 16_777_217, int.MinValue, 4 });
            sink.Complete(TestContext.Current.CancellationToken);
            sink.Commit();
        }

        using var dataset = Gdal.Open(folder["labels.tif"], Access.GA_ReadOnly)!;
        var read = new int[4];
        dataset.GetRasterBand(1)!.ReadRaster(0, 0, 2, 2, read, 2, 2, 0, 0);
        Assert.Equal([1, 16_777_217, int.MinValue, 4], read);

        using var small = new CogSink(folder["small.tif"], grid, new CogSettings { CellType = CellType.SmallLabel });
        Assert.Throws<ArgumentException>(() => small.Write(grid.Shape.Whole, new[] { 1, 2, 3, 255 }));
        Assert.Throws<ArgumentException>(() => small.Write(grid.Shape.Whole, [1f, 2.5f, 3f, 4f]));
    }

    [Fact]
    public void Nothing_visible_exists_before_commit_and_nothing_at_all_after_giving_up()
    {
        using var folder = new Folder();
        using (var sink = new CogSink(folder["a.tif"], Grid, new CogSettings()))
        {
            sink.Write(Grid.Shape.Whole, Values(Grid.Shape));
            Assert.All(folder.Names(), name => Assert.StartsWith(".", name, StringComparison.Ordinal));
            sink.Complete(TestContext.Current.CancellationToken);
            Assert.All(folder.Names(), name => Assert.StartsWith(".", name, StringComparison.Ordinal));
        }

        Assert.Empty(folder.Names());
    }

    [Fact]
    public void An_existing_raster_stays_until_the_new_one_is_committed()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["a.tif"], "old");
        using (var sink = new CogSink(folder["a.tif"], Grid, new CogSettings()))
        {
            sink.Write(Grid.Shape.Whole, Values(Grid.Shape));
            sink.Complete(TestContext.Current.CancellationToken);
            Assert.Equal("old", File.ReadAllText(folder["a.tif"]));
            sink.Commit();
        }

        Assert.Equal(["a.tif"], folder.Names());
        Assert.NotEqual(3, new FileInfo(folder["a.tif"]).Length);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_by_the_next_writer()
    {
        using var folder = new Folder();
        // No process has this number: Linux stops at four million.
        File.WriteAllText(folder[".a.tif.cells-2000000000.partial"], "left");
        File.WriteAllText(folder[".other.tif.cells-2000000000.partial"], "not mine");
        using (var sink = new CogSink(folder["a.tif"], Grid, new CogSettings()))
        {
            sink.Complete(TestContext.Current.CancellationToken);
            sink.Commit();
        }

        Assert.Equal([".other.tif.cells-2000000000.partial", "a.tif"], folder.Names());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_sentence_naming_the_file()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["file"], "");
        var path = Path.Combine(folder["file"], "a.tif");
        var failure = Assert.Throws<OutputException>(() => new CogSink(path, Grid, new CogSettings()));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, failure.ExitCode);
    }

    [Fact]
    public void A_full_disk_is_an_error_and_leaves_nothing()
    {
        using var folder = new Folder();
        var disk = Directory.CreateDirectory(folder["disk"]).FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk))
            Assert.Skip("needs the right to mount a small disk");
        try
        {
            var random = new Random(7);
            var noise = new float[Grid.Shape.CellCount];
            for (var i = 0; i < noise.Length; i++) noise[i] = random.NextSingle();
            var failure = Assert.Throws<OutputException>(() =>
            {
                using var sink = new CogSink(Path.Combine(disk, "a.tif"), Grid, new CogSettings());
                sink.Write(Grid.Shape.Whole, noise);
                sink.Complete(TestContext.Current.CancellationToken);
                sink.Commit();
            });
            Assert.Contains("a.tif", failure.Message, StringComparison.Ordinal);
            Assert.Contains("free some space", failure.Message, StringComparison.Ordinal);
            Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
            Assert.Equal(4, failure.ExitCode);
            Assert.Empty(Directory.EnumerateFileSystemEntries(disk));
        }
        finally
        {
            Run("umount", disk);
        }
    }

    static void Write(
        string path, CogSettings settings, float[] values, int tileRows, int tileCols, bool backwards = false)
    {
        using var sink = new CogSink(path, Grid, settings);
        var windows = new TileLayout(Grid.Shape, tileRows, tileCols).Windows();
        foreach (var window in backwards ? windows.Reverse() : windows)
        {
            var tile = new float[window.CellCount];
            for (var row = 0; row < window.Rows; row++)
            {
                Array.Copy(
                    values, ((window.Row + row) * Grid.Shape.Cols) + window.Col, tile, row * window.Cols, window.Cols);
            }

            sink.Write(window, tile);
        }

        sink.Complete(TestContext.Current.CancellationToken);
        sink.Commit();
    }

    static float[] Values(Shape shape)
    {
        var values = new float[shape.CellCount];
        for (var i = 0; i < values.Length; i++) values[i] = i % 97 == 0 ? float.NaN : i % 1000 * 0.5f;
        return values;
    }

    static float[] Labels(Shape shape)
    {
        var labels = new float[shape.CellCount];
        for (var i = 0; i < labels.Length; i++) labels[i] = i % 97 == 0 ? float.NaN : i * 7 % 251;
        return labels;
    }

    static double[] Read(Band band)
    {
        var values = new double[band.XSize * band.YSize];
        band.ReadRaster(0, 0, band.XSize, band.YSize, values, band.XSize, band.YSize, 0, 0);
        return values;
    }

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
