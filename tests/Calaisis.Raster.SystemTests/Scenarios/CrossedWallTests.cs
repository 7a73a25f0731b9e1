using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// A crossing opens a wall if it leads across all of its real width, and only then, on cells of any size, at any angle.
/// </summary>
public sealed class CrossedWallTests
{
    const double Size = 2400;
    const double Middle = Size / 2;

    [Theory]
    [InlineData(10, 4, false)]
    [InlineData(10, 4, true)]
    [InlineData(10, 8, false)]
    [InlineData(10, 8, true)]
    [InlineData(15, 4, false)]
    [InlineData(15, 4, true)]
    [InlineData(15, 8, false)]
    [InlineData(25, 4, false)]
    [InlineData(25, 4, true)]
    [InlineData(25, 8, false)]
    [InlineData(50, 4, false)]
    [InlineData(50, 4, true)]
    [InlineData(50, 8, false)]
    [InlineData(50, 8, true)]
    [InlineData(100, 4, false)]
    [InlineData(100, 4, true)]
    [InlineData(100, 8, false)]
    [InlineData(100, 8, true)]
    public async Task A_crossing_opens_what_it_leads_across_and_nothing_else(
        double cell, int neighbours, bool allTouched)
    {
        var walls = new Walls(cell, neighbours, allTouched);
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
            var (opens, told) = await walls.OpensAsync(
                road, width, crossing, crossingWidth: 2 + (random.NextDouble() * 40));
            Assert.True(opens == (trial % 3 == 0), $"trial {trial}: {width:0.0} m wide at "
                + $"{angle:0.00}, {crossing}: opens {opens}");
            Assert.Equal(trial % 3 == 0 ? 0 : 1, told.Count);
            if (told.Count == 0) continue;

            // As long as it is told to be it opens the road.
            var missing = Assert.NotNull(told[0]) + 0.1;
            var longer = trial % 3 == 1
                ? Line(x, y, across, half * one, (half * other) + missing)
                : Line(x, y, across, half * 1.01, half * 1.01);
            Assert.InRange(missing, 0.1, 2 * half + 0.2);
            Assert.True(
                (await walls.OpensAsync(road, width, longer, 5)).Opens, $"trial {trial}: longer by {missing:0.0} m");
        }
    }

    [Theory]
    [InlineData(10, 8)]
    [InlineData(100, 8)]
    [InlineData(10, 4)]
    [InlineData(100, 4)]
    public async Task One_beside_a_wall_or_along_it_opens_nothing_of_it(double cell, int neighbours)
    {
        var walls = new Walls(cell, neighbours, false);
        // 5 m before the edge of the road, on the same cells of 100 m.
        var road = Line(Middle, Middle, 0, 9000, 9000);
        var (opens, told) = await walls.OpensAsync(
            road, 60, $"LINESTRING ({Middle} {Middle + 80}, {Middle} {Middle + 35})", 10);
        Assert.False(opens);
        Assert.Equal(65, Assert.NotNull(Assert.Single(told)), 0.1);
        (opens, told) = await walls.OpensAsync(road, 60, $"LINESTRING ({Middle} {Middle}, {Middle + 40} {Middle})", 10);
        Assert.False(opens);
        Assert.Null(Assert.Single(told));
        // A point reaches nowhere, a surface may.
        (opens, told) = await walls.OpensAsync(road, 60, $"POINT ({Middle} {Middle})", null);
        Assert.False(opens);
        Assert.Equal(60, Assert.NotNull(Assert.Single(told)), 0.1);
        var (top, left) = (Middle + 31, Middle - 10);
        (opens, told) = await walls.OpensAsync(
            road,
            60,
            $"POLYGON (({left} {top}, {left + 20} {top}, {left + 20} {top - 62}, {left} {top - 62}, {left} {top}))",
            null);
        Assert.True(opens);
        Assert.Empty(told);
    }

    [Theory]
    [InlineData(10, 4, false)]
    [InlineData(50, 4, false)]
    [InlineData(50, 4, true)]
    [InlineData(100, 8, false)]
    [InlineData(100, 8, true)]
    public async Task A_surface_and_a_line_that_closes_open_what_they_lead_across(
        double cell, int neighbours, bool allTouched)
    {
        var random = new Random(20261203);
        var walls = new Walls(cell, neighbours, allTouched);
        for (var trial = 0; trial < 20; trial++)
        {
            var (angle, width) = (random.NextDouble() * Math.PI, 2 + (random.NextDouble() * 70));
            var (x, y) = (Middle + (random.NextDouble() * 200), Middle + (random.NextDouble() * 200));
            var (ahead, aside) = (2 + (random.NextDouble() * 15), (width / 2 * 1.05) + 0.1);
            var (right, down) = (Math.Cos(angle), Math.Sin(angle));
            var ring = new[] { (-ahead, -aside), (ahead, -aside), (ahead, aside), (-ahead, aside), (-ahead, -aside) }
                .Select(at => (x + (at.Item1 * right) - (at.Item2 * down), y + (at.Item1 * down) + (at.Item2 * right)))
                .ToList();
            var road = Line(x, y, angle, 9000, 9000);
            var (opens, told) = await walls.OpensAsync(
                road, width, trial % 3 == 2 ? Plane.Line(ring) : Plane.Polygon(ring), null);
            Assert.True(opens, $"trial {trial}: {width:0.0} m wide at {angle:0.00}");
            Assert.Empty(told);
        }
    }

    [Theory]
    [InlineData(10, 4, false)]
    [InlineData(10, 8, false)]
    [InlineData(25, 4, true)]
    [InlineData(25, 8, true)]
    [InlineData(25, 4, false)]
    [InlineData(50, 8, false)]
    [InlineData(50, 4, false)]
    [InlineData(100, 4, false)]
    [InlineData(100, 8, false)]
    [InlineData(100, 8, true)]
    public async Task A_crossing_over_one_carriageway_leaves_the_other_closed(
        double cell, int neighbours, bool allTouched)
    {
        var random = new Random(20261202);
        var walls = new Walls(cell, neighbours, allTouched);
        var (drawn, undrawn) = (0, 0);
        for (var trial = 0; trial < 16; trial++)
        {
            var (angle, width, gap) = (
                random.NextDouble() * Math.PI, 6 + (random.NextDouble() * 20), 4 + (random.NextDouble() * 90));
            var (x, y) = (Middle + (random.NextDouble() * 200), Middle + (random.NextDouble() * 200));
            var (right, down) = (-Math.Sin(angle), Math.Cos(angle));
            string Along(double aside) => Line(x + (aside * right), y + (aside * down), angle, 9000, 9000);
            string Across(double from, double to) =>
                Plane.Line([(x + (from * right), y + (from * down)), (x + (to * right), y + (to * down))]);
            var (half, apart) = (width / 2, width + gap);
            IReadOnlyList<string> roads = trial % 2 == 0
                ? [Along(0), Along(apart)]
                : [$"MULTI{Along(0).Replace("LINESTRING ", "LINESTRING (", StringComparison.Ordinal)}, "
                    + $"{Along(apart).Replace("LINESTRING ", "", StringComparison.Ordinal)})"];
            var because = $"trial {trial}: {width:0.0} m wide, {gap:0.0} m apart at {angle:0.00}";

            // From beyond the first one to somewhere in between.
            var one = Across(-half - 1, half + (gap * (0.05 + (0.8 * random.NextDouble()))));
            var cells = await walls.ReadAsync(roads, width, [one], 3);
            bool IsBefore(double at) => at < -half - (2.5 * cell);
            bool IsBetween(double at) => at > 0 && at < apart;
            bool IsBeyond(double at) => at > apart + half + (2.5 * cell);
            double Aside((double X, double Y) at) => ((at.X - x) * right) + ((at.Y - y) * down);
            Assert.False(cells.Lead(at => IsBefore(Aside(at)), at => IsBeyond(Aside(at))), because);
            if (cells.Told.Count > 0)
            {
                Assert.NotNull(Assert.Single(cells.Told).SameCells);
                Assert.Equal(0, cells.Opened);
                undrawn++;
            }
            else
            {
                Assert.True(cells.Lead(at => IsBefore(Aside(at)), at => IsBetween(Aside(at))), because);
                drawn++;
            }

            Assert.True(gap < 5 * cell || cells.Told.Count == 0, because);
            Assert.True(gap + width > cell / 2 || cells.Told.Count > 0, because);

            // Over both, by one or by two that end in between.
            var both = await walls.ReadAsync(roads, width, [Across(-half - 1, apart + half + 1)], 3);
            Assert.Empty(both.Told);
            Assert.True(both.Lead(at => IsBefore(Aside(at)), at => IsBeyond(Aside(at))), because);
            var middle = half + (gap / 2);
            var two = await walls.ReadAsync(
                roads, width, [Across(-half - 1, middle - 1), Across(middle + 1, apart + half + 1)], 3);
            if (gap < cell / 2)
            {
                Assert.Empty(two.Told);
                Assert.True(two.Lead(at => IsBefore(Aside(at)), at => IsBeyond(Aside(at))), because);
            }
        }

        Assert.True(drawn > 0 || cell > 50);
        Assert.True(undrawn > 0 || cell < 25);
    }

    [Theory]
    [InlineData(10, 4, false)]
    [InlineData(10, 8, false)]
    [InlineData(25, 8, true)]
    [InlineData(25, 4, false)]
    [InlineData(50, 8, false)]
    [InlineData(50, 4, true)]
    [InlineData(100, 4, false)]
    [InlineData(100, 8, false)]
    public async Task A_weaker_wall_beside_one_that_is_crossed_is_still_to_be_paid(
        double cell, int neighbours, bool allTouched)
    {
        const float weaker = 300;
        var random = new Random(20261204);
        var walls = new Walls(cell, neighbours, allTouched);
        var shared = 0;
        for (var trial = 0; trial < 16; trial++)
        {
            var (angle, width, gap) = (
                random.NextDouble() * Math.PI, 6 + (random.NextDouble() * 20), 4 + (random.NextDouble() * 60));
            var (x, y) = (Middle + (random.NextDouble() * 200), Middle + (random.NextDouble() * 200));
            var (right, down) = (-Math.Sin(angle), Math.Cos(angle));
            string Along(double aside) => Line(x + (aside * right), y + (aside * down), angle, 9000, 9000);
            string Across(double from, double to) =>
                Plane.Line([(x + (from * right), y + (from * down)), (x + (to * right), y + (to * down))]);
            double Aside((double X, double Y) at) => ((at.X - x) * right) + ((at.Y - y) * down);
            var (half, apart) = (width / 2, width + gap);
            bool IsBefore((double X, double Y) at) => Aside(at) < -half - (2.5 * cell);
            bool IsBeyond((double X, double Y) at) => Aside(at) > apart + half + (2.5 * cell);
            var because = $"trial {trial}: {width:0.0} m wide, {gap:0.0} m apart at {angle:0.00}";

            // A motorway that is crossed, and a road beside it that is not.
            var one = await walls.ReadAsync(
                [Along(0)], width, [Across(-half - 1, half + (gap * 0.4))], 3, (Along(apart), weaker));
            Assert.Empty(one.Told);
            Assert.Equal(weaker, one.LeastToPay(IsBefore, IsBeyond));
            shared += one.Left;

            // Who leads across both pays nothing, who leads across the weaker one opens it alone.
            var both = await walls.ReadAsync(
                [Along(0)], width, [Across(-half - 1, apart + half + 1)], 3, (Along(apart), weaker));
            Assert.True(both.LeastToPay(IsBefore, IsBeyond) == 0, because);
            var two = await walls.ReadAsync(
                [Along(0)],
                width,
                [Across(-half - 1, half + (gap * 0.4)), Across(apart - half - (gap * 0.4), apart + half + 1)],
                3,
                (Along(apart), weaker));
            Assert.InRange(Assert.NotNull(two.LeastToPay(IsBefore, IsBeyond)), 0, gap > 5 * cell ? 0 : weaker);
            var side = await walls.ReadAsync(
                [Along(0)], width, [Across(apart - half - (gap * 0.4), apart + half + 1)], 3, (Along(apart), weaker));
            Assert.Null(side.LeastToPay(IsBefore, IsBeyond));
        }

        Assert.True(shared > 0 || cell < 25);
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

    /// <summary>Walls on cells, and steps that lead past them.</summary>
    sealed class Walls(double cell, int neighbours, bool allTouched)
    {
        readonly int _side = (int)(Size / cell);

        /// <summary>Whether steps lead past the road somewhere, and how much crossings that are told lack.</summary>
        public async Task<(bool Opens, IReadOnlyList<double?> Told)> OpensAsync(
            string road, double width, string crossing, double? crossingWidth)
        {
            var cells = await ReadAsync([road], width, [crossing], crossingWidth);
            return (cells.Sides == 1, [.. cells.Told.Select(told => told.MissingMetres)]);
        }

        /// <param name="roads">Barriers.</param>
        /// <param name="width">That of all roads.</param>
        /// <param name="crossings">What leads across.</param>
        /// <param name="crossingWidth">How wide these are.</param>
        /// <param name="weaker">A road that resists less, and what.</param>
        public async Task<Cells> ReadAsync(
            IReadOnlyList<string> roads, double width, IReadOnlyList<string> crossings, double? crossingWidth,
            (string Line, float Resistance)? weaker = null)
        {
            var grid = new GridDefinition("EPSG:2154", 0, Size, cell, cell, new Shape(_side, _side));
            var edit = new EditPlace("p.yaml", 1, 1, "crossing");
            var road =
                new VectorSourceSettings("road", "") { Drawn = roads, WidthMetres = width, AllTouched = allTouched };
            var side = new VectorSourceSettings("side road", "")
            {
                Drawn = weaker is { } other ? [other.Line] : ["LINESTRING (-9 -9, -8 -9)"],
                WidthMetres = width,
                AllTouched = allTouched,
            };
            var settings = new CrossingSourceSettings(
                "across",
                new VectorSourceSettings("crossing", "")
                {
                    Drawn = crossings,
                    WidthMetres = crossingWidth,
                    Edit = edit,
                },
                1,
                [
                    new CrossedWall(road, false, _ => _ => double.PositiveInfinity),
                    new CrossedWall(side, false, _ => _ => weaker?.Resistance ?? 2),
                ])
            {
                WaysShareEdges = neighbours == 4,
            };
            using var sources = await OpenSources.OpenAsync(
                [road, side, settings], grid, _ => 0, new OpeningLimits(1, 1 << 20), new Silence(), default);
            sources.RequireAll();
            var (walls, opened, beside) = (
                new float[_side * _side], new float[_side * _side], new float[_side * _side]);
            sources.Tiles.First(tiles => tiles.Name == "road").Read(grid.Shape.Whole, walls);
            sources.Tiles.First(tiles => tiles.Name == "across").Read(grid.Shape.Whole, opened);
            sources.Tiles.First(tiles => tiles.Name == "side road").Read(grid.Shape.Whole, beside);
            return new Cells(
                cell,
                neighbours,
                walls,
                opened,
                [.. beside.Select(there => float.IsNaN(there) ? 0 : weaker?.Resistance ?? 0)],
                [.. sources.All.SelectMany(source => source.ShortCrossings)]);
        }
    }

    sealed class Cells(
        double cell, int neighbours, float[] walls, float[] opened, float[] beside, IReadOnlyList<ShortCrossing> told)
    {
        readonly int _side = (int)(Size / cell);
        readonly bool[] _free = [.. walls.Zip(opened, (wall, open) => float.IsNaN(wall) || !float.IsNaN(open))];

        // As layers have it: the weaker road, the barrier over it, crossings on top.
        readonly double[] _toPay =
        [
            .. walls.Select((wall, at) => !float.IsNaN(opened[at]) ? opened[at]
                : float.IsNaN(wall) ? beside[at] : double.PositiveInfinity),
        ];

        public IReadOnlyList<ShortCrossing> Told => told;

        /// <summary>How many cells of walls are open.</summary>
        public int Opened => walls.Zip(opened).Count(at => !float.IsNaN(at.First) && !float.IsNaN(at.Second));

        /// <summary>
        /// How many pieces of ground no steps join; niches of what is closed at the edge of the grid are none.
        /// </summary>
        public int Sides
        {
            get
            {
                var left = Enumerable.Range(0, _free.Length).Where(at => _free[at]).ToHashSet();
                var sides = 0;
                while (left.Count > 0)
                {
                    var piece = From([left.First()]);
                    left.ExceptWith(piece);
                    if (piece.Count > _free.Length / 50) sides++;
                }

                return sides;
            }
        }

        /// <summary>Whether steps lead from some cells to some others, neither being walls.</summary>
        public bool Lead(Func<(double X, double Y), bool> isStart, Func<(double X, double Y), bool> isEnd) =>
            From(Enumerable.Range(0, _free.Length).Where(at => _free[at] && isStart(Centre(at))))
                .Any(at => float.IsNaN(walls[at]) && isEnd(Centre(at)));

        /// <summary>How many cells of the barrier keep what the weaker road resists.</summary>
        public int Left => walls.Zip(opened).Count(at => !float.IsNaN(at.First) && at.Second > 0);

        /// <summary>
        /// The least of what the dearest cell of a way costs, from some cells to some others; null without a way.
        /// </summary>
        public double? LeastToPay(Func<(double X, double Y), bool> isStart, Func<(double X, double Y), bool> isEnd)
        {
            foreach (var most in _toPay.Where(double.IsFinite).Distinct().Order())
            {
                var from = Enumerable.Range(0, _free.Length).Where(at => _toPay[at] <= most && isStart(Centre(at)));
                if (From(from, at => _toPay[at] <= most).Any(at => isEnd(Centre(at)))) return most;
            }

            return null;
        }

        (double X, double Y) Centre(int at) => (((at % _side) + 0.5) * cell, Size - (((at / _side) + 0.5) * cell));

        HashSet<int> From(IEnumerable<int> starts) => From(starts, at => _free[at]);

        HashSet<int> From(IEnumerable<int> starts, Func<int, bool> isFree)
        {
            var piece = starts.ToHashSet();
            var open = new Stack<int>(piece);
            while (open.TryPop(out var here))
            {
                for (var near = 0; near < 9; near++)
                {
                    if (neighbours == 4 && near % 2 == 0) continue;
                    var (row, col) = ((here / _side) + (near / 3) - 1, (here % _side) + (near % 3) - 1);
                    if (row < 0 || col < 0 || row >= _side || col >= _side || !isFree((row * _side) + col)) continue;
                    if (piece.Add((row * _side) + col)) open.Push((row * _side) + col);
                }
            }

            return piece;
        }
    }
}
