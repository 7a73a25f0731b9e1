using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.SystemTests.Maps.Models;
using CsCheck;
using SkiaSharp;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class OutlineTests
{
    // One map unit is one millimetre of paper.
    static readonly MapView View = new(
        new MapBounds(0, 0, 200, 200), new PageRect(0, 0, 200, 200), new PageRect(0, 0, 200, 200));

    [Fact]
    public void A_staircase_of_cells_becomes_the_slope_it_stands_for()
    {
        List<MapPoint> stairs = [new(0, 0)];
        for (var i = 0; i < 100; i++) stairs.AddRange([new((i + 1) * 0.3, i * 0.3), new((i + 1) * 0.3, (i + 1) * 0.3)]);
        var drawn = new Outline(0.2, passes: 1, 0.02).Draw(View, stairs, closed: false).ToArray();
        Assert.InRange(drawn.Length, 2, 5);
    }

    [Fact]
    public void A_long_edge_stays_where_it_is()
    {
        MapPoint[] square = [new(10, 10), new(60, 10), new(60, 60), new(10, 60), new(10, 10)];
        var drawn = Mm(new Outline(0.2, passes: 1, 0.02).Draw(View, square, closed: true));
        Assert.Equal(8, drawn.Count);
        Assert.All(drawn, point => Assert.Contains(10.0, (double[])[
            point.X, point.Y, 70 - point.X, 70 - (200 - point.Y), 200 - point.Y]));
    }

    [Fact]
    public void What_is_drawn_and_what_was_given_are_never_farther_apart_than_promised() =>
        Gen.Select(Gen.Int[1, 4], Gen.Bool.Array[144], Gen.Double[0.05, 3]).Sample((scale, cells, cell) =>
        {
            var mask = new CellMask(12, 12);
            for (var i = 0; i < cells.Length; i++) mask[i / 12, i % 12] = cells[i];
            const double cut = 0.2, tolerance = 0.05, rounding = 0.01;
            var outline = new Outline(cut, passes: 1, tolerance);
            foreach (var ring in mask.Outline(20, 150, cell * scale).Parts)
            {
                var drawn = Mm(outline.Draw(View, ring, closed: true));
                if (drawn.Count == 0) continue;
                List<(double X, double Y)> given = [.. ring.Select(p => (p.X, 200 - p.Y))];
                // Of cells that are seen, half a side less than 0.15 mm may be smoothed away.
                var most = (cut / Math.Sqrt(2)) + Math.Clamp(0.45 * cell * scale, tolerance, 0.15) + rounding;
                Assert.All(drawn, point => Assert.True(Distance(point, given) <= most));
                Assert.All(given, point => Assert.True(Distance(point, [.. drawn, drawn[0]]) <= most));
            }
        }, iter: 200);

    [Fact]
    public void A_ring_that_is_no_area_and_a_line_of_one_point_are_not_drawn()
    {
        var outline = new Outline(0.2, passes: 1, 0.05);
        Assert.Equal(0, outline.Draw(View, [new(1, 1), new(1, 1), new(1, 1)], closed: true).Length);
        Assert.Equal(0, outline.Draw(View, [new(1, 1), new(1.01, 1), new(1.01, 1.01), new(1, 1)], closed: true).Length);
        Assert.Equal(0, outline.Draw(View, [new(1, 1)], closed: false).Length);
        Assert.Equal(0, outline.Draw(View, [], closed: true).Length);
    }

    [Fact]
    public void A_line_keeps_its_ends()
    {
        MapPoint[] line = [new(10, 10), new(10.4, 10.4), new(10.4, 11), new(12, 11), new(12, 15)];
        var drawn = Mm(new Outline(0.45, passes: 2, 0.02).Draw(View, line, closed: false));
        Assert.Equal((10, 190), drawn[0]);
        Assert.Equal((12, 185), drawn[^1]);
    }

    static List<(double X, double Y)> Mm(ReadOnlySpan<SKPoint> points)
    {
        var mm = new List<(double, double)>();
        foreach (var point in points) mm.Add((point.X / 100, point.Y / 100));
        return mm;
    }

    static double Distance((double X, double Y) point, List<(double X, double Y)> line)
    {
        var least = double.PositiveInfinity;
        for (var i = 1; i < line.Count; i++)
        {
            var (ax, ay, bx, by) = (line[i - 1].X, line[i - 1].Y, line[i].X, line[i].Y);
            var square = ((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay));
            var t = square == 0 ? 0 : Math.Clamp(
                (((point.X - ax) * (bx - ax)) + ((point.Y - ay) * (by - ay))) / square, 0, 1);
            least = Math.Min(least, double.Hypot(point.X - ax - (t * (bx - ax)), point.Y - ay - (t * (by - ay))));
        }
        return least;
    }
}
