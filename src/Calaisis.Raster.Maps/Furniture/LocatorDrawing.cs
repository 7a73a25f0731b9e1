using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Furniture;

/// <summary>Draws the small map: land, sea, units, and the frame of the large map in red.</summary>
static class LocatorDrawing
{
    static readonly Rgb Ink = Rgb.Parse("4A5157");
    static readonly Rgb Land = Rgb.Parse("FBFAF5");
    static readonly Rgb Sea = Rgb.Parse("E1ECF3");
    static readonly Rgb UnitLine = Rgb.Parse("9AA1A8");
    static readonly Rgb Highlight = Rgb.Parse("F5C7A1");
    static readonly Rgb Frame = Rgb.Parse("C62828");

    /// <summary>The frame, as large as a room allows, in its upper left.</summary>
    public static PageRect FrameIn(PageRect room, LocatorMap locator, PageSettings page)
    {
        var perMm = Math.Max(locator.Extent.Width / room.Width, locator.Extent.Height / room.Height);
        return page.Snap(room with
        {
            Width = locator.Extent.Width / perMm,
            Height = locator.Extent.Height / perMm,
        });
    }

    public static void Draw(SheetCanvas canvas, PageRect frame, LocatorMap locator, MapGround ground, MapView large)
    {
        var scale = canvas.Page.Scale;
        var view = new MapView(locator.Extent, frame, frame);
        var paths = new ShapePaths();
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(frame));
        canvas.Fill(frame, Land);
        foreach (var unit in locator.Units.OrderBy(unit => unit.IsHighlighted))
        {
            using var outline = paths.TrueAreas(view, [unit.Shape]);
            if (unit.IsHighlighted) canvas.Fill(outline, Highlight);
            canvas.Stroke(outline, (unit.IsHighlighted ? 0.3 : 0.14) * scale, unit.IsHighlighted ? Frame : UnitLine);
        }
        var seas = ground.Features.Where(feature => feature.Kind == MapFeatureKind.Sea);
        using (var sea = paths.TrueAreas(view, seas.Select(feature => new MapShape(feature.Parts))))
            canvas.Fill(sea, Sea);
        var shown = large.FrameBounds;
        var box = PageRect.FromEdges(
            view.PageX(shown.MinX), view.PageY(shown.MaxY), view.PageX(shown.MaxX), view.PageY(shown.MinY));
        if (!box.Contains(frame.Grow(-0.5 * scale))) Outline(canvas, box, 0.4 * scale);
        canvas.Skia.Restore();
        Labels(canvas, view, locator);
        canvas.Border(frame, 0.15 * scale, Ink);
    }

    static void Outline(SheetCanvas canvas, PageRect box, double widthMm)
    {
        using var path = new SKPath();
        path.AddRect(SheetCanvas.ToSkia(box));
        canvas.Stroke(path, widthMm, Frame);
    }

    static void Labels(SheetCanvas canvas, MapView view, LocatorMap locator)
    {
        var style = new TextStyle(FontFace.SemiBold, 6.3 * canvas.Page.Scale, Ink);
        var labelled = locator.Units.Where(unit => unit.Label.Length > 0).ToList();
        var candidates = labelled.Select(unit =>
        {
            var at = InnerPoint.Of(unit.Shape);
            return new LabelPlacement.Candidate(
                view.PageX(at.X), view.PageY(at.Y), 0,
                TextBlock.WidthOf(unit.Label, style), style.SizeMm, unit.IsHighlighted ? 0 : 1);
        }).ToList();
        foreach (var (index, box) in LabelPlacement.Place(candidates, view.Frame, 0.2))
        {
            canvas.Line(
                labelled[index].Label, style, box.Left, box.Bottom - (0.14 * style.SizeMm),
                haloMm: 0.3 * canvas.Page.Scale);
        }
    }
}
