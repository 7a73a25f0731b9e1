using Calaisis.Raster.Grids;
using Calaisis.Raster.Warping;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Warping;

public sealed class WarpedReaderTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 100, 1, 1, new Shape(100, 130));

    static readonly SourceTransform HalfAgain = new([-3, 1.5, 0, 104, 0, -1.5]);

    public static TheoryData<string> Kernels => ["nearest", "bilinear", "average", "majority"];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Any_window_gives_the_same_bits_on_a_bent_mapping(string kernel)
    {
        using var reader = Bent(kernel);
        var all = new Window(-10, -10, 120, 150);
        var whole = new float[all.CellCount];
        reader.Read(all, whole);
        Gen.Select(Gen.Int[-10, 100], Gen.Int[-10, 130], Gen.Int[1, 70], Gen.Int[1, 70])
            .Sample((row, col, rows, cols) =>
            {
                var window = new Window(row, col, rows, cols).Intersect(all);
                var values = new float[window.CellCount];
                reader.Read(window, values);
                for (var i = 0; i < values.Length; i++)
                {
                    var at = ((window.Row + 10 + (i / window.Cols)) * 150) + window.Col + 10 + (i % window.Cols);
                    Assert.Equal(whole[at], values[i]);
                }
            }, iter: 60, threads: 1);
    }

    [Fact]
    public void Places_between_the_exact_ones_are_right_to_a_ten_thousandth_of_a_cell()
    {
        var transform = new Bend();
        var mapping = new BlockMapping(Grid, HalfAgain, transform);
        var window = new Window(-40, -40, 200, 200);
        mapping.Prepare(window);
        var (rows, cols) = (new double[1], new double[1]);
        for (var row = window.Row; row < window.EndRow; row += 3)
        {
            for (var col = window.Col; col < window.EndCol; col += 3)
            {
                mapping.Locate(row, col, rows, cols);
                double[] x = [col + 0.5];
                double[] y = [100 - (row + 0.5)];
                transform.Transform(x, y);
                Assert.Equal((104 - y[0]) / 1.5, rows[0], BlockMapping.Tolerance);
                Assert.Equal((x[0] + 3) / 1.5, cols[0], BlockMapping.Tolerance);
            }
        }
    }

    [Fact]
    public void A_mapping_that_breaks_off_is_followed_cell_by_cell()
    {
        var source = new ArrayCells(new Shape(100, 130), (row, col) => (row * 1000) + col);
        using var reader = new WarpedReader(
            source, new BlockMapping(Grid, new([0, 1, 0, 100, 0, -1]), new Torn()), new NearestKernel());
        var values = new float[Grid.Shape.CellCount];
        reader.Read(Grid.Shape.Whole, values);
        for (var row = 0; row < 100; row++)
        {
            for (var col = 0; col < 130; col++)
            {
                // East of 70 there is nothing, between 45 and 70 the map is shifted by ten.
                var expected = col + 0.5 > 70 ? float.NaN : (row * 1000) + col + (col + 0.5 > 45 ? 10 : 0);
                Assert.Equal(expected, values[(row * 130) + col]);
            }
        }
    }

    [Fact]
    public void Average_is_the_mean_by_covered_area()
    {
        var source = new ArrayCells(new Shape(3, 3), (row, col) => (row * 3) + col + 1);
        var grid = new GridDefinition("EPSG:2154", 0, 3, 1.5, 1.5, new Shape(2, 2));
        using var reader = new WarpedReader(
            source, new AffineMapping(grid, new([0, 1, 0, 3, 0, -1])), new AverageKernel());
        var values = new float[4];
        reader.Read(grid.Shape.Whole, values);
        // Upper left: all of 1, half of 2 and 4, a quarter of 5, over 2.25 cells.
        Assert.Equal((1 + 1 + 2 + 1.25f) / 2.25f, values[0], 1e-6f);
        Assert.Equal((9 + 4 + 3 + 1.25f) / 2.25f, values[3], 1e-6f);
    }

    [Fact]
    public void A_cell_that_covers_many_is_worked_out_in_bounded_memory()
    {
        var source = new ArrayCells(new Shape(3000, 3000), (row, col) => (row + col) % 2);
        var grid = new GridDefinition("EPSG:2154", 0, 3000, 300, 300, new Shape(10, 10));
        using var reader = new WarpedReader(
            source, new AffineMapping(grid, new([0, 1, 0, 3000, 0, -1])), new AverageKernel());
        var values = new float[100];
        reader.Read(grid.Shape.Whole, values);
        Assert.All(values, value => Assert.Equal(0.5f, value));
        Assert.True(source.LargestRead <= WarpedReader.MostSourceCells);
    }

    [Fact]
    public void Gaps_keep_their_size_under_bilinear_interpolation()
    {
        var source = new ArrayCells(new Shape(4, 4), (row, col) => row < 2 ? 5 : float.NaN);
        var grid = new GridDefinition("EPSG:2154", 0, 4, 0.5, 0.5, new Shape(8, 8));
        using var reader = new WarpedReader(
            source, new AffineMapping(grid, new([0, 1, 0, 4, 0, -1])), new BilinearKernel());
        var values = new float[64];
        reader.Read(grid.Shape.Whole, values);
        for (var i = 0; i < 64; i++) Assert.Equal(i < 32 ? 5 : float.NaN, values[i]);
    }

    static WarpedReader Bent(string kernel)
    {
        var random = new Random(5);
        var cells = new float[90 * 110];
        for (var i = 0; i < cells.Length; i++) cells[i] = random.Next(9) == 0 ? float.NaN : random.Next(12);
        return new WarpedReader(
            new ArrayCells(new Shape(90, 110), (row, col) => cells[(row * 110) + col]),
            new BlockMapping(Grid, HalfAgain, new Bend()),
            kernel switch
            {
                "nearest" => new NearestKernel(),
                "bilinear" => new BilinearKernel(),
                "average" => new AverageKernel(),
                _ => new MajorityKernel(),
            });
    }

    sealed class Bend : ICoordinateTransform
    {
        public void Transform(Span<double> x, Span<double> y)
        {
            for (var i = 0; i < x.Length; i++)
            {
                var (oldX, oldY) = (x[i], y[i]);
                x[i] = oldX + (5 * Math.Sin(oldY / 90)) + (oldX * oldY / 4000);
                y[i] = oldY - (4 * Math.Cos(oldX / 80));
            }
        }
    }

    sealed class Torn : ICoordinateTransform
    {
        public void Transform(Span<double> x, Span<double> y)
        {
            for (var i = 0; i < x.Length; i++)
                x[i] = x[i] > 70 ? double.PositiveInfinity : x[i] > 45 ? x[i] + 10 : x[i];
        }
    }

    sealed class ArrayCells(Shape shape, Func<int, int, float> value) : ISourceCells
    {
        public Shape Shape => shape;

        public long LargestRead { get; private set; }

        public void Read(Window window, Span<float> values)
        {
            Assert.True(shape.Whole.Contains(window));
            LargestRead = Math.Max(LargestRead, window.CellCount);
            for (var i = 0; i < window.CellCount; i++)
                values[i] = value(window.Row + (i / window.Cols), window.Col + (i % window.Cols));
        }

        public void Dispose()
        {
        }
    }
}
