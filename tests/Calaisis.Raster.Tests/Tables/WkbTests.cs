using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

public sealed class WkbTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600000, 7100000, 10, 10, new Shape(40, 40));

    static readonly double[] Outer = [0, 0, 0, 10, 10, 10, 10, 0, 0, 0];

    static readonly double[] Hole = [2, 2, 4, 2, 4, 5, 2, 5, 2, 2];

    [Fact]
    public void A_point_is_the_bytes_of_the_standard()
    {
        const string order = "01", type = "01000000", x = "000000000000F03F", y = "00000000000000C0";
        Assert.Equal(order + type + x + y, Convert.ToHexString(WkbWriter.Point(1, -2)));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var polygons = WkbReader.Read(WkbWriter.MultiPolygon([[Outer, Hole], [Outer]]));
        Assert.Equal(FeatureShape.MultiPolygon, polygons.Kind);
        Assert.Equal([Outer, Hole], polygons.Parts[0]);
        Assert.Equal([Outer], polygons.Parts[1]);
        Assert.Equal(194, polygons.Area);
        var lines = WkbReader.Read(WkbWriter.MultiLine([[0, 0, 3, 4], [1, 1, 1, 3]]));
        Assert.Equal((FeatureShape.MultiLine, 7.0), (lines.Kind, lines.Length));
        Assert.Equal([5.5, 6], WkbReader.Read(WkbWriter.Point(5.5, 6)).Parts[0][0]);
    }

    [Fact]
    public void Single_forms_and_big_endian_are_read()
    {
        var line = Convert.FromHexString("0000000002" + "00000002" + "3FF00000000000004000000000000000"
            + "40080000000000004010000000000000");
        var shape = WkbReader.Read(line);
        Assert.Equal(FeatureShape.MultiLine, shape.Kind);
        Assert.Equal([1, 2, 3, 4], Assert.Single(Assert.Single(shape.Parts)));
    }

    [Fact]
    public void A_shape_cut_off_anywhere_or_of_another_kind_is_refused()
    {
        var whole = WkbWriter.MultiPolygon([[Outer, Hole]]);
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<FormatException>(() => WkbReader.Read(cut));
        }

        var collection = WkbWriter.MultiLine([]);
        collection[1] = 7;
        Assert.Throws<FormatException>(() => WkbReader.Read(collection));
        var huge = WkbWriter.MultiLine([]);
        huge.AsSpan(5).Fill(0x7f);
        Assert.Throws<FormatException>(() => WkbReader.Read(huge));
    }

    [Fact]
    public void A_path_runs_through_cell_centres_and_straight_stretches_have_no_points()
    {
        Cell[] path = [new(0, 0), new(0, 1), new(0, 2), new(1, 3), new(2, 4), new(4, 5), new(5, 5), new(4, 5)];
        var line = Assert.Single(Assert.Single(WkbReader.Read(LineWkb.Of(path, Grid)).Parts));
        double[] expected =
        [
            600005, 7099995, 600025, 7099995, 600045, 7099975, 600055, 7099955, 600055, 7099945, 600055, 7099955,
        ];
        Assert.Equal(expected, line);
    }

    [Fact]
    public void Leaving_out_points_leaves_the_length()
    {
        var random = new Random(3);
        var at = new Cell(20, 20);
        var path = new List<Cell> { at };
        var length = 0.0;
        for (var step = 0; step < 300; step++)
        {
            var next = new Cell(at.Row + random.Next(-1, 2), at.Col + random.Next(-1, 2));
            if (next == at || !Grid.Shape.Contains(next)) continue;
            length += 10 * Math.Sqrt(Math.Pow(next.Row - at.Row, 2) + Math.Pow(next.Col - at.Col, 2));
            path.Add(at = next);
        }

        var shape = WkbReader.Read(LineWkb.Of(path, Grid));
        Assert.Equal(length, shape.Length, 6);
        Assert.True(shape.Parts[0][0].Length / 2 < path.Count);
    }

    [Fact]
    public void A_path_of_one_cell_is_a_line_all_the_same() =>
        Assert.Equal(
            [600005, 7099995, 600005, 7099995], WkbReader.Read(LineWkb.Of([new Cell(0, 0)], Grid)).Parts[0][0]);
}
