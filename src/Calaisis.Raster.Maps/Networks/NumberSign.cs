using System.Globalization;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>A place that a list beside the map refers to by its number.</summary>
/// <param name="Number">Its number in the list.</param>
/// <param name="At">Where it is.</param>
/// <param name="Colour">Colour of the disc: that of the trame.</param>
public sealed record NumberedPlace(int Number, MapPoint At, Rgb Colour);

/// <summary>Rgb.White figures in dark discs, beside what they number, joined to it by a short line.</summary>
static class NumberSign
{
    const double RadiusMm = 1.75;

    // Distances from the place in radii: close by first, then around it, then farther off.
    static readonly (double Right, double Down)[] Positions =
    [
        (1.5, -1.5), (1.5, 1.5), (-1.5, -1.5), (-1.5, 1.5), (0, -2.2), (2.2, 0), (0, 2.2), (-2.2, 0),
        (3, -3), (3, 3), (-3, -3), (-3, 3), (0, -4.4), (4.4, 0), (0, 4.4), (-4.4, 0),
    ];

    /// <summary>Where the discs go; one that finds no room of its own covers another.</summary>
    public static IReadOnlyList<Placed> Place(
        IReadOnlyList<NumberedPlace> places, MapView view, IReadOnlyList<PageRect> taken, double scale)
    {
        var placed = new List<Placed>();
        foreach (var place in places)
        {
            var (x, y) = (view.PageX(place.At.X), view.PageY(place.At.Y));
            if (!view.Frame.Contains(new PageRect(x, y, 0, 0))) continue;
            var boxes = Positions.Select(position => Around(x, y, position, scale)).ToList();
            var box = boxes.Find(
                b => view.Frame.Contains(b) && !placed.Any(other => other.Box.Overlaps(b)) && !taken.Any(b.Overlaps));
            placed.Add(new Placed(place.Number, box == default ? boxes[0] : box, x, y, place.Colour));
        }
        return placed;
    }

    public static void Draw(SheetCanvas canvas, IReadOnlyList<Placed> numbers)
    {
        var scale = canvas.Page.Scale;
        foreach (var number in numbers)
        {
            using var line = new SKPath();
            line.MoveTo((float)number.X, (float)number.Y);
            line.LineTo((float)number.Box.MiddleX, (float)number.Box.MiddleY);
            canvas.Stroke(line, 0.3 * scale, number.Colour);
        }
        foreach (var number in numbers)
            DrawDisc(canvas, number.Number, number.Box.MiddleX, number.Box.MiddleY, number.Colour);
    }

    /// <summary>One disc; also the beginning of a row of the list.</summary>
    public static void DrawDisc(SheetCanvas canvas, int number, double x, double y, Rgb colour)
    {
        var scale = canvas.Page.Scale;
        using var disc = new SKPath();
        disc.AddCircle((float)x, (float)y, (float)(RadiusMm * scale));
        canvas.Fill(disc, colour);
        canvas.Stroke(disc, 0.25 * scale, Rgb.White);
        var style = new TextStyle(FontFace.SemiBold, 6.6 * scale, Rgb.White);
        canvas.Line(
            number.ToString(CultureInfo.InvariantCulture), style, x, y + (0.36 * style.SizeMm), TextAnchor.Middle);
    }

    static PageRect Around(double x, double y, (double Right, double Down) position, double scale)
    {
        var radius = RadiusMm * scale;
        return new PageRect(x + (position.Right * radius), y + (position.Down * radius), 0, 0).Grow(radius);
    }

    /// <summary>A disc on the page and the place it belongs to.</summary>
    internal readonly record struct Placed(int Number, PageRect Box, double X, double Y, Rgb Colour);
}
