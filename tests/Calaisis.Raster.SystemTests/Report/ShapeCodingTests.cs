using Calaisis.Raster.Maps.Report.Payload;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>Shapes as the page holds them, decoded here a second time, against the shapes they came from.</summary>
public sealed class ShapeCodingTests
{
    const double West = 602_500;
    const double North = 7_107_000;
    const double Cell = 10;

    // A mound of cells: from left to right a column of some height each, so that the outline is a staircase.
    static readonly Gen<int[]> Mound = Gen.Int[1, 12].Array[1, 30];

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void No_outline_moves_farther_than_is_said(double least) => Mound.Sample(heights =>
    {
        var coding = new ShapeCoding(West, North, Cell, Cell / 2, least);
        var ring = RingOf(heights);
        var decoded = Decode(coding.Of(ring, closed: true));
        if (decoded.Length == 0) return true;
        return Points(decoded).All(point => DistanceTo(point, ring, closed: true) <= coding.RingMetres)
            && Points(ring).All(point => DistanceTo(point, decoded, closed: true) <= coding.RingMetres);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void No_line_moves_farther_than_is_said_and_its_ends_stay(double least) =>
        Gen.Int[-1, 1].Array[2, 60].Sample(turns =>
        {
            var coding = new ShapeCoding(West, North, Cell, Cell / 2, least);
            double[] line = [.. turns.Select(
                (_, i) => (X: West + (Cell * (i + 0.5)), Y: North - (Cell * (100.5 + turns.Take(i).Sum()))))
                .SelectMany(at => new[] { at.X, at.Y })];
            var decoded = Decode(coding.Of(line, closed: false));
            return Points(decoded).First() == Points(line).First() && Points(decoded).Last() == Points(line).Last()
                && Points(line).All(point => DistanceTo(point, decoded, closed: false) <= coding.LineMetres);
        });

    [Fact]
    public void A_square_of_one_cell_becomes_the_diamond_through_the_middles_of_its_sides()
    {
        var coding = new ShapeCoding(West, North, Cell, Cell / 2, 0);
        double[] square = [West, North, West + 10, North, West + 10, North - 10, West, North - 10, West, North];
        Assert.Equal(
            [(5, 0), (10, -5), (5, -10), (0, -5)],
            Points(Decode(coding.Of(square, closed: true))).Select(point => (point.X - West, point.Y - North))
                .OrderByDescending(point => point.Item2 == 0)
                .ThenByDescending(point => point.Item1 == 10).ThenByDescending(point => point.Item2 == -10));
    }

    static double[] RingOf(int[] heights)
    {
        var ring = new List<double> { West, North };
        for (var i = 0; i < heights.Length; i++)
        {
            ring.AddRange(
                [West + (Cell * i), North + (Cell * heights[i]), West + (Cell * (i + 1)), North + (Cell * heights[i])]);
        }

        ring.AddRange([West + (Cell * heights.Length), North, West, North]);
        return [.. ring];
    }

    // First point, then steps, in half cells from the corner.
    static double[] Decode(int[] coded)
    {
        var decoded = new double[coded.Length];
        for (var i = 0; i < coded.Length; i++)
        {
            var from = i < 2 ? (i == 0 ? West : North) : decoded[i - 2];
            decoded[i] = from + (coded[i] * (Cell / 2));
        }

        return decoded;
    }

    static IEnumerable<(double X, double Y)> Points(double[] line) =>
        line.Chunk(2).Select(point => (point[0], point[1]));

    static double DistanceTo((double X, double Y) point, double[] line, bool closed)
    {
        var points = Points(line).ToList();
        if (closed) points.Add(points[0]);
        if (points.Count == 1) return double.Hypot(point.X - points[0].X, point.Y - points[0].Y);
        return points.Zip(points.Skip(1)).Min(side =>
        {
            var (dx, dy) = (side.Second.X - side.First.X, side.Second.Y - side.First.Y);
            var length = (dx * dx) + (dy * dy);
            var share = length == 0 ? 0 : Math.Clamp(
                (((point.X - side.First.X) * dx) + ((point.Y - side.First.Y) * dy)) / length, 0, 1);
            return double.Hypot(point.X - side.First.X - (share * dx), point.Y - side.First.Y - (share * dy));
        });
    }
}
