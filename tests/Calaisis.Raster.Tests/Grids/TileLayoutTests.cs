using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.Grids;

public sealed class TileLayoutTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(7, 11, 3, 5)]
    [InlineData(6, 10, 3, 5)]
    [InlineData(1, 40, 16, 16)]
    [InlineData(4, 4, 100, 100)]
    public void Tiles_cover_every_cell_once(int rows, int cols, int tileRows, int tileCols)
    {
        var layout = new TileLayout(new Shape(rows, cols), tileRows, tileCols);
        var seen = new int[rows, cols];
        foreach (var window in layout.Windows())
        {
            for (var row = window.Row; row < window.EndRow; row++)
            {
                for (var col = window.Col; col < window.EndCol; col++) seen[row, col]++;
            }
        }

        Assert.All(seen.Cast<int>(), count => Assert.Equal(1, count));
        Assert.Equal(layout.Count, layout.Windows().LongCount());
    }

    [Fact]
    public void Cell_counts_exceed_an_int()
    {
        var shape = new Shape(100_000, 100_000);
        Assert.Equal(10_000_000_000, shape.CellCount);
        Assert.Equal(new Cell(99_999, 99_999), shape.CellAt(shape.IndexOf(new Cell(99_999, 99_999))));
        Assert.Equal(100_000_000, new TileLayout(shape, 10, 10).Count);
    }
}
