using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;

namespace Calaisis.Raster.Maps.Texts;

/// <summary>How a text looks: cut, size in points (1/72 inch), colour and spacing.</summary>
public sealed record TextStyle(FontFace Face, double Points, Rgb Colour)
{
    const double MmPerPoint = 25.4 / 72;

    /// <summary>Height of the letters' body, in millimetres.</summary>
    public double SizeMm => Points * MmPerPoint;

    /// <summary>From one base line to the next, in parts of the size.</summary>
    public double LineSpacing { get; init; } = 1.32;

    /// <summary>Added after each character, in parts of the size: capitals read better with some.</summary>
    public double Tracking { get; init; }

    public double LineMm => SizeMm * LineSpacing;
}
