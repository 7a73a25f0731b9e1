using System.Collections.Concurrent;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

public sealed class DecodedBlocksTests
{
    static readonly Shape Shape = new(1000, 900);

    readonly ConcurrentDictionary<Window, int> _decoded = new();

    [Theory]
    [InlineData(256, 256)]
    [InlineData(1, 900)]
    [InlineData(7, 128)]
    public void A_block_is_decoded_once_whoever_reads_it_with_whatever_halo(int rows, int cols)
    {
        var blocks = new DecodedBlocks(Shape, rows, cols);
        ReadAll(blocks);
        Assert.NotEmpty(_decoded);
        Assert.All(_decoded.Values, times => Assert.Equal(1, times));
        Assert.Equal(Shape.CellCount, _decoded.Keys.Sum(window => window.CellCount));
        Assert.All(_decoded.Keys, window => Assert.True(window.CellCount >= 1 << 14 || window.EndRow == Shape.Rows
            || window.EndCol == Shape.Cols || rows * cols >= window.CellCount));
    }

    [Fact]
    public void With_little_memory_blocks_are_decoded_again_and_values_stay_right()
    {
        GdalRuntime.LimitCache(1);
        try
        {
            var blocks = new DecodedBlocks(Shape, 256, 256);
            ReadAll(blocks);
            ReadAll(blocks);
            Assert.Contains(_decoded.Values, times => times > 1);
        }
        finally
        {
            GdalRuntime.LimitCache(GdalRuntime.DefaultCacheMegabytes);
        }
    }

    [Fact]
    public void After_a_failure_the_next_one_tries_again()
    {
        var blocks = new DecodedBlocks(Shape, 256, 256);
        var values = new float[4];
        var window = new Window(10, 10, 2, 2);
        Assert.Throws<IOException>(() => blocks.Read(window, values, (_, _) => throw new IOException("gone")));
        blocks.Read(window, values, Decode);
        Assert.Equal([Value(10, 10), Value(10, 11), Value(11, 10), Value(11, 11)], values);
    }

    void ReadAll(DecodedBlocks blocks) => Parallel.ForEach(
        new TileLayout(Shape, 190, 210).Windows(),
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        tile =>
        {
            var window = tile.Grow(3).Intersect(Shape.Whole);
            var values = new float[window.CellCount];
            blocks.Read(window, values, Decode);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] != Value(window.Row + (i / window.Cols), window.Col + (i % window.Cols)))
                    Assert.Fail($"{window}, cell {i}: found {values[i]}");
            }
        });

    void Decode(Window window, Span<float> values)
    {
        _decoded.AddOrUpdate(window, 1, (_, times) => times + 1);
        Assert.Equal(window.CellCount, values.Length);
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(window.Row + (i / window.Cols), window.Col + (i % window.Cols));
    }

    static float Value(int row, int col) => (row * 1000) + col;
}
