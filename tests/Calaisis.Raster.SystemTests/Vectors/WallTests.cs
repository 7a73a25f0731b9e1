using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>Lines are walls: nothing passes from one side to the other without a cell of theirs.</summary>
public sealed class WallTests
{
    static readonly int[] Neighbourhoods = [4, 8, 16];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_path_passes_a_random_line_of_any_width_without_paying(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 25; round++)
        {
            double? width = round % 7 == 6 ? null : Burning.CellMetres * (0.1 + (2.9 * random.NextDouble()));
            var line = AcrossFromWest(random, isOnWholeCells: round % 3 == 0);
            var flip = round % 2 == 0;
            var burned = Walls.Burn(
                [flip ? line.Select(at => (at.Row, at.Col)) : line], source => source with { WidthMetres = width });
            AssertHolds(
                burned, cell => (flip ? cell.Col : cell.Row) == 0,
                cell => (flip ? cell.Col : cell.Row) == Walls.Side - 1, $"seed {seed}, round {round}, {width} m");
        }
    }

    [Fact]
    public void No_path_passes_a_straight_line_at_any_angle()
    {
        double[] widths = [1, 5, 8, 10, 12, 14.2, 30];
        (double, double)[] middles = [(30, 30), (30.5, 30), (30.5, 30.5), (30.37, 29.81)];
        for (var degrees = 0; degrees < 180; degrees += 5)
        {
            var (middle, width) = (middles[degrees / 5 % middles.Length], widths[degrees / 5 % widths.Length]);
            var (right, down) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
            (double Col, double Row)[] line =
                [
                    (middle.Item1 - (80 * right), middle.Item2 - (80 * down)),
                    (middle.Item1 + (80 * right), middle.Item2 + (80 * down)),
                ];
            var burned = Walls.Burn([line], source => source with { WidthMetres = width });
            AssertHolds(burned, cell => Aside(cell) < -4, cell => Aside(cell) > 4, $"{degrees} degrees, {width} m");

            double Aside(Cell cell) =>
                ((cell.Row + 0.5 - middle.Item2) * right) - ((cell.Col + 0.5 - middle.Item1) * down);
        }
    }

    [Fact]
    public void Lines_that_share_an_end_join_without_a_gap()
    {
        for (var seed = 50; seed < 70; seed++)
        {
            var line = AcrossFromWest(new Random(seed), isOnWholeCells: seed % 2 == 0);
            var parts = Enumerable.Range(1, line.Count - 1)
                .Select(i => i % 2 == 0 ? new[] { line[i - 1], line[i] } : [line[i], line[i - 1]]);
            var burned = Walls.Burn(parts, source => source with { WidthMetres = 3 });
            AssertHolds(burned, cell => cell.Row == 0, cell => cell.Row == Walls.Side - 1, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void What_is_not_closed_leaks_at_corners(int neighbours)
    {
        (double, double)[] line = [(-10, -7), (70, 71)];
        Assert.NotNull(Leak(false));
        Assert.NotNull(Walls.Leak(
            Walls.Burn([line], source => source with { Closed = false }),
            neighbours,
            cell => cell == new Cell(0, Walls.Side - 1),
            cell => cell == new Cell(Walls.Side - 1, 0)));
        Assert.Null(Leak(true));
        Assert.Null(Leak(null));

        Cell? Leak(bool? closed) => Walls.Leak(
            Walls.Burn([line], source => source with { WidthMetres = 8, Closed = closed }),
            neighbours,
            cell => cell == new Cell(0, Walls.Side - 1),
            cell => cell == new Cell(Walls.Side - 1, 0));
    }

    [Fact]
    public void A_narrow_line_takes_the_cells_it_passes_through_and_no_others()
    {
        for (var seed = 100; seed < 110; seed++)
        {
            var line = AcrossFromWest(new Random(seed), isOnWholeCells: false);
            var burned = Walls.Burn([line], source => source with { WidthMetres = 6 });
            for (var i = 0; i < burned.Length; i++)
            {
                var inside = Enumerable.Range(1, line.Count - 1)
                    .Sum(k => LengthIn(i / Walls.Side, i % Walls.Side, line[k - 1], line[k]));
                Assert.True(
                    inside > 1e-6 == !float.IsNaN(burned[i]) || inside is > 0 and < 1e-6,
                    $"seed {seed}, cell {i}: {inside}");
            }
        }
    }

    [Theory]
    [InlineData(0, 20, 60, 20)]
    [InlineData(20, 0, 20, 60)]
    public void A_line_along_edges_of_cells_is_one_cell_wide(double col, double row, double endCol, double endRow)
    {
        var burned = Walls.Burn([[(col, row), (endCol, endRow)]], source => source with { WidthMetres = 5 });
        Assert.Equal(Walls.Side, burned.Count(value => value == 1));
        AssertHolds(
            burned, cell => cell == new Cell(0, 0), cell => cell == new Cell(Walls.Side - 1, Walls.Side - 1),
            "along edges");
    }

    [Fact]
    public void A_crossing_opens_a_way_through_the_wall_and_no_more_than_that()
    {
        bool IsNorthEast(Cell cell) => cell == new Cell(0, Walls.Side - 1);
        bool IsSouthWest(Cell cell) => cell == new Cell(Walls.Side - 1, 0);
        for (var seed = 300; seed < 330; seed++)
        {
            var random = new Random(seed);
            var across = AcrossFromWest(random, isOnWholeCells: seed % 2 == 0);
            (double Col, double Row)[] line = seed % 5 == 0 ? [(-5, -6), (65, 64)] : [across[0], across[^1]];
            var thick = 0.1 + (1.9 * random.NextDouble());
            var wall = Walls.Burn([line], source => source with { WidthMetres = thick * Burning.CellMetres });
            double[] wide = [0, 0.5, 1, 2.5];
            var width = wide[seed % wide.Length];
            // Straight over the wall halfway along its first piece, and two cells on.
            var (a, b) = (line[0], line[1]);
            var length = Math.Sqrt(Math.Pow(b.Col - a.Col, 2) + Math.Pow(b.Row - a.Row, 2));
            var (right, down) = (-(b.Row - a.Row) / length, (b.Col - a.Col) / length);
            var (col, row, half) = ((a.Col + b.Col) / 2, (a.Row + b.Row) / 2, (thick / 2) + 2.5);
            (double Col, double Row)[] way =
                [(col - (half * right), row - (half * down)), (col + (half * right), row + (half * down))];
            var crossing = Walls.Burn(
                [way], source => source with { WidthMetres = width > 0 ? width * Burning.CellMetres : null });
            var opened = wall.Select((value, i) => float.IsNaN(crossing[i]) ? value : float.NaN).ToArray();
            foreach (var neighbours in Neighbourhoods)
            {
                Assert.NotNull(Walls.Leak(opened, neighbours, IsNorthEast, IsSouthWest));
                Assert.Null(Walls.Leak(wall, neighbours, IsNorthEast, IsSouthWest));
            }

            for (var i = 0; i < wall.Length; i++)
            {
                if (float.IsNaN(crossing[i])) continue;
                var aside = Plane.DistanceToSegment(((i % Walls.Side) + 0.5, (i / Walls.Side) + 0.5), way[0], way[1]);
                Assert.True(
                    aside <= Math.Max(width / 2, Math.Sqrt(0.5)) + 1e-9,
                    $"seed {seed}: {aside} cells aside of a crossing {width} wide");
            }
        }
    }

    [Fact]
    public void A_line_through_corners_takes_one_of_the_two_cells_beside_each()
    {
        var burned = Walls.Burn([[(0, 0), (59.5, 59.5)]], source => source with { WidthMetres = 5 });
        Assert.Equal((2 * Walls.Side) - 1, burned.Count(value => value == 1));
    }

    [Theory]
    [InlineData(10.5, 9, 10.5, 14, 5)]
    [InlineData(10.5, 14, 10.5, 9, 5)]
    [InlineData(3, 7.5, 8, 7.5, 5)]
    [InlineData(8, 7.25, 3, 7.5, 5)]
    [InlineData(2.5, 2.5, 2.5, 2.5, 1)]
    public void A_line_that_ends_on_an_edge_does_not_take_the_cell_beyond(
        double col, double row, double endCol, double endRow, int cells) =>
        Assert.Equal(cells, Walls.Burn([[(col, row), (endCol, endRow)]], source => source with { WidthMetres = 5 })
            .Count(value => value == 1));

    [Fact]
    public void A_wide_line_is_no_wider_for_being_closed()
    {
        for (var seed = 200; seed < 205; seed++)
        {
            var line = AcrossFromWest(new Random(seed), isOnWholeCells: false);
            var closed = Walls.Burn([line], source => source with { WidthMetres = 16 });
            Assert.Equal(Walls.Burn([line], source => source with { WidthMetres = 16, Closed = false }), closed);
        }
    }

    [Fact]
    public void The_line_drawn_last_wins_where_closed_lines_overlap()
    {
        using var file = TestLayer.Of(
            new TestFeature("LINESTRING (610000 7089905, 610800 7089905)", ("value", 1)),
            new TestFeature("LINESTRING (610405 7089990, 610405 7089410)", ("value", 2)),
            new TestFeature("LINESTRING (610000 7089705, 610800 7089705)", ("value", 3)));
        var grid = Burning.Grid(60, 80);
        foreach (var width in new[] { 3.0, 13.0 })
        {
            var burned = (file.Settings() with { ValueAttribute = "value", WidthMetres = width }).Burn(grid);
            Assert.Equal(
                [1f, 2f, 2f, 3f],
                new[] { (9, 10), (9, 40), (15, 40), (29, 40) }.Select(at => burned[(at.Item1 * 80) + at.Item2]));
        }
    }

    [Fact]
    public void A_narrow_surface_is_a_wall_where_that_is_asked_for()
    {
        for (var degrees = 3; degrees < 180; degrees += 12)
        {
            var (right, down) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
            var ribbon = new[] { (-80.0, -0.15), (80.0, -0.15), (80.0, 0.15), (-80.0, 0.15), (-80.0, -0.15) }
                .Select(at => Walls.Place(
                    (30.2 + (at.Item1 * right) - (at.Item2 * down), 30.4 + (at.Item1 * down) + (at.Item2 * right))))
                .ToList();
            var asked = Walls.Burn([Plane.Polygon(ribbon)], source => source with { Closed = true });
            var plain = Walls.Burn([Plane.Polygon(ribbon)], source => source);
            AssertHolds(asked, cell => Aside(cell) < -4, cell => Aside(cell) > 4, $"{degrees} degrees");
            Assert.NotNull(Walls.Leak(plain, 8, cell => Aside(cell) < -4, cell => Aside(cell) > 4));

            double Aside(Cell cell) => ((cell.Row + 0.5 - 30.4) * right) - ((cell.Col + 0.5 - 30.2) * down);
        }
    }

    [Theory]
    [InlineData(7, 11)]
    [InlineData(64, 100)]
    public void Tiles_of_any_size_show_the_same_walls(int tileRows, int tileCols)
    {
        var grid = Burning.Grid(530, 545);
        var random = new Random(5);
        using var file = TestLayer.OfWkt(
            [.. Enumerable.Range(0, 40).Select(_ => Plane.Line([.. Enumerable.Range(0, 4).Select(_ => (
                Burning.West + (random.NextDouble() * 5450), Burning.North - (random.NextDouble() * 5300)))]))]);
        var settings = file.Settings() with { WidthMetres = 4 };
        Assert.Equal(settings.Burn(grid), settings.Prepare(grid).ByTiles(grid, tileRows, tileCols, 2));
    }

    /// <summary>From beyond the western edge to beyond the eastern one, well away from the others.</summary>
    static List<(double Col, double Row)> AcrossFromWest(Random random, bool isOnWholeCells)
    {
        List<(double Col, double Row)> line =
            [(-5, Next()), .. Enumerable.Range(0, random.Next(0, 7)).Select(_ => (Next(), Next())), (65, Next())];
        return isOnWholeCells ? line.ConvertAll(at => (Math.Round(2 * at.Col) / 2, Math.Round(2 * at.Row) / 2)) : line;

        double Next() => 6 + (random.NextDouble() * (Walls.Side - 12));
    }

    static void AssertHolds(float[] burned, Func<Cell, bool> isStart, Func<Cell, bool> isBeyond, string because)
    {
        foreach (var neighbours in Neighbourhoods)
        {
            Assert.True(
                Walls.Leak(burned, neighbours, isStart, isBeyond) is null, $"{because}: {neighbours} neighbours");
            var paid = Walls.Cost(burned, 100, neighbours, isStart, isBeyond);
            Assert.True(paid >= 100 * Burning.CellMetres, $"{because}: {neighbours} neighbours pay {paid}");
            Assert.Equal(
                double.PositiveInfinity, Walls.Cost(burned, float.PositiveInfinity, neighbours, isStart, isBeyond));
        }
    }

    /// <summary>
    /// How much of a segment lies inside a cell, in cells: what is left when it is cut at the four edges.
    /// </summary>
    static double LengthIn(int row, int col, (double Col, double Row) from, (double Col, double Row) to)
    {
        var (enter, leave) = (0.0, 1.0);
        Cut(from.Col, to.Col, col);
        Cut(from.Row, to.Row, row);
        return Math.Max(0, leave - enter) * Math.Sqrt(Math.Pow(to.Col - from.Col, 2) + Math.Pow(to.Row - from.Row, 2));

        void Cut(double a, double b, double edge)
        {
            var (one, other) = ((edge - a) / (b - a), (edge + 1 - a) / (b - a));
            (enter, leave) = (Math.Max(enter, Math.Min(one, other)), Math.Min(leave, Math.Max(one, other)));
        }
    }
}
