using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class ThinnedSharesTests
{
    [Fact]
    public void Shares_and_counts_depend_on_neither_tiles_nor_their_order() =>
        Gen.Select(Gen.Int[1, 17], Gen.Int[1, 17], Gen.Int[1, 5], Gen.Int[1, 6], Gen.Int[0, 99])
            .Sample((rows, cols, step, side, seed) =>
            {
                if (step > Math.Min(rows, cols)) return;
                var random = new Random(seed);
                var values = Enumerable.Range(0, rows * cols)
                    .Select(_ => random.Next(3) == 0 ? float.NaN : random.Next(6)).ToArray();
                var grid = new GridDefinition("EPSG:2154", 0, 0, 10, 10, new Shape(rows, cols));
                var (whole, parts) = (new ThinnedShares(grid, step), new ThinnedShares(grid, step));
                var (wholeCounts, partCounts) = (new ThinnedCounts(grid, step), new ThinnedCounts(grid, step));
                whole.AddMarked(new Window(0, 0, rows, cols), values);
                wholeCounts.Add(new Window(0, 0, rows, cols), values);
                foreach (var tile in Tiles(rows, cols, side).Reverse())
                {
                    float[] cells = [.. from row in Enumerable.Range(tile.Row, tile.Rows)
                                        from col in Enumerable.Range(tile.Col, tile.Cols)
                                        select values[(row * cols) + col]];
                    parts.AddMarked(tile, cells);
                    partCounts.Add(tile, cells);
                }
                Assert.Equal(whole.ToShade().Strength.ToArray(), parts.ToShade().Strength.ToArray());
                Assert.Equal(wholeCounts.Counts.ToArray(), partCounts.Counts.ToArray());
                for (var block = 0; block < wholeCounts.Counts.Length; block++)
                {
                    var (top, left) = (block / (cols / step) * step, block % (cols / step) * step);
                    float[] cells = [.. from row in Enumerable.Range(top, step)
                                        from col in Enumerable.Range(left, step)
                                        select values[(row * cols) + col]];
                    Assert.Equal(cells.Max(cell => float.IsNaN(cell) ? 0 : cell), wholeCounts.Counts.Span[block]);
                    var marked = cells.Count(cell => !float.IsNaN(cell)) / (double)cells.Length;
                    Assert.Equal(255 * marked, whole.ToShade().Strength.Span[block], 0.51);
                }
            }, iter: 200);

    [Fact]
    public void Costs_fade_from_full_to_nothing()
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 10, 10, new Shape(1, 5));
        var shares = new ThinnedShares(grid, 1);
        shares.AddFading(new Window(0, 0, 1, 5), [0, 50, 100, 200, float.NaN], 100);
        Assert.Equal([255, 128, 0, 0, 0], shares.ToShade().Strength.ToArray());
    }

    static IEnumerable<Window> Tiles(int rows, int cols, int side) =>
        from row in Enumerable.Range(0, (rows + side - 1) / side)
        from col in Enumerable.Range(0, (cols + side - 1) / side)
        select new Window(
            row * side, col * side, Math.Min(side, rows - (row * side)), Math.Min(side, cols - (col * side)));
}
