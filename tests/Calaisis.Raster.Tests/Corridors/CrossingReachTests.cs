using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

/// <summary>Drawn ground: '.' can be walked on, '#' is wall, 'C' the crossing, 'x' neither (water). Cells of 10 x 10 m.</summary>
public sealed class CrossingReachTests
{
    /// <summary>No second side is near.</summary>
    const double Nowhere = -1;

    [Theory]
    // From the north into a wall of three rows: one more, two more, all of them.
    [InlineData(30, "........", "...C....", "###C####", "########", "########", "........", "........")]
    [InlineData(20, "........", "...C....", "###C####", "###C####", "########", "........", "........")]
    [InlineData(0, "........", "...C....", "###C####", "###C####", "###C####", "........", "........")]
    // In the middle, on both sides.
    [InlineData(40, "........", "########", "###C####", "########", "........")]
    // A side that is reached at a corner of the crossing is reached.
    [InlineData(0, "........", "###C####", "####C###", "........")]
    // Nothing lies beyond.
    [InlineData(Nowhere, "........", "...C....", "###C####", "########", "xxxxxxxx")]
    // The wall ends: all ground is one side.
    [InlineData(Nowhere, "........", "..C.....", "##C##...", "#####...", "........")]
    // A niche in the wall is no side.
    [InlineData(40, "........", "..C.....", "##C#####", "#..#####", "########", "########", "........", "........")]
    public void What_is_missing_is_the_way_through_the_wall(double metres, params string[] ground)
    {
        Assert.Equal(metres, Missing(ground), 1e-9);
        Assert.Equal(metres, Missing([.. ground.Reverse()]), 1e-9);
    }

    [Fact]
    public void A_crossing_that_is_lengthened_by_what_is_missing_leads_across_at_any_angle()
    {
        const int Side = 61;
        for (var degrees = 0; degrees < 180; degrees += 7)
        {
            var (along, across) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
            bool IsWall(int row, int col) => Math.Abs(((col - 30) * across) - ((row - 30) * along)) < 4.5;
            // From one side to the middle of the wall, square to it.
            var drawn = Cells(-8, 0);
            var missing = Missing(Ground(drawn));
            Assert.InRange(missing, 30, 75);
            Assert.Equal(0, Missing(Ground(Cells(-8, missing / 10))));

            HashSet<(int Row, int Col)> Cells(double from, double to)
            {
                var cells = new HashSet<(int, int)>();
                for (var at = from; at <= to; at += 0.05) cells.Add(((int)Math.Round(30 - (at * along)), (int)Math.Round(30 + (at * across))));
                return cells;
            }

            string[] Ground(HashSet<(int Row, int Col)> crossing) =>
            [
                .. Enumerable.Range(0, Side).Select(row => string.Concat(Enumerable.Range(0, Side)
                    .Select(col => crossing.Contains((row, col)) ? 'C' : IsWall(row, col) ? '#' : '.'))),
            ];
        }
    }

    static double Missing(string[] ground)
    {
        var all = string.Concat(ground);
        return new CrossingReach(new Shape(ground.Length, ground[0].Length), 10, 10).MissingMetres(
            [.. all.Select(cell => cell == 'C')], [.. all.Select(cell => cell == '#')], [.. all.Select(cell => cell == '.')]) ?? Nowhere;
    }
}
