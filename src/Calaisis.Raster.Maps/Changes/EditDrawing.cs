using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>
/// Draws what a scenario edits: areas hatched, lines and points with a white edge, all in one colour of their own.
/// </summary>
static class EditDrawing
{
    const double HatchMm = 1.7;

    public static void Draw(SheetCanvas canvas, MapView view, SheetScenario scenario)
    {
        var paths = new ShapePaths();
        // Each for itself: areas of several edits may overlap, which is no hole.
        foreach (var shape in scenario.Areas.Shapes)
        {
            using var path = paths.TrueAreas(view, [shape]);
            Area(canvas, path, view.Frame);
        }

        using var lines = paths.TrueLines(view, scenario.Lines.Shapes);
        Line(canvas, lines);
        var frame = view.Frame.Grow(2);
        Points(canvas, scenario.Points.Shapes.Select(point => (X: view.PageX(point.X), Y: view.PageY(point.Y)))
            .Where(at => frame.Contains(new PageRect(at.X, at.Y, 0, 0))));
    }

    public static void AreaSign(SheetCanvas canvas, PageRect box)
    {
        using var path = new ShapePath();
        path.Add(box);
        Area(canvas, path, box);
    }

    public static void LineSign(SheetCanvas canvas, PageRect box)
    {
        using var line = ShapePath.Line(box.Left, box.Right, box.MiddleY);
        Line(canvas, line);
    }

    public static void PointSign(SheetCanvas canvas, PageRect box) => Points(canvas, [(box.MiddleX, box.MiddleY)]);

    static void Area(SheetCanvas canvas, ShapePath path, PageRect within)
    {
        var scale = canvas.Page.Scale;
        Hatch(canvas, path, within);
        canvas.Stroke(path, 0.75 * scale, Rgb.White, alpha: 170);
        canvas.Stroke(path, 0.4 * scale, ChangePalette.Edited);
    }

    static void Line(SheetCanvas canvas, ShapePath path)
    {
        var scale = canvas.Page.Scale;
        canvas.Stroke(path, 0.62 * scale, Rgb.White, alpha: 150);
        canvas.Stroke(path, 0.34 * scale, ChangePalette.Edited);
    }

    // A disc is a line of no length with round ends.
    static void Points(SheetCanvas canvas, IEnumerable<(double X, double Y)> places)
    {
        using var discs = new ShapePath();
        foreach (var (x, y) in places) discs.Add([ShapePath.At(x, y), ShapePath.At(x, y)], closed: false);
        canvas.Stroke(discs, 1.35 * canvas.Page.Scale, Rgb.White);
        canvas.Stroke(discs, 0.95 * canvas.Page.Scale, ChangePalette.Edited);
    }

    // Lines at 45 degrees that go on from area to area, as all begin at the page's corner.
    static void Hatch(SheetCanvas canvas, ShapePath path, PageRect within)
    {
        var bounds = path.Skia.Bounds;
        var seen = PageRect.FromEdges(
            Math.Max(within.Left, bounds.Left / ShapePath.PerMm), Math.Max(within.Top, bounds.Top / ShapePath.PerMm),
            Math.Min(within.Right, bounds.Right / ShapePath.PerMm),
            Math.Min(within.Bottom, bounds.Bottom / ShapePath.PerMm));
        if (seen.Width <= 0 || seen.Height <= 0) return;
        var step = HatchMm * canvas.Page.Scale;
        using var lines = new ShapePath();
        for (var i = Math.Ceiling((seen.Left + seen.Top) / step); i * step < seen.Right + seen.Bottom; i++)
        {
            lines.Add(
                [ShapePath.At((i * step) - seen.Top, seen.Top), ShapePath.At((i * step) - seen.Bottom, seen.Bottom)],
                closed: false);
        }

        using var clip = new SKPath(path.Skia);
        clip.Transform(SKMatrix.CreateScale((float)(1 / ShapePath.PerMm), (float)(1 / ShapePath.PerMm)));
        canvas.Skia.Save();
        canvas.Skia.ClipPath(clip, antialias: true);
        canvas.Stroke(lines, 0.16 * canvas.Page.Scale, ChangePalette.Edited);
        canvas.Skia.Restore();
    }
}
