using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
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
sealed class ResistanceLegend
{
    // Millimetres on A4. A class lower than the least would not leave room for the number beside its joint.
    const double SwatchMm = 10;
    const double NumbersLeftMm = SwatchMm + 2.1;
    const double BarsLeftMm = 25;
    const double PercentMm = 12;
    const double LeastClassMm = 3.3;
    const double TallestClassMm = 6.4;
    const double SpecialRowMm = 5.4;
    const double FeatureRowMm = 4.6;
    const double HeadingMm = 12;
    const double CaptionsMm = 11.4;
    const double BeforeFeaturesMm = 1.2;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    readonly ResistanceClasses _classes;
    readonly string _unit;
    readonly IReadOnlyList<MapFeatureKind> _features;
    readonly string? _territory;
    readonly Language _language;
    readonly double _scale;
    readonly TextStyle _numbers;
    readonly TextStyle _percents;
    readonly TextStyle _captions;

    public ResistanceLegend(
        ResistanceClasses classes,
        string unit,
        IReadOnlyList<MapFeatureKind> features,
        string? territory,
        Language language,
        double scale)
    {
        _classes = classes;
        _unit = Typography.Set(unit, language);
        _features = features;
        _territory = territory;
        _language = language;
        _scale = scale;
        _numbers = new TextStyle(FontFace.Regular, 7.5 * scale, Ink);
        _percents = new TextStyle(FontFace.Regular, 6.8 * scale, Quiet);
        _captions = new TextStyle(FontFace.Italic, 6.5 * scale, Quiet);
    }

    /// <summary>The smallest height at which all of it can be read, in millimetres.</summary>
    public double LeastMm => FixedMm + (_classes.Breaks.Count * LeastClassMm * _scale);

    double FixedMm => _scale *
        (HeadingMm + CaptionsMm + (Specials * SpecialRowMm) +
        BeforeFeaturesMm + ((Signs + 1) / 2 * FeatureRowMm));

    // The territory stands before the features.
    int Signs => _features.Count + (_territory is null ? 0 : 1);

    int Specials => (IsOnMap(_classes.ImpassableClass) ? 1 : 0) + (IsOnMap(_classes.NoDataClass) ? 1 : 0);

