using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Fits a part of the world into the room a page has for its map, at a round scale.</summary>
public static class ScaleFit
{
    // A map of odd proportions leaves the frame as large as its room: a page half empty looks like a mistake.
    const double LeastOfRoom = 0.8;

    // Room around a territory, so that its outline does not touch the frame.
    const double Around = 0.04;

    /// <summary>
    /// The view of a focus as large as the room allows at a scale of <see cref="RoundScale"/>. The frame fills the room
    /// and shows what lies around the focus, but no more than the data where they are smaller; it stands in the upper
    /// right of the room.
    /// </summary>
    /// <param name="focus">What has to be seen, in map units.</param>
    /// <param name="data">What there are data for; the view stays inside as far as it can.</param>
    /// <param name="metresPerUnit">Metres in one map unit.</param>
    /// <param name="room">The most that the frame may fill.</param>
    /// <param name="page">The paper.</param>
    public static MapView Fit(
        MapBounds focus, MapBounds data, double metresPerUnit, PageRect room, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!(focus.Width >= 0 && focus.Height >= 0 && focus.Width + focus.Height > 0))
            throw new ArgumentOutOfRangeException(nameof(focus), focus, "a rectangle that is not empty");
        var least = Math.Max(focus.Width / room.Width, focus.Height / room.Height) * metresPerUnit * 1000;
        var unitsPerMm = RoundScale.AtLeast(Math.Max(1, least)) / 1000 / metresPerUnit;
        var width = Side(data.Width / unitsPerMm, room.Width);
        var height = Side(data.Height / unitsPerMm, room.Height);
        var frame = page.Snap(new PageRect(room.Right - width, room.Top, width, height));
        var minX = Start(focus.MinX, focus.MaxX, data.MinX, data.MaxX, frame.Width * unitsPerMm);
        var minY = Start(focus.MinY, focus.MaxY, data.MinY, data.MaxY, frame.Height * unitsPerMm);
        var bounds = new MapBounds(
            minX, minY, minX + (frame.Width * unitsPerMm), minY + (frame.Height * unitsPerMm));
        return new MapView(bounds, frame, frame);
    }

    /// <summary>
    /// What a map of a territory has to show: the territory with a margin, or all data where there is none or it lies
    /// elsewhere.
    /// </summary>
    public static MapBounds FocusOf(MapShape? territory, MapBounds data)
    {
        if (territory is null || !territory.Bounds.Intersects(data)) return data;
        var around = territory.Bounds.Grow(Around * Math.Max(territory.Bounds.Width, territory.Bounds.Height));
        return new MapBounds(
            Math.Max(around.MinX, data.MinX), Math.Max(around.MinY, data.MinY),
            Math.Min(around.MaxX, data.MaxX), Math.Min(around.MaxY, data.MaxY));
    }

    static double Side(double dataMm, double roomMm) =>
        dataMm < roomMm && dataMm >= LeastOfRoom * roomMm ? dataMm : roomMm;

    // Around the middle of the focus, moved inside the data where the length fits there.
    static double Start(double from, double to, double dataFrom, double dataTo, double length)
    {
        var centred = ((from + to) / 2) - (length / 2);
        return length >= dataTo - dataFrom
            ? ((dataFrom + dataTo) / 2) - (length / 2)
            : Math.Clamp(centred, dataFrom, dataTo - length);
    }
}
