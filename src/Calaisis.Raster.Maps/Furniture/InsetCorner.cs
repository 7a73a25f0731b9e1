using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Furniture;

/// <summary>Chooses the corner of a map where a small one hides least of what the map is about.</summary>
static class InsetCorner
{
    const int Samples = 16;

    /// <summary>The room in the best corner; of equal ones lower left, lower right, upper left, upper right.</summary>
    /// <param name="view">The large map.</param>
    /// <param name="focus">What it is about.</param>
    /// <param name="room">Width and height of the small map.</param>
    /// <param name="clearMm">Between the small map and the frame.</param>
    public static PageRect Choose(MapView view, MapShape focus, PageRect room, double clearMm)
    {
        var frame = view.Frame.Grow(-clearMm);
        var (left, right) = (frame.Left, frame.Right - room.Width);
        var (top, bottom) = (frame.Top, frame.Bottom - room.Height);
        PageRect[] corners =
        [
            room with { Left = left, Top = bottom },
            room with { Left = right, Top = bottom },
            room with { Left = left, Top = top },
            room with { Left = right, Top = top },
        ];
        return corners.MinBy(corner => Hidden(view, focus, corner));
    }

    /// <summary>How much of what a map is about a box hides, in square millimetres of paper.</summary>
    public static double HiddenMm2(MapView view, MapShape focus, PageRect box) =>
        box.Width * box.Height * Hidden(view, focus, box) / (Samples * Samples);

    // How many of the points spread over the corner lie in the focus.
    static int Hidden(MapView view, MapShape focus, PageRect corner) =>
        Enumerable.Range(0, Samples * Samples).Count(i =>
            focus.Contains(view.At(
                corner.Left + ((i % Samples + 0.5) / Samples * corner.Width),
                corner.Top + ((i / Samples + 0.5) / Samples * corner.Height))));
}
