using System.Globalization;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class LineBurningTests
{
    const int Rows = 60;
    const int Cols = 80;

    // Arcs may leave the true circle by a twentieth of a cell, inwards.
    const double ArcErrorMetres = 0.05 * Burning.CellMetres;

    [Theory]
    [InlineData(11, 12.0, 0.0)]
    [InlineData(12, 35.0, 0.0)]
    [InlineData(13, 80.0, 0.0)]
    [InlineData(14, 14.0, 20.0)]
    public void A_line_with_a_width_burns_the_cells_whose_centre_is_within_half_of_it(
        int seed, double width, double buffer)
    {
        var line = RandomLine(new Random(seed));
        using var file = TestLayer.OfWkt(Plane.Line(line));

        var burned = (file.Settings() with { WidthMetres = width, BufferMetres = buffer, Closed = false })
            .Burn(Burning.Grid(Rows, Cols));

        AssertWithin(line, (width / 2) + buffer, burned);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public void A_line_narrower_than_a_cell_that_is_not_closed_is_drawn_one_cell_wide_and_never_breaks(int seed)
    {
        var line = RandomLine(new Random(seed));
        using var file = TestLayer.OfWkt(Plane.Line(line));

        var source = (file.Settings() with { WidthMetres = 2, Closed = false }).Prepare(Burning.Grid(Rows, Cols));

        Assert.Equal(1, source.Facts.Widened);
        var burned = source.Whole(Burning.Grid(Rows, Cols));
        AssertWithin(line, Burning.CellMetres / 2, burned);
        AssertConnected(burned);
    }

    [Fact]
    public void Each_line_takes_the_width_of_its_attribute_and_else_the_width_given()
    {
        using var file = TestLayer.Of(
            new TestFeature("LINESTRING (610000 7089905, 610800 7089905)", ("LARGEUR", 70.0)),
            new TestFeature("LINESTRING (610000 7089705, 610800 7089705)", ("LARGEUR", null)),
            new TestFeature("LINESTRING (610000 7089505, 610800 7089505)", ("LARGEUR", 0.0)));

        var burned = (file.Settings() with { WidthAttribute = "LARGEUR", WidthMetres = 30 })
            .Burn(Burning.Grid(Rows, Cols));

        Assert.Equal([7, 3, 3], Bands(burned, 40));
    }

    [Fact]
    public void A_line_without_width_is_as_thin_as_a_cell()
    {
        using var file = TestLayer.Of(new TestFeature("LINESTRING (610003 7089907, 610797 7089907)",
            ("LARGEUR", null)));

        Assert.Equal([1], Bands(file.Settings().Burn(Burning.Grid(Rows, Cols)), 40));
        Assert.Equal([1],
            Bands((file.Settings() with { WidthAttribute = "LARGEUR" }).Burn(Burning.Grid(Rows, Cols)), 40));
    }

    [Fact]
    public void Lines_end_in_half_circles()
    {
        using var file = TestLayer.OfWkt("LINESTRING (610205 7089705, 610505 7089705)");

        var burned = (file.Settings() with { WidthMetres = 100 }).Burn(Burning.Grid(Rows, Cols));

        Assert.Equal(1, burned[(29 * Cols) + 16]); // 40 m west of the end, on the line
        Assert.Equal(float.NaN, burned[(25 * Cols) + 16]); // 40 m west and 40 m north: 57 m from the end
    }

    [Fact]
    public void A_width_as_far_as_the_next_block_is_burned_there_too()
    {
        // 100 m west of the edge between the first and the second block, 300 m wide.
        using var file = TestLayer.OfWkt("LINESTRING (615020 7089000, 615020 7086000)");
        var grid = Burning.Grid(520, 530);

        var burned = (file.Settings() with { WidthMetres = 300 }).Burn(grid);

        var row = burned.AsSpan(200 * 530, 530);
        Assert.Equal(487, row.IndexOf(1f));
        Assert.Equal(516, row.LastIndexOf(1f));
    }

    [Fact]
    public void A_point_burns_the_cell_that_holds_it_and_a_buffered_one_its_surroundings()
    {
        using var file = TestLayer.OfWkt("POINT (610123 7089877)",
            "MULTIPOINT ((610399.9 7089400.1), (610500 7089500))");
        var grid = Burning.Grid(Rows, Cols);

        var points = file.Settings().Burn(grid);
        var buffered = (file.Settings() with { BufferMetres = 30 }).Prepare(grid);
        var tiny = (file.Settings() with { BufferMetres = 1 }).Prepare(grid);

        Assert.Equal([(12, 12), (50, 50), (59, 39)], Burned(points));
        Assert.InRange(buffered.Whole(grid).Count(v => v == 1), 65, 80); // two discs of 28.3 cells, and half of one
        Assert.Equal(0, buffered.Facts.Widened);
        Assert.Equal(2, tiny.Facts.Widened);
        Assert.All(Burned(points), cell => Assert.Contains(cell, Burned(tiny.Whole(grid))));
    }

    [Fact]
    public void A_polygon_with_a_buffer_grows_by_it_on_each_side()
    {
        using var file = TestLayer.OfWkt(
            "POLYGON ((610200 7089800, 610300 7089800, 610300 7089700, 610200 7089700, 610200 7089800))");

        var burned = (file.Settings() with { BufferMetres = 50 }).Burn(Burning.Grid(Rows, Cols));

        Assert.Equal([20], Bands(burned, 25));
        // 10 x 10 cells, four sides of 10 x 5, and quarter circles that make one of radius 5.
        Assert.InRange(burned.Count(v => v == 1), 370, 385);
    }

    static (double X, double Y)[] RandomLine(Random random)
    {
        var line = new (double X, double Y)[6];
        for (var i = 0; i < line.Length; i++)
            line[i] = (Burning.West + (random.NextDouble() * 800), Burning.North - (random.NextDouble() * 600));
        return line;
    }

    static void AssertWithin((double X, double Y)[] line, double half, float[] burned)
    {
        for (var index = 0; index < burned.Length; index++)
        {
            var distance = Plane.DistanceToLine((Burning.CentreX(index % Cols), Burning.CentreY(index / Cols)), line);
            if (distance > half - ArcErrorMetres && distance < half + 1e-6) continue;
            var where = $"row {index / Cols}, column {index % Cols}, "
                + $"{distance.ToString(CultureInfo.InvariantCulture)} m";
            Assert.True(distance < half == !float.IsNaN(burned[index]), where);
        }
    }

    /// <summary>All burned cells can be reached from the first by steps to the eight neighbours.</summary>
    static void AssertConnected(float[] burned)
    {
        var left = Burned(burned).ToHashSet();
        var open = new Stack<(int Row, int Col)>([left.First()]);
        while (open.TryPop(out var cell))
        {
            if (!left.Remove(cell)) continue;
            for (var d = 0; d < 9; d++) open.Push((cell.Row + (d / 3) - 1, cell.Col + (d % 3) - 1));
        }

        Assert.Empty(left);
    }

    static (int Row, int Col)[] Burned(float[] values) =>
        [.. Enumerable.Range(0, values.Length).Where(i => !float.IsNaN(values[i])).Select(i => (i / Cols, i % Cols))];

    /// <summary>Numbers of burned cells one below the other, in one column.</summary>
    static int[] Bands(float[] burned, int col)
    {
        var bands = new List<int>();
        for (var row = 0; row < Rows; row++)
        {
            var here = !float.IsNaN(burned[(row * Cols) + col]);
            var above = row > 0 && !float.IsNaN(burned[((row - 1) * Cols) + col]);
            if (here && above) bands[^1]++;
            else if (here) bands.Add(1);
        }

        return [.. bands];
    }
}
