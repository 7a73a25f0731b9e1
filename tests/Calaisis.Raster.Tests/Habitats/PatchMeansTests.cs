using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Flow;
using Calaisis.Raster.Tests.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>Means of a source on patches, against sums over all cells.</summary>
public sealed class PatchMeansTests
{
    static readonly Shape Shape = new(7, 11);

    [Theory]
    [InlineData(7, 11, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(3, 4, 3)]
    public async Task Means_are_of_the_cells_with_data_whatever_the_tiles(int tileRows, int tileCols, int workers)
    {
        var means = await MeansOf(LabelAt, LightAt, 4, tileRows, tileCols, workers);
        for (var label = 1; label <= 3; label++)
        {
            var lit = Cells().Where(cell => LabelAt(cell.Row, cell.Col).Equals(label))
                .Select(cell => LightAt(cell.Row, cell.Col)).Where(float.IsFinite);
            Assert.Equal(lit.Average(value => (double)value), means[label - 1], 1e-9);
        }

        Assert.Equal(double.NaN, means[3]);
    }

    static IEnumerable<(int Row, int Col)> Cells() =>
        from row in Enumerable.Range(0, Shape.Rows) from col in Enumerable.Range(0, Shape.Cols) select (row, col);

    /// <summary>Three patches of several rows, and one on which the light has no data.</summary>
    static float LabelAt(int row, int col) =>
        col switch { < 3 => 1, < 5 => row < 3 ? 2 : float.NaN, < 9 => 3, 9 => float.NaN, _ => 4 };

    static float LightAt(int row, int col) => col == 10 || (row + col) % 5 == 0 ? float.NaN : (row * 0.25f) + col;

    static async Task<IReadOnlyList<double>> MeansOf(
        Func<int, int, float> labels, Func<int, int, float> light, int patches, int tileRows, int tileCols, int workers)
    {
        var pass = new PatchMeans(
            new TileLayout(Shape, tileRows, tileCols), new ArraySource("labels", labels),
            new ArraySource("light", light));
        return await pass.RunAsync(
            patches, $"radiance", new PassLimits(workers, 1 << 20), new RecordingListener(),
            TestContext.Current.CancellationToken);
    }
}
