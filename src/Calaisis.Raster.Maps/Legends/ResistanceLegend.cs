using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Legends;

/// <summary>
/// The legend of a resistance map: the ramp with its bounds beside the joints, how much of the map each class takes,
/// impassable and missing cells, and the signs of the features drawn over it.
/// </summary>
sealed class ResistanceLegend(ResistanceClasses classes, string unit, IReadOnlyList<MapFeatureKind> features, MapLanguage language)
{
    const double SwatchMm = 10;
    const double BarsLeftMm = 25;
    const double BarsMm = 31;
    const double SpecialRowMm = 5.6;
    const double FeatureRowMm = 4.6;
    const double TallestClassMm = 6.4;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        var scale = canvas.Page.Scale;
        canvas.Fill(room with { Height = 0.15 * scale }, Hairline);
        var top = Heading(canvas, room with { Top = room.Top + (2.2 * scale), Height = 0 });
        var below = (Specials() * SpecialRowMm) + (Math.Ceiling(features.Count / 2.0) * FeatureRowMm) + 2.5;
        var rowMm = Math.Min(TallestClassMm * scale, (room.Bottom - top - ((below + 7) * scale)) / classes.Breaks.Count);
        top = Classes(canvas, room.Left, top, rowMm);
        top = Special(canvas, room.Left, top, classes.ImpassableClass, SheetText.Impassable);
        top = Special(canvas, room.Left, top, classes.NoDataClass, SheetText.NoData);
        Features(canvas, room, top + (1.2 * scale));
    }

    double Heading(SheetCanvas canvas, PageRect room)
    {
        var scale = canvas.Page.Scale;
        var heading = TextBlock.Lay(
            SheetTexts.Of(SheetText.ResistanceHeading, language), new TextStyle(FontFace.SemiBold, 9.5 * scale, Ink), room.Width, 1);
        var explained = TextBlock.Lay(unit, new TextStyle(FontFace.Regular, 7 * scale, Quiet), room.Width, 2);
        canvas.Block(heading, room.Left, room.Top);
        canvas.Block(explained, room.Left, room.Top + heading.HeightMm);
        return room.Top + heading.HeightMm + explained.HeightMm + (1.6 * scale);
    }

    double Classes(SheetCanvas canvas, double left, double top, double rowMm)
    {
        var scale = canvas.Page.Scale;
        var small = new TextStyle(FontFace.Italic, 6.5 * scale, Quiet);
        var caption = SheetTexts.Of(SheetText.EasyToCross, language);
        canvas.Line(caption, small, left, top + (2.1 * scale));
        canvas.Line(SheetTexts.Of(SheetText.ShareOfMap, language), small, left + (BarsLeftMm * scale), top + (2.1 * scale));
        top += 3.6 * scale;
        var number = new TextStyle(FontFace.Regular, 7.5 * scale, Ink);
        var (count, bounds) = (classes.Breaks.Count, classes.Breaks.Bounds);
        for (var i = 0; i < count; i++)
        {
            canvas.Fill(new PageRect(left, top + (i * rowMm), SwatchMm * scale, rowMm), classes.Palette[i]);
            Share(canvas, left, top + ((i + 0.5) * rowMm), Math.Min(0.56 * rowMm, 3 * scale), i);
        }
        for (var i = 0; i <= count; i++)
        {
            // A single value has one class and no joint: its number stands in the middle.
            if (bounds[0].Equals(bounds[^1]) && i == count) break;
            var joint = bounds[0].Equals(bounds[^1]) ? top + (rowMm / 2) : top + (i * rowMm);
            canvas.Fill(new PageRect(left + (SwatchMm * scale), joint, 1.3 * scale, 0.13 * scale), Quiet);
            canvas.Line(
                MapNumbers.Format(bounds[i], language), number, left + ((SwatchMm + 2.1) * scale), joint + (0.36 * number.SizeMm));
        }
        var bottom = top + (count * rowMm);
        canvas.Line(SheetTexts.Of(SheetText.HardToCross, language), small, left, bottom + (2.9 * scale));
        return bottom + (5 * scale);
    }

    double Special(SheetCanvas canvas, double left, double top, byte special, SheetText text)
    {
        if (classes.Shares[special] <= 0) return top;
        var scale = canvas.Page.Scale;
        var box = canvas.Page.Snap(new PageRect(left, top, SwatchMm * scale, 3.8 * scale));
        if (special == classes.ImpassableClass) Hatched(canvas, box);
        else canvas.Fill(box, classes.Palette[special]);
        canvas.Border(box, 0.1 * scale, Hairline);
        var style = new TextStyle(FontFace.Regular, 7.5 * scale, Ink);
        canvas.Line(SheetTexts.Of(text, language), style, left + ((SwatchMm + 2.1) * scale), box.MiddleY + (0.36 * style.SizeMm));
        var percent = new TextStyle(FontFace.Regular, 6.8 * scale, Quiet);
        canvas.Line(
            MapNumbers.Percent(classes.Shares[special], language), percent,
            left + ((BarsLeftMm + BarsMm + 10) * scale), box.MiddleY + (0.36 * percent.SizeMm), TextAnchor.Right);
        return top + (SpecialRowMm * scale);
    }

    void Hatched(SheetCanvas canvas, PageRect box)
    {
        var page = canvas.Page;
        var pixels = new Grids.Shape((int)Math.Round(box.Height * page.PixelsPerMm), (int)Math.Round(box.Width * page.PixelsPerMm));
        using var picture = ClassPicture.Draw(
            [classes.ImpassableClass], new Grids.Shape(1, 1), classes.Palette, (classes.ImpassableClass, ResistanceRamp.ImpassableHatch),
            pixels, page);
        using var image = SKImage.FromBitmap(picture);
        canvas.Skia.DrawImage(image, SheetCanvas.ToSkia(box), new SKSamplingOptions(SKFilterMode.Nearest));
    }

    // A bar in the class's colour, as long as its share of the most frequent class.
    void Share(SheetCanvas canvas, double left, double middleY, double heightMm, int index)
    {
        var scale = canvas.Page.Scale;
        var share = classes.Shares[index];
        if (share <= 0) return;
        var length = Math.Max(0.25, BarsMm * share / classes.Shares.Take(classes.Breaks.Count).Max()) * scale;
        var start = left + (BarsLeftMm * scale);
        canvas.Fill(new PageRect(start, middleY - (heightMm / 2), length, heightMm), classes.Palette[index]);
        var style = new TextStyle(FontFace.Regular, 6.8 * scale, Quiet);
        canvas.Line(
            MapNumbers.Percent(share, language), style, start + length + (1.2 * scale), middleY + (0.36 * style.SizeMm));
    }

    void Features(SheetCanvas canvas, PageRect room, double top)
    {
        var scale = canvas.Page.Scale;
        var style = new TextStyle(FontFace.Regular, 7 * scale, Ink);
        for (var i = 0; i < features.Count; i++)
        {
            var left = room.Left + (i % 2 * room.Width / 2);
            var row = top + ((i / 2) * FeatureRowMm * scale);
            FeatureDrawing.DrawSign(canvas, features[i], new PageRect(left, row, 7 * scale, 2.8 * scale));
            canvas.Line(
                SheetTexts.Of(Name(features[i]), language), style, left + (8.4 * scale), row + (1.4 * scale) + (0.36 * style.SizeMm));
        }
    }

    int Specials() => (classes.Shares[classes.ImpassableClass] > 0 ? 1 : 0) + (classes.Shares[classes.NoDataClass] > 0 ? 1 : 0);

    static SheetText Name(MapFeatureKind kind) => kind switch
    {
        MapFeatureKind.Sea => SheetText.Sea,
        MapFeatureKind.Coast => SheetText.Coast,
        MapFeatureKind.Water => SheetText.Water,
        MapFeatureKind.Boundary => SheetText.Boundary,
        MapFeatureKind.Road => SheetText.Road,
        MapFeatureKind.Railway => SheetText.Railway,
        MapFeatureKind.Motorway => SheetText.Motorway,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no name"),
    };
}
