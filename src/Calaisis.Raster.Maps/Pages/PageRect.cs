namespace Calaisis.Raster.Maps.Pages;

/// <summary>A rectangle on the page, in millimetres from the page's upper left corner; y grows downwards.</summary>
public readonly record struct PageRect(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double MiddleX => Left + (Width / 2);

    public double MiddleY => Top + (Height / 2);

    public static PageRect FromEdges(double left, double top, double right, double bottom) =>
        new(left, top, right - left, bottom - top);

    /// <summary>Whether the two share more than a common edge.</summary>
    public bool Overlaps(PageRect other) =>
        other.Left < Right && other.Right > Left && other.Top < Bottom && other.Bottom > Top;

    public bool Contains(PageRect other) =>
        other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    /// <summary>The same rectangle with so much more on each side; a negative number makes it smaller.</summary>
    public PageRect Grow(double distance) =>
        new(Left - distance, Top - distance, Width + (2 * distance), Height + (2 * distance));
}
