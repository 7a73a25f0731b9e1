using Calaisis.Raster.Grids;
using Calaisis.Raster.Light;
using Calaisis.Raster.Sources;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Light;

public sealed class LightHaloTests
{
    [Fact]
    public void Every_cell_is_the_weighted_sum_of_its_surroundings_on_random_rasters()
    {
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 17], Gen.Int[0, 5000], Gen.Double[50, 900], Gen.Double[0.5, 3.5])
            .Sample((rows, cols, seed, radius, alpha) =>
            {
                var kernel = new HaloKernel(radius, 80, alpha);
                var values = Radiance(new Random(seed), rows * cols);
                var shape = new Shape(rows, cols);
                var lit = new float[values.Length];
                var halo = new LightHalo(GroundMetric.Uniform(100, 70), kernel);
                halo.Scatter(new Tile(shape.Whole, values), shape.Whole, lit);
                for (var i = 0; i < lit.Length; i++)
                {
                    var expected = Plain(values, rows, cols, i / cols, i % cols, kernel);
                    if (double.IsNaN(expected)) Assert.True(float.IsNaN(lit[i]));
                    else Assert.Equal(expected, lit[i], 1e-5 * (1 + Math.Abs(expected)));
                }
            });
    }

    [Fact]
    public void A_window_of_a_larger_raster_has_the_same_bits_as_the_whole()
    {
        var shape = new Shape(40, 50);
        var values = Radiance(new Random(3), 2000);
        var metric = GroundMetric.Ellipsoidal(0.89, -7.27e-5, 7.27e-5, 6_378_137, 298.257223563);
        var halo = new LightHalo(metric, new HaloKernel(3_000, 300, 2.5));
        var whole = new float[2000];
        halo.Scatter(new Tile(shape.Whole, values), shape.Whole, whole);
        foreach (var window in new TileLayout(shape, 7, 9).Windows())
        {
            var needed = halo.Needed(window, shape);
            var cells = new float[needed.CellCount];
            var all = new Tile(shape.Whole, values);
            for (var row = 0; row < needed.Rows; row++)
                all.Row(needed.Row + row, needed.Col, needed.Cols).CopyTo(cells.AsSpan(row * needed.Cols));
            var lit = new float[window.CellCount];
            halo.Scatter(new Tile(needed, cells), window, lit);
            for (var i = 0; i < lit.Length; i++)
                Assert.Equal(whole[((window.Row + (i / window.Cols)) * 50) + window.Col + (i % window.Cols)], lit[i]);
        }
    }

    [Fact]
    public void Cells_of_fifteen_seconds_are_463_metres_tall_and_narrower_towards_the_pole()
    {
        // One degree of latitude at 51 degrees north on WGS 84 is 111 248 m long, one of longitude 70 196 m (published
        // tables); fifteen seconds are a 240th.
        const double Step = Math.PI / 180 / 240;
        var size = GroundMetric.Ellipsoidal((51 * Math.PI / 180) + (Step / 2), -Step, Step, 6_378_137, 298.257223563)
            .At(0);
        Assert.Equal(111_248.0 / 240, size.RowMetres, 0.1);
        Assert.Equal(70_196.0 / 240, size.ColMetres, 0.1);
    }

    static float[] Radiance(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = random.Next(4) == 0 ? float.NaN : (random.NextSingle() * 60) - 0.3f;
        return values;
    }

    static double Plain(float[] values, int rows, int cols, int row, int col, HaloKernel kernel)
    {
        double light = 0, weights = 0;
        var known = false;
        for (var r = row - 40; r <= row + 40; r++)
        {
            for (var c = col - 40; c <= col + 40; c++)
            {
                var distance = Math.Sqrt(Math.Pow((r - row) * 100.0, 2) + Math.Pow((c - col) * 70.0, 2));
                if (distance > kernel.RadiusMetres) continue;
                var weight = Math.Pow(
                    (distance * distance) + (kernel.CoreMetres * kernel.CoreMetres), -kernel.Alpha / 2);
                weights += weight;
                if (r < 0 || c < 0 || r >= rows || c >= cols || float.IsNaN(values[(r * cols) + c])) continue;
                known = true;
                light += weight * values[(r * cols) + c];
            }
        }

        return known ? light / weights : double.NaN;
    }
}
