using System.Globalization;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// The map of how many trames share each place: the more, the darker; violet where one of them has a core area there,
/// orange where there are corridors only. So no trame hides another, and readers who see no red or green tell the two
/// apart.
/// </summary>
sealed class OverlapMap
{
    static readonly Rgb Land = Rgb.Parse("FBFAF5");
    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb[] CorridorColours = [Rgb.Parse("FDDDB3"), Rgb.Parse("F08A24"), Rgb.Parse("7F2B04")];
    static readonly Rgb[] CoreColours = [Rgb.Parse("CDC8E6"), Rgb.Parse("7F74B8"), Rgb.Parse("33095E")];

    readonly TrameOverlap _overlap;
    readonly Rgb[] _corridors;
    readonly Rgb[] _cores;
    readonly Language _language;

    public OverlapMap(TrameOverlap overlap, int trames, Language language)
    {
        if (overlap.Counts.Length != overlap.Grid.Shape.CellCount || overlap.CoreCounts.Length != overlap.Counts.Length)
        {
            throw new ArgumentException(
                $"{overlap.Counts.Length} and {overlap.CoreCounts.Length} counts for {overlap.Grid.Shape}",
                nameof(overlap));
        }

        if (overlap.Counts.Span.ContainsAnyExceptInRange((byte)0, (byte)trames))
            throw new ArgumentException($"a count above the number of trames ({trames})", nameof(overlap));
        _overlap = overlap;
        _language = language;
        _corridors =
            [.. Enumerable.Range(0, trames).Select(i => Colour(CorridorColours, trames == 1 ? 0 : i / (trames - 1.0)))];
        _cores = [.. Enumerable.Range(0, trames)
            .Select(i => Colour(CoreColours, trames == 1 ? 0 : i / (trames - 1.0)))];
    }

    /// <summary>The colour of places that so many trames share.</summary>
    public Rgb ColourOf(int trames, bool hasCore) => (hasCore ? _cores : _corridors)[trames - 1];

    /// <param name="canvas">What is drawn on.</param>
    /// <param name="view">Where.</param>
    /// <param name="ground">Beneath and, where the map is large, over it.</param>
    /// <param name="territory">What the map is about; null for all of it.</param>
    /// <param name="isLarge">Whether roads and waters have room.</param>
    public void Draw(SheetCanvas canvas, MapView view, QuietGround ground, MapShape? territory, bool isLarge)
    {
        var bounds = _overlap.Grid.Bounds;
        var data = canvas.Page.Snap(PageRect.FromEdges(
            view.PageX(bounds.MinX), view.PageY(bounds.MaxY), view.PageX(bounds.MaxX), view.PageY(bounds.MinY)));
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(view.Frame));
        ground.DrawAreas(canvas, view);
        // One class more than there are colours, which no cell has, for the hatch that this map does without.
        Rgb[] colours = [Land, .. _corridors, .. _cores];
        var palette = new ClassPalette([.. colours, Land], (byte)colours.Length, Land);
        using (var picture = ClassPicture.Draw(
            Classes(), _overlap.Grid.Shape, palette, canvas.Page.PixelsOf(data), canvas.Page))
        using (var image = SKImage.FromBitmap(picture))
            canvas.Skia.DrawImage(image, SheetCanvas.ToSkia(data), new SKSamplingOptions(SKFilterMode.Nearest));
        ground.DrawSea(canvas, view);
        if (isLarge) ground.DrawLines(canvas, view);
        FocusOutline.Draw(canvas, view, territory, NetworkMap.UsualVeil, share: isLarge ? 1 : 0.55);
        canvas.Skia.Restore();
        canvas.Border(view.Frame, (isLarge ? 0.25 : 0.14) * canvas.Page.Scale, Ink);
    }

    /// <summary>Boxes with their numbers, for a small map in one row: with a core area, then corridors only.</summary>
    public void DrawSmallLegend(SheetCanvas canvas, PageRect room)
    {
        var left = Ramp(canvas, room.Left, room.Top, _cores, SheetText.WithCore) + (2 * canvas.Page.Scale);
        Ramp(canvas, left, room.Top, _corridors, SheetText.CorridorsOnly);
    }

    /// <summary>What the large map means: a heading, two rows of boxes, one sentence.</summary>
    public void DrawLegend(SheetCanvas canvas, PageRect room)
    {
        var scale = canvas.Page.Scale;
        var strong = new TextStyle(FontFace.SemiBold, 8 * scale, Ink);
        canvas.Beside(SheetTexts.Of(SheetText.TrameCount, _language), strong, room.Left, room.Top + (2 * scale));
        Ramp(canvas, room.Left, room.Top + (4.6 * scale), _cores, SheetText.WithCore);
        Ramp(canvas, room.Left, room.Top + (8.8 * scale), _corridors, SheetText.CorridorsOnly);
        var body = new TextStyle(FontFace.Regular, 6.5 * scale, Ink) { LineSpacing = 1.25 };
        canvas.Block(
            TextBlock.Lay(SheetTexts.Of(SheetText.TrameCountMeaning, _language), body, room.Width, 2),
            room.Left,
            room.Top + (13.6 * scale));
    }

    // Returns where it ends.
    double Ramp(SheetCanvas canvas, double left, double top, Rgb[] colours, SheetText name)
    {
        const double darkBelow = 60;
        var scale = canvas.Page.Scale;
        for (var i = 0; i < colours.Length; i++)
        {
            var box = new PageRect(left + (i * 4.4 * scale), top + (0.5 * scale), 4.4 * scale, 3.2 * scale);
            canvas.Fill(box, colours[i]);
            var style = new TextStyle(
                FontFace.SemiBold, 6.3 * scale, Lab.From(colours[i]).Lightness < darkBelow ? Rgb.White : Ink);
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            canvas.Beside(number, style, box.MiddleX - (TextBlock.WidthOf(number, style) / 2), box.MiddleY);
        }

        var body = new TextStyle(FontFace.Regular, 6.5 * scale, Ink);
        var (text, after) = (SheetTexts.Of(name, _language), left + (((colours.Length * 4.4) + 1.2) * scale));
        canvas.Beside(text, body, after, top + (2.1 * scale));
        return after + TextBlock.WidthOf(text, body);
    }

    // Land, then corridors by number, then places with a core area by number.
    byte[] Classes()
    {
        var cores = _overlap.CoreCounts.Span;
        var classes = _overlap.Counts.ToArray();
        for (var i = 0; i < classes.Length; i++)
        {
            if (cores[i] > 0 && classes[i] > 0) classes[i] += (byte)_corridors.Length;
        }

        return classes;
    }

    static Rgb Colour(Rgb[] ramp, double share) => share <= 0.5
        ? Lab.From(ramp[0]).Towards(Lab.From(ramp[1]), share * 2).ToRgb()
        : Lab.From(ramp[1]).Towards(Lab.From(ramp[2]), (share * 2) - 1).ToRgb();
}
