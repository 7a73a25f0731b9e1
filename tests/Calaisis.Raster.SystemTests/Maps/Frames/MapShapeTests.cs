using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.SystemTests.Maps.Models;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class MapShapeTests
{
    [Theory]
    [InlineData("2 2, 8 8", false, true)]
    [InlineData("-5 5, 15 5", false, true)]
    [InlineData("-5 8, 8 25", false, false)]
    [InlineData("-5 -5, -5 15, 15 15", false, false)]
    [InlineData("-5 -5, -5 30, 30 -5", true, true)]
    [InlineData("-5 -5, -5 3, 3 -5", true, false)]
    [InlineData("-50 -50, 50 -50, 50 50, -50 50", true, true)]
    [InlineData("-50 -50, 50 -50, 50 50, -50 50", false, false)]
    [InlineData("20 20, 30 30", false, false)]
    public void A_shape_meets_a_rectangle_where_it_enters_or_covers_it(string points, bool isArea, bool expected)
    {
        var shape = new MapShape([[.. points.Split(", ").Select(point => point.Split(' ').Select(int.Parse).ToList())
            .Select(xy => new MapPoint(xy[0], xy[1]))]]);
        Assert.Equal(expected, shape.Meets(new(0, 0, 10, 10), isArea));
    }

    static readonly Gen<CellMask> Masks = Gen.Bool.Array[100].Select(cells =>
    {
        var mask = new CellMask(10, 10);
        for (var i = 0; i < cells.Length; i++) mask[i / 10, i % 10] = cells[i];
        return mask;
    });

    [Fact]
    public void A_cell_is_inside_the_outline_of_a_mask_if_it_is_set() => Masks.Sample(mask =>
    {
        var shape = mask.Outline(0, 10, 1);
        for (var row = 0; row < 10; row++)
        {
            for (var col = 0; col < 10; col++)
                Assert.Equal(mask[row, col], shape.Contains(new MapPoint(col + 0.5, 9.5 - row)));
        }
    }, iter: 100);

    [Fact]
    public void The_point_for_a_label_lies_inside() => Masks.Where(mask => mask.Count > 0).Sample(mask =>
    {
        var shape = mask.Outline(0, 10, 1);
        Assert.True(shape.Contains(InnerPoint.Of(shape)));
    }, iter: 200);

    [Fact]
    public void Areas_that_share_edges_become_one() => Masks.Where(mask => mask.Count > 0).Sample(mask =>
    {
        // Every cell is an area of its own, some run round the other way.
        var cells = new List<MapShape>();
        for (var i = 0; i < 100; i++)
        {
            if (!mask[i / 10, i % 10]) continue;
            var one = MapShape.Of(new MapBounds(i % 10, 9 - (i / 10), (i % 10) + 1, 10 - (i / 10)));
            cells.Add(i % 3 == 0 ? new MapShape([[.. one.Parts[0].Reverse()]]) : one);
        }
        var whole = Dissolve.Of(cells);
        for (var i = 0; i < 100; i++)
            Assert.Equal(mask[i / 10, i % 10], whole.Contains(new MapPoint((i % 10) + 0.5, 9.5 - (i / 10))));
        // Every edge of the whole has a set cell on one side only: nothing runs through the inside.
        foreach (var ring in whole.Parts)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
                var (x, y) = ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
                var (dx, dy) = a.X.Equals(b.X) ? (0.1, 0.0) : (0.0, 0.1);
                Assert.NotEqual(whole.Contains(new(x + dx, y + dy)), whole.Contains(new(x - dx, y - dy)));
            }
        }
    }, iter: 100);

    [Fact]
    public void A_shape_without_points_meets_nothing()
    {
        var empty = new MapShape([]);
        Assert.False(empty.Bounds.Intersects(new MapBounds(-1e9, -1e9, 1e9, 1e9)));
        Assert.False(empty.Contains(new MapPoint(0, 0)));
        Assert.Null(MapShape.BoundsOf([empty]));
        Assert.Empty(Dissolve.Of([empty]).Parts);
    }

    [Fact]
    public void A_small_map_goes_where_it_hides_least()
    {
        var view = new MapView(
            new MapBounds(0, 0, 100, 100), new PageRect(0, 0, 100, 100), new PageRect(0, 0, 100, 100));
        var room = new PageRect(0, 0, 20, 20);
        PageRect Corner(MapBounds focus) => InsetCorner.Choose(view, MapShape.Of(focus), room, 2);
        Assert.Equal((2, 78), (Corner(new(40, 40, 60, 60)).Left, Corner(new(40, 40, 60, 60)).Top));
        Assert.Equal((78, 78), (Corner(new(0, 0, 60, 60)).Left, Corner(new(0, 0, 60, 60)).Top));
        Assert.Equal((2, 2), (Corner(new(0, 0, 100, 60)).Left, Corner(new(0, 0, 100, 60)).Top));
    }
}
