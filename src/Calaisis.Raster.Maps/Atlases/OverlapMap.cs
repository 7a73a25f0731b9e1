using System.Globalization;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Pipelines;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>The map of how many trames share each place: the more, the darker.</summary>
sealed class OverlapMap
{
    static readonly Rgb Land = Rgb.Parse("FBFAF5");
    static readonly Rgb Fewest = Rgb.Parse("FCE3B6");
    static readonly Rgb Middle = Rgb.Parse("E2725B");
    static readonly Rgb Most = Rgb.Parse("4A1D4F");
    static readonly Rgb Ink = Rgb.Parse("20262B");

    readonly TrameOverlap _overlap;
    readonly Rgb[] _colours;
    readonly Language _language;

    public OverlapMap(TrameOverlap overlap, int trames, Language language)
    {
        if (overlap.Counts.Length != overlap.Grid.Shape.CellCount)
            throw new ArgumentException($"{overlap.Counts.Length} counts for {overlap.Grid.Shape}", nameof(overlap));
        if (overlap.Counts.Span.ContainsAnyExceptInRange((byte)0, (byte)trames))
            throw new ArgumentException($"a count above the number of trames ({trames})", nameof(overlap));
        _overlap = overlap;
        _language = language;
        _colours = [Land, .. Enumerable.Range(0, trames).Select(i => Colour(trames == 1 ? 0 : i / (trames - 1.0)))];
    }

    public void Draw(SheetCanvas canvas, MapView view, QuietGround ground, MapShape? territory)
    {
        var bounds = _overlap.Grid.Bounds;
        var data = canvas.Page.Snap(PageRect.FromEdges(
            view.PageX(bounds.MinX), view.PageY(bounds.MaxY), view.PageX(bounds.MaxX), view.PageY(bounds.MinY)));
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(view.Frame));
        ground.DrawAreas(canvas, view);
        // One class more than there are counts, which no cell has, for the hatch that this map does without.
        var palette = new ClassPalette([.. _colours, Land], (byte)_colours.Length, Land);
        using (var picture = ClassPicture.Draw(
            _overlap.Counts.Span, _overlap.Grid.Shape, palette, canvas.Page.PixelsOf(data), canvas.Page))
        using (var image = SKImage.FromBitmap(picture))
            canvas.Skia.DrawImage(image, SheetCanvas.ToSkia(data), new SKSamplingOptions(SKFilterMode.Nearest));
        ground.DrawSea(canvas, view);
        NetworkMap.DrawFocus(canvas, view, territory, NetworkMap.UsualVeil, share: 0.55);
        canvas.Skia.Restore();
        canvas.Border(view.Frame, 0.14 * canvas.Page.Scale, Ink);
    }

    /// <summary>A row of boxes with their counts.</summary>
    public void DrawLegend(SheetCanvas canvas, PageRect room)
    {
        var scale = canvas.Page.Scale;
        var style = new TextStyle(FontFace.Regular, 6.5 * scale, Ink);
        var left = room.Left;
        for (var count = 1; count < _colours.Length; count++)
        {
            canvas.Fill(new PageRect(left, room.Top + (0.9 * scale), 4 * scale, 2.8 * scale), _colours[count]);
            var number = count.ToString(CultureInfo.InvariantCulture);
            canvas.Beside(number, style, left + (4.8 * scale), room.Top + (2.3 * scale));
            left += (6.6 * scale) + TextBlock.WidthOf(number, style);
        }
        var unit = TextBlock.Lay(
            SheetTexts.Of(SheetText.TrameCountUnit, _language), style, Math.Max(1, room.Right - left - scale), 1);
        if (unit.Lines.Count > 0) canvas.Beside(unit.Lines[0], style, left + scale, room.Top + (2.3 * scale));
    }

    static Rgb Colour(double share) => share <= 0.5
        ? Lab.From(Fewest).Towards(Lab.From(Middle), share * 2).ToRgb()
        : Lab.From(Middle).Towards(Lab.From(Most), (share * 2) - 1).ToRgb();
}
