using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class ScaleFitTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1.01, 1.05)]
    [InlineData(1999, 2000)]
    [InlineData(2001, 2250)]
    [InlineData(24001, 25000)]
    [InlineData(50001, 55000)]
    [InlineData(99000, 100000)]
    [InlineData(166667, 170000)]
    [InlineData(1e6, 1e6)]
    public void Scales_are_those_that_maps_are_printed_at(double least, double expected) =>
        Assert.Equal(expected, RoundScale.AtLeast(least), expected * 1e-12);

    [Fact]
    public void The_next_round_scale_is_never_much_smaller() => Gen.Double[1, 1e9].Sample(least =>
    {
        var round = RoundScale.AtLeast(least);
        Assert.InRange(round, least * (1 - 1e-9), least * 1.1251);
        Assert.Equal(round, RoundScale.AtLeast(round), round * 1e-12);
    });

    [Fact]
    public void The_focus_is_seen_whole_inside_the_room_at_a_round_scale() =>
        Gen.Select(Gen.Double[0, 40000], Gen.Double[0, 40000], Gen.Double[10, 9000], Gen.Double[10, 9000])
            .Sample((x, y, width, height) =>
            {
                var data = new MapBounds(0, 0, 50000, 50000);
                var focus = new MapBounds(x, y, x + width, y + height);
                var page = PageSettings.A3Landscape;
                var room = SheetLayout.MapRoomOf(page);
                var view = ScaleFit.Fit(focus, data, 1, room, page);
                Assert.True(room.Grow(1e-6).Contains(view.Frame));
                // A frame ends between pixels, so that it may be smaller than its room by half of one on each side.
                Assert.True(view.FrameBounds.Grow(view.UnitsPerMm / page.PixelsPerMm).Contains(focus));
                Assert.True(data.Grow(1e-6).Contains(view.FrameBounds));
                Assert.Equal(
                    RoundScale.AtLeast(view.UnitsPerMm * 1000 * (1 - 1e-9)),
                    view.UnitsPerMm * 1000,
                    view.UnitsPerMm * 1e-6);
            }, iter: 500);

    [Fact]
    public void A_map_of_all_data_has_their_proportions_and_one_of_odd_proportions_fills_the_room()
    {
        var page = PageSettings.A3Landscape;
        var room = SheetLayout.MapRoomOf(page);
        var usual = new MapBounds(602500, 7063500, 649500, 7107000);
        var view = ScaleFit.Fit(usual, usual, 1, room, page);
        Assert.Equal(170_000, view.UnitsPerMm * 1000, 1e-6);
        Assert.Equal(47000 / 43500.0, view.Frame.Width / view.Frame.Height, 0.002);
        var ribbon = new MapBounds(0, 0, 50000, 1000);
        Assert.Equal(room.Height, ScaleFit.Fit(ribbon, ribbon, 1, room, page).Frame.Height, 0.2);
    }

    [Fact]
    public void A_territory_is_shown_with_a_margin_inside_the_data_and_one_elsewhere_does_not_count()
    {
        var data = new MapBounds(0, 0, 1000, 1000);
        Assert.Equal(data, ScaleFit.FocusOf(null, data));
        Assert.Equal(new(196, 296, 304, 354), ScaleFit.FocusOf(MapShape.Of(new(200, 300, 300, 350)), data));
        Assert.Equal(data, ScaleFit.FocusOf(MapShape.Of(new(5000, 5000, 6000, 6000)), data));
    }

    [Fact]
    public void A_point_is_no_focus() => Assert.Throws<ArgumentOutOfRangeException>(() => ScaleFit.Fit(
        new MapBounds(1, 1, 1, 1), new MapBounds(0, 0, 9, 9), 1, new PageRect(0, 0, 100, 100),
        PageSettings.A4Landscape));
}
