using Calaisis.Raster.Maps.Pages;
using CsCheck;
using Xunit;
using static Calaisis.Raster.Maps.Frames.LabelPlacement;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class LabelPlacementTests
{
    static readonly PageRect Frame = new(0, 0, 100, 80);

    [Fact]
    public void Names_never_touch_each_other_nor_a_dot_nor_leave_the_frame() =>
        Gen.Select(Gen.Double[-5, 105], Gen.Double[-5, 85], Gen.Double[2, 25], Gen.Int[1, 4])
            .Select((x, y, width, rank) => new Candidate(x, y, rank == 4 ? 0 : 0.5, width, 2.5, rank))
            .List[0, 60].Sample(candidates =>
            {
                var placed = Place(candidates, Frame, 0.5);
                for (var i = 0; i < placed.Count; i++)
                {
                    Assert.True(Inside(placed[i].Box));
                    for (var j = 0; j < placed.Count; j++)
                    {
                        if (i == j) continue;
                        Assert.True(Apart(placed[i].Box, placed[j].Box));
                        var dot = candidates[placed[j].Index];
                        var square = new PageRect(dot.X - 0.5, dot.Y - 0.5, 1, 1);
                        Assert.True(dot.DotRadius == 0 || Apart(placed[i].Box, square));
                    }
                }
            }, iter: 200);

    [Fact]
    public void Names_never_cover_a_sign_and_are_no_more_than_wanted() =>
        Gen.Select(
            Gen.Select(Gen.Double[0, 100], Gen.Double[0, 80]).List[1, 30],
            Gen.Select(Gen.Double[0, 100], Gen.Double[0, 80], Gen.Double[2, 25]).List[0, 40],
            Gen.Int[0, 20]).Sample((signs, names, most) =>
            {
                var obstacles = signs.Select(at => new PageRect(at.Item1, at.Item2, 0, 0).Grow(1.5)).ToList();
                var candidates = names.Select(n => new Candidate(n.Item1, n.Item2, 0.5, n.Item3, 2.5, 1)).ToList();
                var placed = Place(candidates, Frame, 0.5, obstacles, most);
                Assert.True(placed.Count <= most);
                Assert.All(placed, name => Assert.All(obstacles, sign => Assert.True(Apart(name.Box, sign))));
            }, iter: 200);

    [Fact]
    public void A_name_moves_away_from_a_sign_and_keeps_to_its_dot()
    {
        var sign = new PageRect(52, 40, 0, 0).Grow(1.5);
        var box = Assert.Single(Place([new Candidate(50, 40, 1, 10, 2, 1)], Frame, 0.5, [sign])).Box;
        Assert.False(box.Overlaps(sign));
        Assert.True(box.Grow(4).Contains(new PageRect(50, 40, 0, 0)));
    }

    [Fact]
    public void A_lone_name_stands_right_of_its_dot()
    {
        var box = Assert.Single(Place([new Candidate(50, 40, 1, 10, 2, 1)], Frame, 0.5)).Box;
        Assert.Equal((51.5, 40.0), (box.Left, box.MiddleY));
    }

    [Fact]
    public void A_name_at_the_right_edge_stands_left_of_its_dot() =>
        Assert.True(Assert.Single(Place([new Candidate(95, 40, 1, 10, 2, 1)], Frame, 0.5)).Box.Right < 95);

    [Fact]
    public void The_lower_rank_keeps_its_name_where_there_is_room_for_one()
    {
        var narrow = new PageRect(40, 38, 20, 4);
        var placed = Place([new Candidate(46, 40, 0.5, 12, 2, 3), new Candidate(45, 40, 0.5, 12, 2, 1)], narrow, 0.2);
        Assert.Equal(1, Assert.Single(placed).Index);
    }

    [Fact]
    public void Names_of_waters_are_centred()
    {
        var box = Assert.Single(Place([new Candidate(50, 40, 0, 10, 2, 1)], Frame, 0.5)).Box;
        Assert.Equal((50.0, 40.0), (box.MiddleX, box.MiddleY));
    }

    static bool Inside(PageRect r) => r.Left >= 0 && r.Top >= 0 && r.Left + r.Width <= 100 && r.Top + r.Height <= 80;

    static bool Apart(PageRect a, PageRect b) =>
        a.Left + a.Width <= b.Left || b.Left + b.Width <= a.Left ||
        a.Top + a.Height <= b.Top || b.Top + b.Height <= a.Top;
}
