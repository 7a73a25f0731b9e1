using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>The sheet of paper a map is made for, and how finely it is drawn. Pages are wider than high.</summary>
public sealed record PageSettings
{
    /// <param name="name">The format as printed beside the scale (<c>A4</c>).</param>
    /// <param name="widthMm">Width of the paper in millimetres.</param>
    /// <param name="heightMm">Height of the paper in millimetres.</param>
    /// <param name="dotsPerInch">Pixels per inch of paper, 72 to 1200.</param>
    public PageSettings(string name, double widthMm, double heightMm, int dotsPerInch)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(heightMm is >= 100 and <= 2000))
            throw new ArgumentOutOfRangeException(nameof(heightMm), heightMm, "100 to 2000 mm");
        if (!(widthMm >= 1.2 * heightMm && widthMm <= 2.2 * heightMm))
            throw new ArgumentOutOfRangeException(nameof(widthMm), widthMm, "1.2 to 2.2 times the height");
        if (dotsPerInch is < 72 or > 1200)
            throw new ArgumentOutOfRangeException(nameof(dotsPerInch), dotsPerInch, "72 to 1200");
        Name = name;
        WidthMm = widthMm;
        HeightMm = heightMm;
        DotsPerInch = dotsPerInch;
    }

    /// <summary>A4 landscape at 200 dots per inch: 2339 x 1654 pixels.</summary>
    public static PageSettings A4Landscape { get; } = new("A4", 297, 210, 200);

    /// <summary>A3 landscape at 200 dots per inch: 3307 x 2339 pixels.</summary>
    public static PageSettings A3Landscape { get; } = new("A3", 420, 297, 200);

    public string Name { get; }

    public double WidthMm { get; }

    public double HeightMm { get; }

    public int DotsPerInch { get; }

    public double PixelsPerMm => DotsPerInch / 25.4;

    public int PixelWidth => (int)Math.Round(WidthMm * PixelsPerMm);

    public int PixelHeight => (int)Math.Round(HeightMm * PixelsPerMm);

    /// <summary>How much larger than on A4 texts, lines and margins are: 1 for A4, 1.41 for A3.</summary>
    public double Scale => Math.Min(WidthMm / 297, HeightMm / 210);

    /// <summary>How many rows and columns of pixels a rectangle takes.</summary>
    public Shape PixelsOf(PageRect rect) =>
        new((int)Math.Round(rect.Height * PixelsPerMm), (int)Math.Round(rect.Width * PixelsPerMm));

    /// <summary>The nearest place, in millimetres, where one pixel ends and the next begins.</summary>
    public double Snap(double mm) => Math.Round(mm * PixelsPerMm) / PixelsPerMm;

    /// <summary>The rectangle with all four edges between pixels.</summary>
    public PageRect Snap(PageRect rect) =>
        PageRect.FromEdges(Snap(rect.Left), Snap(rect.Top), Snap(rect.Right), Snap(rect.Bottom));
}
