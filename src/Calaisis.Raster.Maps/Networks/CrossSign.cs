using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>The red cross of a conflict: bold where the obstacle is hard to cross, thin where it is less so.</summary>
static class CrossSign
{
    static readonly Rgb Red = Rgb.Parse("D32F2F");
    /// <summary>Half the width and height of the sign, its casing included, in millimetres on A4.</summary>
    public static double ReachMm(ConflictSeverity severity) => Arm(severity) + 0.35;

    /// <summary>Draws all crosses of one severity: no casing cuts into another's cross.</summary>
    public static void Draw(
        SheetCanvas canvas, IEnumerable<(double X, double Y)> places, ConflictSeverity severity)
    {
        var scale = canvas.Page.Scale;
        var arm = Arm(severity) * scale;
        using var path = new ShapePath();
        foreach (var (x, y) in places)
        {
            path.Add([ShapePath.At(x - arm, y - arm), ShapePath.At(x + arm, y + arm)], closed: false);
            path.Add([ShapePath.At(x - arm, y + arm), ShapePath.At(x + arm, y - arm)], closed: false);
        }
        var width = severity == ConflictSeverity.Hard ? 0.72 : 0.34;
        canvas.Stroke(path, (width + 0.34) * scale, Rgb.White, alpha: 235);
        canvas.Stroke(path, width * scale, Red);
    }

    static double Arm(ConflictSeverity severity) => severity == ConflictSeverity.Hard ? 1.0 : 0.8;
}
