using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Tiff;
using Calaisis.Raster.Grids;
using CsCheck;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Files that are laid out without GDAL, as GDAL reads them.</summary>
public sealed class CogBytesTests
{
    const int Side = 512;

    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(1300, 1700));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Bytes_are_the_same_for_windows_of_any_size_in_any_order_from_any_thread_and_with_little_memory()
    {
        using var folder = new Folder();
        var values = Values(Smooth);
        Write(folder["expected.tif"], new CogSettings(), values, [Grid.Shape.Whole]);
        var expected = File.ReadAllBytes(folder["expected.tif"]);
        Gen.Select(Gen.Int[40, 900], Gen.Int[40, 900], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 1000]).Sample(
            (rows, cols, threads, megabytes, seed) =>
            {
                var windows = new TileLayout(Grid.Shape, rows, cols).Windows().ToArray();
                new Random(seed).Shuffle(windows);
                var settings = new CogSettings { Threads = threads, MemoryBytes = (long)megabytes << 20 };
                Write(folder["a.tif"], settings, values, windows, threads);
                Assert.True(expected.AsSpan().SequenceEqual(File.ReadAllBytes(folder["a.tif"])));
                Assert.Equal(["a.tif", "expected.tif"], folder.Names());
            },
            iter: 12, threads: 1);
    }

    [Fact]
    public void Cells_that_turn_out_to_be_many_late_are_predicted_from_the_first_block_on()
    {
        using var folder = new Folder();
        // Eight classes to row 1100, then numbers that vary.
        var values = Values((row, col) => row < 1100 ? ((row / 90) + (col / 70)) % 8 : row + (col * 0.37f));
        var windows = new TileLayout(Grid.Shape, 100, Grid.Shape.Cols).Windows().ToArray();
        Write(folder["down.tif"], new CogSettings(), values, windows);
        Write(folder["up.tif"], new CogSettings(), values, [.. windows.Reverse()]);
        var down = File.ReadAllBytes(folder["down.tif"]);
        Assert.True(down.AsSpan().SequenceEqual(File.ReadAllBytes(folder["up.tif"])));
        Assert.Equal(values, ReadWhole(folder["down.tif"]));
        Assert.Equal("2", Structure(folder["down.tif"], "PREDICTOR"));

        Write(folder["few.tif"], new CogSettings(), Values((row, col) => (row / 90) + (col / 70) % 8), windows);
        Assert.Null(Structure(folder["few.tif"], "PREDICTOR"));
    }

    // libdeflate cuts what no match shortens into better blocks than .NET's zlib: 0.23 % of noise.
    [Theory]
    [InlineData(TileCompression.Zstd, "ZSTD", 1)]
    [InlineData(TileCompression.Deflate, "DEFLATE", 1.003)]
    public void A_file_is_no_larger_than_that_of_the_driver_of_GDAL(
        TileCompression compression, string name, double most)
    {
        using var folder = new Folder();
        foreach (var (kind, at) in new (string, Func<int, int, float>)[]
        {
            ("smooth", Smooth), ("classes", (row, col) => ((row / 23) + (col / 31)) % 9), ("noise", Noise),
        })
        {
            var values = Values(at);
            Write(folder["ours.tif"], new CogSettings { Compression = compression }, values, [Grid.Shape.Whole]);
            Assert.Equal(values, ReadWhole(folder["ours.tif"]));
            Assert.Equal(name, Structure(folder["ours.tif"], "COMPRESSION"));
            Copy(folder["ours.tif"], folder["theirs.tif"], name, kind == "classes" ? "NO" : "STANDARD");
            var (ours, theirs) = (new FileInfo(folder["ours.tif"]).Length, new FileInfo(folder["theirs.tif"]).Length);
            Assert.True(ours <= (kind == "noise" ? most : 1) * theirs, $"{kind}: {ours} bytes, GDAL {theirs}");
        }
    }

    [Fact]
    public void Blocks_without_data_take_no_room_and_come_back_without_data()
    {
        using var folder = new Folder();
        var values = Values((row, col) => row < Side && col < Side ? float.NaN : Smooth(row, col));
        Write(folder["a.tif"], new CogSettings(), values, [Grid.Shape.Whole]);
        Assert.Equal(values, ReadWhole(folder["a.tif"]));
        using var dataset = Gdal.Open(folder["a.tif"], Access.GA_ReadOnly)!;
        using var band = dataset.GetRasterBand(1)!;
        Assert.Null(band.GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF"));
        Assert.NotNull(band.GetMetadataItem("BLOCK_OFFSET_1_0", "TIFF"));
    }

    [Theory]
    [InlineData(CellType.Quantity)]
    [InlineData(CellType.ExactQuantity)]
    [InlineData(CellType.Label)]
    [InlineData(CellType.SmallLabel)]
    public void Cells_that_nobody_writes_have_no_data(CellType type)
    {
        using var folder = new Folder();
        var settings = new CogSettings { CellType = type };
        using (var sink = new CogSink(folder["a.tif"], Grid, settings))
        {
            sink.Write(new Window(600, 700, 1, 2), [3f, 7f]);
            sink.Complete(Cancel);
            sink.Commit();
        }

        var expected = Enumerable.Repeat(float.NaN, (int)Grid.Shape.CellCount).ToArray();
        expected[(600 * Grid.Shape.Cols) + 700] = 3;
        expected[(600 * Grid.Shape.Cols) + 701] = 7;
        Assert.Equal(expected, ReadWhole(folder["a.tif"]));
        Assert.Equal((3, 7), WrittenRange.Of(folder["a.tif"]));
    }

    [Fact]
    public void A_cell_that_is_written_twice_is_a_bug_that_shows()
    {
        using var folder = new Folder();
        using var sink = new CogSink(folder["a.tif"], Grid, new CogSettings());
        var block = new Window(0, 0, Side, Side);
        sink.Write(block, new float[block.CellCount]);
        Assert.Throws<InvalidOperationException>(() => sink.Write(block, new float[block.CellCount]));
        Assert.Throws<InvalidOperationException>(() => sink.Write(new Window(5, 5, 1, 1), [1f]));
        var half = new Window(0, Side, Side / 2, Side);
        sink.Write(half, new float[half.CellCount]);
        sink.Write(half with { Rows = 200 }, new float[half.CellCount]);
        Assert.Throws<InvalidOperationException>(() => sink.Write(half, new float[half.CellCount]));
    }

    [Theory]
    [InlineData(0L, 0L)]
    [InlineData(0L, 5L << 30)]
    [InlineData(CogLayout.ClassicLimit, 3L << 30)]
    public void Places_beyond_four_gigabytes_are_read_back(long classicLimit, long gap)
    {
        using var folder = new Folder();
        var values = Values(Smooth);
        var settings = new CogSettings { ClassicLimit = classicLimit, Gap = gap };
        Write(folder["a.tif"], settings, values, [Grid.Shape.Whole]);
        Assert.Equal(values, ReadWhole(folder["a.tif"]));
        using var file = File.OpenRead(folder["a.tif"]);
        var head = new byte[4];
        file.ReadExactly(head);
        Assert.Equal(classicLimit == 0 ? 43 : 42, head[2]);
        Assert.True(file.Length > gap);
        using var dataset = Gdal.Open(folder["a.tif"], Access.GA_ReadOnly)!;
        Assert.Equal("COG", dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"));
        using var band = dataset.GetRasterBand(1)!;
        Assert.True(long.Parse(band.GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF")!) > gap);
    }

    [Fact]
    public void A_file_turns_to_64_bits_where_32_end()
    {
        var fields = new[] { TiffField.Long(TiffTag.ImageWidth, Side) };
        CogLayout Of(int tiles) => new([new TiffImage(fields, [.. Enumerable.Repeat(1 << 20, tiles)])]);
        var (below, above) = (Of(4095), Of(4096));
        Assert.False(below.IsBig);
        Assert.True(above.IsBig);
        Assert.True(below.Length < CogLayout.ClassicLimit);
        Assert.Equal(above.Length, above.Offsets[0][^1] + (1 << 20) + CogLayout.Trailer);
        Assert.Equal(above.FirstTile, above.Head().Length);
    }

    [Fact]
    public void Whoever_stops_it_finds_nothing_left()
    {
        using var folder = new Folder();
        using (var sink = new CogSink(folder["a.tif"], Grid, new CogSettings { Threads = 2, MemoryBytes = 0 }))
        {
            foreach (var window in new TileLayout(Grid.Shape, 200, 300).Windows())
                sink.Write(window, new float[window.CellCount]);
            Assert.Contains(folder.Names(), name => name.Contains("blocks", StringComparison.Ordinal));
            Assert.ThrowsAny<OperationCanceledException>(() => sink.Complete(new CancellationToken(canceled: true)));
        }

        Assert.Empty(folder.Names());
    }

    static void Write(string path, CogSettings settings, float[] values, Window[] windows, int writers = 1)
    {
        using var sink = new CogSink(path, Grid, settings);
        Parallel.ForEach(windows, new ParallelOptions { MaxDegreeOfParallelism = writers }, window =>
        {
            var tile = new float[window.CellCount];
            for (var row = 0; row < window.Rows; row++)
            {
                var from = ((window.Row + row) * Grid.Shape.Cols) + window.Col;
                Array.Copy(values, from, tile, row * window.Cols, window.Cols);
            }

            sink.Write(window, tile);
        });
        sink.Complete(Cancel);
        sink.Commit();
    }

    static void Copy(string from, string to, string compression, string predictor)
    {
        using var dataset = Gdal.Open(from, Access.GA_ReadOnly)!;
        using var driver = Gdal.GetDriverByName("COG")!;
        string[] options =
        [
            $"COMPRESS={compression}", "LEVEL=1", $"PREDICTOR={predictor}", "BLOCKSIZE=512", "OVERVIEWS=AUTO",
        ];
        driver.CreateCopy(to, dataset, 0, options, null, null)!.Dispose();
    }

    static float[] ReadWhole(string path)
    {
        using var reader = RasterReader.Open(path);
        var values = new float[Grid.Shape.CellCount];
        reader.Read(Grid.Shape.Whole, values);
        return values;
    }

    static string? Structure(string path, string item)
    {
        using var dataset = Gdal.Open(path, Access.GA_ReadOnly)!;
        return dataset.GetMetadataItem(item, "IMAGE_STRUCTURE");
    }

    static float[] Values(Func<int, int, float> at)
    {
        var values = new float[Grid.Shape.CellCount];
        for (var i = 0; i < values.Length; i++) values[i] = at(i / Grid.Shape.Cols, i % Grid.Shape.Cols);
        return values;
    }

    static float Smooth(int row, int col) => (row + col) % 61 == 0
        ? float.NaN
        : (row * 1.7f) + (col * 0.3f) + (((row * 31) + (col * 17)) % 13);

    static float Noise(int row, int col) => ((row * 7919) ^ (col * 104729) ^ (row * col)) % 100_003 * 0.731f;
}
