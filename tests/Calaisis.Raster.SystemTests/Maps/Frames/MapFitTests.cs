using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class MapFitTests
{
    [Fact]
    public void Any_grid_lies_inside_its_frame_and_the_frame_inside_its_room() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Int[1, 4000], Gen.Int[1, 3]).Sample((rows, cols, pages) =>
        {
            var page = new PageSettings("X", 140 * pages, 100 * pages, 96);
            var room = SheetLayout.MapRoomOf(page);
            var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 10, 10, new Shape(rows, cols));
            var view = MapFit.Fit(grid, room, page);
            Assert.True(view.Frame.Grow(1e-6).Contains(view.Data));
            Assert.True(room.Grow(1e-6).Contains(view.Frame));
        }, iter: 300);

    [Fact]
    public void Cells_take_whole_pixels_where_that_costs_little()
    {
        var page = PageSettings.A4Landscape;
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 30, 30, new Shape(1450, 1566));
        var view = MapFit.Fit(grid, SheetLayout.MapRoomOf(page), page);
        Assert.Equal(1566, view.Data.Width * page.PixelsPerMm, 6);
        Assert.Equal(1450, view.Data.Height * page.PixelsPerMm, 6);
    }

    [Fact]
    public void The_10_m_grid_of_the_Calaisis_is_thinned_by_three()
    {
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 10, 10, new Shape(4350, 4700));
        Assert.Equal(3, ResistanceSheetDrawing.ThinningStep(grid, PageSettings.A4Landscape));
    }

    [Fact]
    public void A_corner_of_the_grid_falls_on_a_corner_of_its_picture()
    {
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 50, 50, new Shape(870, 940));
        var view = MapFit.Fit(grid, SheetLayout.MapRoomOf(PageSettings.A4Landscape), PageSettings.A4Landscape);
        Assert.Equal(view.Data.Left, view.PageX(602500), 9);
        Assert.Equal(view.Data.Bottom, view.PageY(7063500), 9);
        Assert.Equal(view.Data.Right, view.PageX(649500), 9);
    }
}
