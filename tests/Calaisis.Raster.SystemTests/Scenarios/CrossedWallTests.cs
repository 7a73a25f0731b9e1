using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>A crossing opens a wall if it leads across all of its real width, and only then, on cells of any size, at any angle.</summary>
public sealed class CrossedWallTests
{
    const double Size = 2400;
    const double Middle = Size / 2;

    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task A_crossing_opens_what_it_leads_across_and_nothing_else(double cell)
    {
        var random = new Random(20261201);
        for (var trial = 0; trial < 30; trial++)
        {
            var (angle, slant) = (random.NextDouble() * Math.PI, (random.NextDouble() - 0.5) * 1.2);
            var width = 2 + (random.NextDouble() * 70);
            var (x, y) = (Middle + (random.NextDouble() * 200), Middle + (random.NextDouble() * 200));
            // Both ends beyond the edges of the road, one of them within, or both.
            var (one, other) = (trial % 3) switch { 0 => (1.1, 1.1), 1 => (1.1, 0.7), _ => (0.5, -0.1) };
            var half = width / 2 / Math.Cos(slant);
            var across = angle + (Math.PI / 2) + slant;
            var road = Line(x, y, angle, 9000, 9000);
            var crossing = Line(x, y, across, half * one, half * other);
            var (opens, told) = await OpensAsync(cell, road, width, crossing, crossingWidth: 2 + (random.NextDouble() * 40));
            Assert.True(opens == (trial % 3 == 0), $"trial {trial}: {width:0.0} m wide at {angle:0.00}, {crossing}: opens {opens}");
            Assert.Equal(trial % 3 == 0 ? 0 : 1, told.Count);
            if (told.Count == 0) continue;

            // As long as it is told to be it opens the road.
            var missing = Assert.NotNull(told[0]) + 0.1;
            var longer = trial % 3 == 1 ? Line(x, y, across, half * one, (half * other) + missing) : Line(x, y, across, half * 1.01, half * 1.01);
            Assert.InRange(missing, 0.1, 2 * half + 0.2);
            Assert.True((await OpensAsync(cell, road, width, longer, 5)).Opens, $"trial {trial}: longer by {missing:0.0} m");
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task One_beside_a_wall_or_along_it_opens_nothing_of_it(double cell)
    {
        // 5 m before the edge of the road, on the same cells of 100 m.
        var road = Line(Middle, Middle, 0, 9000, 9000);
        var (opens, told) = await OpensAsync(cell, road, 60, $"LINESTRING ({Middle} {Middle + 80}, {Middle} {Middle + 35})", 10);
        Assert.False(opens);
        Assert.Equal(65, Assert.NotNull(Assert.Single(told)), 0.1);
        (opens, told) = await OpensAsync(cell, road, 60, $"LINESTRING ({Middle} {Middle}, {Middle + 40} {Middle})", 10);
        Assert.False(opens);
        Assert.Null(Assert.Single(told));
        // A point reaches nowhere, a surface may.
        (opens, told) = await OpensAsync(cell, road, 60, $"POINT ({Middle} {Middle})", null);
        Assert.False(opens);
        Assert.Equal(60, Assert.NotNull(Assert.Single(told)), 0.1);
        var (top, left) = (Middle + 31, Middle - 10);
        (opens, told) = await OpensAsync(
            cell, road, 60, $"POLYGON (({left} {top}, {left + 20} {top}, {left + 20} {top - 62}, {left} {top - 62}, {left} {top}))", null);
        Assert.True(opens);
        Assert.Empty(told);
    }

    sealed class Silence : IRunListener
    {
        public void Hear(RunEvent happened)
        {
        }
    }

    static string Line(double x, double y, double angle, double back, double forth)
    {
        var (dx, dy) = (Math.Cos(angle), Math.Sin(angle));
        return Plane.Line([(x - (back * dx), y - (back * dy)), (x + (forth * dx), y + (forth * dy))]);
    }

    /// <summary>Whether steps to eight neighbours lead past the road somewhere, and how much crossings that are told lack.</summary>
    static async Task<(bool Opens, IReadOnlyList<double?> Told)> OpensAsync(double cell, string road, double width, string crossing, double? crossingWidth)
    {
        var (rows, cols) = ((int)(Size / cell), (int)(Size / cell));
        var grid = new GridDefinition("EPSG:2154", 0, Size, cell, cell, new Shape(rows, cols));
        var edit = new EditPlace("p.yaml", 1, 1, "crossing");
        var roads = new VectorSourceSettings("road", "") { Drawn = [road], WidthMetres = width };
        var settings = new CrossingSourceSettings(
            "across",
            new VectorSourceSettings("crossing", "") { Drawn = [crossing], WidthMetres = crossingWidth, Edit = edit },
            1,
            [new CrossedWall(roads, false, _ => _ => double.PositiveInfinity)]);
        using var sources = await OpenSources.OpenAsync([roads, settings], grid, _ => 0, new OpeningLimits(1, 1 << 20), new Silence(), default);
        sources.RequireAll();
        var (walls, opened) = (new float[rows * cols], new float[rows * cols]);
        sources.Tiles.First(tiles => tiles.Name == "road").Read(grid.Shape.Whole, walls);
        sources.Tiles.First(tiles => tiles.Name == "across").Read(grid.Shape.Whole, opened);
        var free = walls.Zip(opened, (wall, open) => float.IsNaN(wall) || !float.IsNaN(open)).ToArray();
        var pieces = 0;
        // Niches of what is closed at the edge of the grid are none of its sides.
        for (var at = 0; at < free.Length; at++)
        {
            if (free[at] && Fill(at) > free.Length / 50) pieces++;
        }

        return (pieces == 1, [.. sources.All.SelectMany(source => source.ShortCrossings).Select(told => told.MissingMetres)]);

        int Fill(int start)
        {
            var piece = new Stack<int>([start]);
            free[start] = false;
            var count = 0;
            while (piece.TryPop(out var here))
            {
                count++;
                for (var near = 0; near < 9; near++)
                {
                    var (row, col) = ((here / cols) + (near / 3) - 1, (here % cols) + (near % 3) - 1);
                    if (row < 0 || col < 0 || row >= rows || col >= cols || !free[(row * cols) + col]) continue;
                    free[(row * cols) + col] = false;
                    piece.Push((row * cols) + col);
                }
            }

            return count;
        }
    }
}
