using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>The outline of what a map is about, the territory or a zone, and its sign in legends.</summary>
static class FocusOutline
{
    static readonly Rgb Line = Rgb.Parse("35283F");

    /// <summary>The outline of what a map is about, in a legend.</summary>
    public static void Sign(SheetCanvas canvas, PageRect box)
    {
        using var line = ShapePath.Line(box.Left, box.Right, box.MiddleY);
        canvas.Stroke(line, 0.5 * canvas.Page.Scale, Line);
    }

    /// <summary>Veils what lies outside of an outline and draws the outline.</summary>
    /// <param name="canvas">What is drawn on.</param>
    /// <param name="view">The map.</param>
    /// <param name="focus">The outline; null for none.</param>
    /// <param name="veil">How strongly, 0 to 255.</param>
    /// <param name="share">Of the usual width of the outline.</param>
    public static void Draw(SheetCanvas canvas, MapView view, MapShape? focus, byte veil, double share = 1)
    {
        if (focus is null) return;
        var scale = share * canvas.Page.Scale;
        var paths = new ShapePaths();
        using var outline = paths.TrueAreas(view, [focus]);
        using var outside = paths.TrueAreas(view, [focus]);
        outside.Add(view.Frame.Grow(10));
        canvas.Fill(outside, Rgb.White, veil);
        canvas.Stroke(outline, 1.1 * scale, Rgb.White, alpha: 200);
        canvas.Stroke(outline, 0.5 * scale, Line);
    }
}
