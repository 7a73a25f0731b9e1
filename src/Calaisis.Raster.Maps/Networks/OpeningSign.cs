using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// The green sign of an obstacle that is opened: two banks with a way between them. It is no larger than a cross.
/// </summary>
static class OpeningSign
{
    static readonly Rgb Green = Rgb.Parse("1B7F5C");
    const double ReachMm = 0.8;
    const double HalfWayMm = 0.45;

    /// <summary>Draws all of them: no casing cuts into another's sign.</summary>
    public static void Draw(SheetCanvas canvas, IEnumerable<(double X, double Y)> places)
    {
        var scale = canvas.Page.Scale;
        var (reach, way) = (ReachMm * scale, HalfWayMm * scale);
        using var path = new ShapePath();
        foreach (var (x, y) in places)
        {
            path.Add([ShapePath.At(x - way, y - reach), ShapePath.At(x - way, y + reach)], closed: false);
            path.Add([ShapePath.At(x + way, y - reach), ShapePath.At(x + way, y + reach)], closed: false);
        }

        canvas.Stroke(path, 0.74 * scale, Rgb.White, alpha: 235);
        canvas.Stroke(path, 0.4 * scale, Green);
    }
}
