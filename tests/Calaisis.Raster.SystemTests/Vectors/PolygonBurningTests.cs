using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class PolygonBurningTests
{
    const int Rows = 60;
    const int Cols = 80;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_polygon_burns_the_cells_whose_centre_it_holds(int seed)
    {
        var random = new Random(seed);
        var (x, y) = (Burning.West + 400, Burning.North - 300);
        var outer = Plane.Star(random, x, y, 350, 5 + random.Next(40));
        var hole = Plane.Star(random, x, y, 90, 7);
        using var file = TestLayer.OfWkt(Plane.Polygon(outer, hole));

        var burned = file.Settings().Burn(Burning.Grid(Rows, Cols));

        var decided = 0;
        ForEachCell((row, col, index) =>
        {
            var centre = (Burning.CentreX(col), Burning.CentreY(row));
            var distance = Math.Min(Plane.DistanceToLine(centre, outer), Plane.DistanceToLine(centre, hole));
            if (distance < 1e-6 * Burning.CellMetres) return;
            var inside = Plane.IsInside(centre, outer) && !Plane.IsInside(centre, hole);
            Assert.True(inside == !float.IsNaN(burned[index]), $"row {row}, column {col}: {burned[index]}");
            decided++;
        });
        Assert.True(decided > Rows * Cols / 2);
        Assert.Contains(1f, burned);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void All_touched_burns_every_cell_an_outline_enters_and_the_centres_too(int seed)
    {
        var random = new Random(seed);
        var ring = Plane.Star(random, Burning.West + 400, Burning.North - 300, 350, 5 + random.Next(30));
        using var file = TestLayer.OfWkt(Plane.Polygon(ring));
        var grid = Burning.Grid(Rows, Cols);

        var centres = file.Settings().Burn(grid);
        var touched = (file.Settings() with { AllTouched = true }).Burn(grid);

        ForEachCell((row, col, index) =>
        {
            if (!float.IsNaN(centres[index])) Assert.Equal(1, touched[index]);
            // Well inside the circle within the cell, the outline enters; outside the circle around it, it does not.
            var distance = Plane.DistanceToLine((Burning.CentreX(col), Burning.CentreY(row)), ring);
            if (distance < 0.5 * Burning.CellMetres - 1e-6) Assert.Equal(1, touched[index]);
            if (distance > Math.Sqrt(0.5) * Burning.CellMetres + 1e-6) Assert.Equal(centres[index], touched[index]);
        });
        Assert.True(touched.Count(float.IsNaN) < centres.Count(float.IsNaN));
    }

    [Fact]
    public void A_polygon_of_many_vertices_over_several_blocks_is_burned_like_any_other()
    {
        var random = new Random(8);
        const int rows = 700, cols = 1200;
        var ring = Plane.Star(random, Burning.West + 6000, Burning.North - 3500, 3300, 2500);
        using var file = TestLayer.OfWkt(Plane.Polygon(ring));

        var burned = file.Settings().Burn(Burning.Grid(rows, cols));

        // Every 61st cell, and all of those where blocks meet.
        for (var cell = 0; cell < rows * cols; cell++)
        {
            var (row, col) = (cell / cols, cell % cols);
            if (cell % 61 != 0 && row is < 510 or > 513 && col is (< 510 or > 513) and (< 1022 or > 1025)) continue;
            var centre = (Burning.CentreX(col), Burning.CentreY(row));
            var inside = Plane.IsInside(centre, ring);
            if (inside == float.IsNaN(burned[cell]) && Plane.DistanceToLine(centre, ring) > 1e-5)
                Assert.Fail($"row {row}, column {col}: {burned[cell]}, expected {(inside ? "1" : "nothing")}");
        }
    }

    [Fact]
    public void A_polygon_that_crosses_itself_is_repaired_and_counted()
    {
        using var file = TestLayer.OfWkt(
            "POLYGON ((610000 7090000, 610200 7089800, 610200 7090000, 610000 7089800, 610000 7090000))");

        var source = file.Settings().Prepare(Burning.Grid(20, 20));

        Assert.Equal(1, source.Facts.Repaired);
        var burned = source.Whole(Burning.Grid(20, 20));
        Assert.Equal(1, burned[(10 * 20) + 1]);
        Assert.Equal(1, burned[(10 * 20) + 18]);
        Assert.Equal(float.NaN, burned[(1 * 20) + 10]);
        Assert.Equal(float.NaN, burned[(18 * 20) + 10]);
    }

    [Fact]
    public void Curved_and_multiple_and_three_dimensional_surfaces_are_burned()
    {
        using var file = TestLayer.OfWkt(
            "CURVEPOLYGON (CIRCULARSTRING (610000 7089900, 610050 7089950, "
                + "610100 7089900, 610050 7089850, 610000 7089900))",
            "MULTIPOLYGON Z (((610150 7089950 3, 610190 7089950 3, 610190 7089910 3, 610150 7089950 3)))");

        var burned = file.Settings().Burn(Burning.Grid(20, 20));

        Assert.InRange(burned.Count(v => v == 1), 70, 100); // 78.5 cells of circle, 8 of triangle
        Assert.Equal(1, burned[(10 * 20) + 5]);
        Assert.Equal(1, burned[(5 * 20) + 17]);
    }

    static void ForEachCell(Action<int, int, int> look)
    {
        for (var index = 0; index < Rows * Cols; index++) look(index / Cols, index % Cols, index);
    }
}
