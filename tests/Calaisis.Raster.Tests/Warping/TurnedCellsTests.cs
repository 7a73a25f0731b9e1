using Calaisis.Raster.Grids;
using Calaisis.Raster.Warping;
using Xunit;

namespace Calaisis.Raster.Tests.Warping;

public sealed class TurnedCellsTests
{
    [Theory]
    [InlineData(0, 6, "0 1 2 3 4 5")]
    [InlineData(4, 6, "4 5 0 1 2 3")]
    [InlineData(5, 6, "5 0 1 2 3 4")]
    // Two columns are missing to a full circle: they follow the last.
    [InlineData(4, 8, "4 5 NaN NaN 0 1 2 3")]
    [InlineData(7, 8, "NaN 0 1 2 3 4 5 NaN")]
    // The sixth column stands for the first once more, as in files that close the circle.
    [InlineData(3, 5, "3 4 0 1 2")]
    public void Columns_follow_each_other_around_the_circle(int first, int circle, string expected)
    {
        using var turned = new TurnedCells(new Numbered(new Shape(2, 6)), first, circle);
        Assert.Equal(new Shape(2, circle), turned.Shape);
        var all = new float[2 * circle];
        turned.Read(turned.Shape.Whole, all);
        var columns = expected.Split(' ').Select(float.Parse).ToArray();
        Assert.Equal([.. columns, .. columns.Select(column => column + 100)], all);
        for (var col = 0; col < circle; col++)
        {
            for (var cols = 1; col + cols <= circle; cols++)
            {
                var part = new float[cols];
                turned.Read(new Window(1, col, 1, cols), part);
                Assert.Equal(all[(circle + col)..(circle + col + cols)], part);
            }
        }
    }

    /// <summary>Each cell holds its column, and 100 for its row.</summary>
    sealed class Numbered(Shape shape) : ISourceCells
    {
        public Shape Shape => shape;

        public void Read(Window window, Span<float> values)
        {
            Assert.True(shape.Whole.Contains(window));
            for (var i = 0; i < window.CellCount; i++)
                values[i] = (100 * (window.Row + (i / window.Cols))) + window.Col + (i % window.Cols);
        }

        public void Dispose()
        {
        }
    }
}
