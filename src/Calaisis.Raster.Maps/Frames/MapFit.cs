using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Fits a grid into the room a page has for its map.</summary>
public static class MapFit
{
    // A map may lose so much of its possible size in exchange for cells of a whole number of pixels.
    const double LeastOfPossible = 0.9;

    // Grids of odd proportions leave the frame as large as its room: a page half empty looks like a mistake.
    const double LeastOfRoom = 0.8;

    /// <summary>
    /// The view of a grid: as large as the room allows, true to scale, in the upper right of the room. Cells take whole
    /// pixels where that costs little size.
    /// </summary>
    public static MapView Fit(GridDefinition grid, PageRect room, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(page);
        var bounds = grid.Bounds;
        int roomWidth = Pixels(room.Width, page), roomHeight = Pixels(room.Height, page);
        var pixelsPerUnit = Math.Min(roomWidth / bounds.Width, roomHeight / bounds.Height);
        var (wide, high) = (pixelsPerUnit * grid.CellWidth, pixelsPerUnit * grid.CellHeight);
        var whole = Math.Floor(wide + 1e-9);
        if (grid.HasSquareCells && whole >= LeastOfPossible * wide) (wide, high) = (whole, whole);
        var dataWidth = Math.Clamp((int)Math.Round(wide * grid.Shape.Cols), 1, roomWidth);
        var dataHeight = Math.Clamp((int)Math.Round(high * grid.Shape.Rows), 1, roomHeight);
        var frameWidth = dataWidth >= LeastOfRoom * roomWidth ? dataWidth : roomWidth;
        var frameHeight = dataHeight >= LeastOfRoom * roomHeight ? dataHeight : roomHeight;

        var left = Pixels(room.Right, page) - frameWidth;
        var top = Pixels(room.Top, page);
        var (aside, above) = ((frameWidth - dataWidth) / 2, (frameHeight - dataHeight) / 2);
        return new MapView(
            bounds,
            Mm(left + aside, top + above, dataWidth, dataHeight, page),
            Mm(left, top, frameWidth, frameHeight, page));
    }

    /// <summary>
    /// How many of a grid's cells, in each direction, go into one pixel when it fills the room; at least 1. A grid
    /// thinned by this step is drawn pixel for pixel.
    /// </summary>
    public static int ThinningStep(GridDefinition grid, PageRect room, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(page);
        var perPixel = Math.Max(
            grid.Shape.Cols / (double)Pixels(room.Width, page), grid.Shape.Rows / (double)Pixels(room.Height, page));
        return Math.Max(1, (int)Math.Ceiling(perPixel - 1e-9));
    }

    static int Pixels(double mm, PageSettings page) => (int)Math.Floor((mm * page.PixelsPerMm) + 1e-6);

    static PageRect Mm(int left, int top, int width, int height, PageSettings page) => new(
        left / page.PixelsPerMm, top / page.PixelsPerMm, width / page.PixelsPerMm, height / page.PixelsPerMm);
}