    bool IsSingleValue => _classes.Breaks.Bounds[0].Equals(_classes.Breaks.Bounds[^1]);

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        canvas.Fill(room with { Height = 0.15 * _scale }, Hairline);
        Heading(canvas, room);
        var rowMm = Math.Min(TallestClassMm * _scale, (room.Height - FixedMm) / _classes.Breaks.Count);
        var top = Classes(canvas, room with { Top = room.Top + (HeadingMm * _scale) }, rowMm);
        top = Special(canvas, room.Left, top, _classes.ImpassableClass, SheetText.Impassable);
        top = Special(canvas, room.Left, top, _classes.NoDataClass, SheetText.NoData);
        Features(canvas, room, top + (BeforeFeaturesMm * _scale));
    }

    void Heading(SheetCanvas canvas, PageRect room)
    {
        var strong = new TextStyle(FontFace.SemiBold, 9.5 * _scale, Ink);
        var heading = TextBlock.Lay(Text(SheetText.ResistanceHeading), strong, room.Width, 1);
        var unit = TextBlock.Lay(_unit, new TextStyle(FontFace.Regular, 7 * _scale, Quiet), room.Width, 1);
        canvas.Block(heading, room.Left, room.Top + (2.2 * _scale));
        canvas.Block(unit, room.Left, room.Top + (2.2 * _scale) + heading.HeightMm);
    }

    // The ramp from the easiest class down, its numbers, and a bar for each class's share. Returns where it ends.
    double Classes(SheetCanvas canvas, PageRect room, double rowMm)
    {
        var breaks = _classes.Breaks;
        var top = room.Top + (4.6 * _scale);
        var bottom = top + (breaks.Count * rowMm);
        if (!IsSingleValue)
        {
            canvas.Line(Text(SheetText.EasyToCross), _captions, room.Left, room.Top + (2.1 * _scale));
            canvas.Line(Text(SheetText.HardToCross), _captions, room.Left, bottom + (4.4 * _scale));
        }
        var swatch = new PageRect(room.Left, top, SwatchMm * _scale, rowMm);
        for (var i = 0; i < breaks.Count; i++)
            canvas.Fill(swatch with { Top = top + (i * rowMm) }, _classes.Palette.Colours[i]);
        Numbers(canvas, room.Left, top, rowMm);
        Shares(canvas, room, top, rowMm);
        return bottom + ((IsSingleValue ? 2.5 : 6.8) * _scale);
    }

    void Numbers(SheetCanvas canvas, double left, double top, double rowMm)
    {
        var bounds = _classes.Breaks.Bounds;
        for (var i = 0; i < (IsSingleValue ? 1 : bounds.Count); i++)
        {
            // A single value has no joint: its number stands beside the middle.
            var joint = top + ((IsSingleValue ? 0.5 : i) * rowMm);
            canvas.Fill(new PageRect(left + (SwatchMm * _scale), joint, 1.3 * _scale, 0.13 * _scale), Quiet);
            canvas.Beside(Number(bounds[i]), _numbers, left + (NumbersLeftMm * _scale), joint);
        }
    }

    void Shares(SheetCanvas canvas, PageRect room, double top, double rowMm)
    {
        var most = _classes.Shares.Take(_classes.Breaks.Count).Max();
        if (most <= 0) return;
        var widest = _classes.Breaks.Bounds.Max(bound => TextBlock.WidthOf(Number(bound), _numbers));
        var left = room.Left + Math.Max(BarsLeftMm * _scale, (NumbersLeftMm * _scale) + widest + (3 * _scale));
        canvas.Line(Text(SheetText.ShareOfMap), _captions, left, room.Top + (2.1 * _scale));
        var longest = room.Right - left - (PercentMm * _scale);
        var height = Math.Min(0.56 * rowMm, 3 * _scale);
        for (var i = 0; i < _classes.Breaks.Count; i++)
        {
            var share = _classes.Shares[i];
            if (share <= 0) continue;
            var middle = top + ((i + 0.5) * rowMm);
            var length = Math.Max(0.25 * _scale, longest * share / most);
            canvas.Fill(new PageRect(left, middle - (height / 2), length, height), _classes.Palette.Colours[i]);
            canvas.Beside(Percent(share), _percents, left + length + (1.2 * _scale), middle);
        }
    }

    double Special(SheetCanvas canvas, double left, double top, byte special, SheetText text)
    {
        if (!IsOnMap(special)) return top;
        var box = canvas.Page.Snap(new PageRect(left, top, SwatchMm * _scale, 3.8 * _scale));
        if (special == _classes.ImpassableClass) Hatched(canvas, box);
        else canvas.Fill(box, _classes.Palette.Colours[special]);
        canvas.Border(box, 0.1 * _scale, Hairline);
        var name = Text(text);
        var textLeft = left + (NumbersLeftMm * _scale);
        canvas.Beside(name, _numbers, textLeft, box.MiddleY);
        var percentLeft = textLeft + TextBlock.WidthOf(name, _numbers) + (2 * _scale);
        canvas.Beside(Percent(_classes.Shares[special]), _percents, percentLeft, box.MiddleY);
        return top + (SpecialRowMm * _scale);
    }

    void Hatched(SheetCanvas canvas, PageRect box)
    {
        var page = canvas.Page;
        using var picture = ClassPicture.Draw(
            [_classes.ImpassableClass], new Shape(1, 1), _classes.Palette, page.PixelsOf(box), page);
        using var image = SKImage.FromBitmap(picture);
        canvas.Skia.DrawImage(image, SheetCanvas.ToSkia(box), new SKSamplingOptions(SKFilterMode.Nearest));
    }

    void Features(SheetCanvas canvas, PageRect room, double top)
    {
        var style = new TextStyle(FontFace.Regular, 7 * _scale, Ink);
        for (var i = 0; i < Signs; i++)
        {
            var left = room.Left + (i % 2 * room.Width / 2);
            var row = top + ((i / 2) * FeatureRowMm * _scale);
            var (box, isTerritory) = (new PageRect(left, row, 7 * _scale, 2.8 * _scale), i < Signs - _features.Count);
            var kind = isTerritory ? default : _features[i - (Signs - _features.Count)];
            if (isTerritory) FocusOutline.Sign(canvas, box);
            else FeatureDrawing.DrawSign(canvas, kind, box);
            var name = isTerritory ? Typography.Set(_territory!, _language) : Text(Name(kind));
            var width = (room.Width / 2) - (8.4 * _scale);
            canvas.Beside(
                TextBlock.Lay(name, style, width, 1).Lines[0], style, left + (8.4 * _scale), row + (1.4 * _scale));
        }
    }

    string Text(SheetText text) => SheetTexts.Of(text, _language);

    string Number(double value) => MapNumbers.Format(value, _language);

    string Percent(double share) => MapNumbers.Percent(share, _language);

    bool IsOnMap(byte special) => _classes.Shares[special] > 0;

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
