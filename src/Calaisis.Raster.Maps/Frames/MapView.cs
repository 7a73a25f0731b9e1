using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Where map coordinates fall on the page. Reaches beyond the grid where the frame is larger than it.
/// </summary>
/// <param name="Bounds">The grid's rectangle, in map units.</param>
/// <param name="Data">Where that rectangle lies on the page.</param>
/// <param name="Frame">The map's frame on the page, which contains <paramref name="Data"/>.</param>
public sealed record MapView(MapBounds Bounds, PageRect Data, PageRect Frame)
{
    /// <summary>Map units per millimetre of paper, west to east.</summary>
    public double UnitsPerMm => Bounds.Width / Data.Width;

    /// <summary>The part of the world inside the frame, in map units.</summary>
    public MapBounds FrameBounds => new(XAt(Frame.Left), YAt(Frame.Bottom), XAt(Frame.Right), YAt(Frame.Top));

    public double PageX(double x) => Data.Left + ((x - Bounds.MinX) / Bounds.Width * Data.Width);

    public double PageY(double y) => Data.Top + ((Bounds.MaxY - y) / Bounds.Height * Data.Height);

    /// <summary>The map coordinates of a place on the page.</summary>
    public MapPoint At(double pageX, double pageY) => new(XAt(pageX), YAt(pageY));

    double XAt(double pageX) => Bounds.MinX + ((pageX - Data.Left) / Data.Width * Bounds.Width);

    double YAt(double pageY) => Bounds.MaxY - ((pageY - Data.Top) / Data.Height * Bounds.Height);
}
