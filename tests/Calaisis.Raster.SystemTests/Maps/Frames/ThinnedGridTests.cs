using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class ThinnedGridTests
{
    static readonly GridDefinition Full = new("EPSG:2154", 1000, 5000, 10, 10, new Shape(23, 31));

    [Fact]
    public void Tiles_and_their_order_do_not_change_a_bit()
    {
        var random = new Random(4);
        var values = new float[23 * 31];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(9) switch
            {
                0 => float.NaN,
                1 => float.PositiveInfinity,
                _ => (float)Math.Exp(random.NextDouble() * 8),
            };
        }
        var whole = Thinned(values, 4, [Full.Shape.Whole]);
        Assert.Equal(whole, Thinned(values, 4, [.. new TileLayout(Full.Shape, 3, 5).Windows()]));
        Assert.Equal(whole, Thinned(values, 4, [.. new TileLayout(Full.Shape, 7, 2).Windows().Reverse()]));
    }

    [Fact]
    public void Equal_cells_come_back_exactly_and_the_grid_covers_whole_blocks()
    {
        var thinned = new ThinnedGrid(Full, 4);
        thinned.Add(Full.Shape.Whole, Enumerable.Repeat(33.3f, 23 * 31).ToArray());
        Assert.Equal(new Shape(5, 7), thinned.Grid.Shape);
        Assert.Equal(new MapBounds(1000, 4800, 1280, 5000), thinned.Grid.Bounds);
        Assert.All(thinned.Values(), value => Assert.Equal(33.3f, value));
    }

    [Fact]
    public void A_block_is_near_the_geometric_mean_of_its_cells()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 10, 10, new Shape(2, 2));
        foreach (var cells in (float[][])[[1, 1000, 1, 1000], [1, 3, 7, 40], [2, 2, 2, 3], [1, 1, 1, 5000]])
        {
            var thinned = new ThinnedGrid(grid, 2);
            thinned.Add(grid.Shape.Whole, cells);
            var mean = Math.Exp(cells.Average(cell => Math.Log(cell)));
            Assert.InRange(Assert.Single(thinned.Values()), mean * 0.94, mean * 1.07);
        }
    }

    [Theory]
    [InlineData(new[] { 5, 5, 5, float.PositiveInfinity }, 5)]
    [InlineData(new[] { 5, 5, float.PositiveInfinity, float.PositiveInfinity }, float.PositiveInfinity)]
    [InlineData(new[] { 5, float.NaN, float.NaN, float.PositiveInfinity }, float.NaN)]
    [InlineData(new[] { float.NaN, float.NaN, float.NaN, float.NaN }, float.NaN)]
    public void Most_cells_decide_whether_a_block_can_be_crossed(float[] cells, float expected)
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 10, 10, new Shape(2, 2));
        var thinned = new ThinnedGrid(grid, 2);
        thinned.Add(grid.Shape.Whole, cells);
        Assert.Equal(expected, Assert.Single(thinned.Values()));
    }

    static float[] Thinned(float[] values, int step, Window[] tiles)
    {
        var thinned = new ThinnedGrid(Full, step);
        foreach (var tile in tiles)
        {
            var part = new float[tile.CellCount];
            for (var row = 0; row < tile.Rows; row++)
                values.AsSpan(((tile.Row + row) * 31) + tile.Col, tile.Cols).CopyTo(part.AsSpan(row * tile.Cols));
            thinned.Add(tile, part);
        }
        return thinned.Values();
    }
}
