using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Round coordinates around a map's frame: ticks and labels outside, small crosses where they meet inside.
/// </summary>
sealed class Graticule
{
    /// <summary>Room outside the frame for ticks and labels, in millimetres on A4.</summary>
    public const double GutterMm = 5.2;

    const double ClosestLabelsMm = 20;

    static readonly Rgb Ink = Rgb.Parse("4A5157");
    static readonly Rgb Cross = Rgb.Parse("20262B");

    readonly MapView _view;
    readonly double _step;
    readonly double _unitsPerLabel;
    readonly Language _language;

    public Graticule(MapView view, MapGround ground, Language language, double scale)
    {
        _view = view;
        _language = language;
        _step = RoundLength.AtLeast(view.UnitsPerMm * ClosestLabelsMm * scale);
        InKilometres = _step * ground.MetresPerUnit >= 1000;
        _unitsPerLabel = (InKilometres ? 1000 : 1) / ground.MetresPerUnit;
    }

    /// <summary>Whether labels are in kilometres; else in metres.</summary>
    public bool InKilometres { get; }

    public void DrawCrosses(SheetCanvas canvas)
    {
        var arm = 1.1 * canvas.Page.Scale;
        using var path = new SKPath();
        foreach (var x in Xs())
        {
            foreach (var y in Ys())
            {
                path.MoveTo((float)(_view.PageX(x) - arm), (float)_view.PageY(y));
                path.LineTo((float)(_view.PageX(x) + arm), (float)_view.PageY(y));
                path.MoveTo((float)_view.PageX(x), (float)(_view.PageY(y) - arm));
                path.LineTo((float)_view.PageX(x), (float)(_view.PageY(y) + arm));
            }
        }
        canvas.Stroke(path, 0.13 * canvas.Page.Scale, Cross, alpha: 130);
    }

    public void DrawTicks(SheetCanvas canvas)
    {
        var (frame, scale) = (_view.Frame, canvas.Page.Scale);
        var style = new TextStyle(Fonts.FontFace.Regular, 6 * scale, Ink);
        var tick = 1.3 * scale;
        foreach (var x in Xs())
        {
            var at = _view.PageX(x);
            Tick(canvas, at, frame.Bottom, at, frame.Bottom + tick);
            canvas.Line(Label(x), style, at, frame.Bottom + (3.9 * scale), TextAnchor.Middle);
        }
        foreach (var y in Ys())
        {
            var at = _view.PageY(y);
            Tick(canvas, frame.Left - tick, at, frame.Left, at);
            canvas.Skia.Save();
            canvas.Skia.Translate((float)(frame.Left - (1.9 * scale)), (float)at);
            canvas.Skia.RotateDegrees(-90);
            canvas.Line(Label(y), style, 0, 0, TextAnchor.Middle);
            canvas.Skia.Restore();
        }
    }

    // Ticks are rectangles on whole pixels: as crisp as the frame they stand on.
    static void Tick(SheetCanvas canvas, double left, double top, double right, double bottom)
    {
        var half = 0.5 / canvas.Page.PixelsPerMm;
        canvas.Fill(PageRect.FromEdges(
            left.Equals(right) ? left - half : left, top.Equals(bottom) ? top - half : top,
            left.Equals(right) ? right + half : right, top.Equals(bottom) ? bottom + half : bottom), Ink);
    }

    string Label(double coordinate) => MapNumbers.Format(coordinate / _unitsPerLabel, _language, maxDecimals: 3);

    IEnumerable<double> Xs() => Rounds(_view.FrameBounds.MinX, _view.FrameBounds.MaxX);

    IEnumerable<double> Ys() => Rounds(_view.FrameBounds.MinY, _view.FrameBounds.MaxY);

    // Keeps away from the corners, where a label would stick out or meet the other side's.
    IEnumerable<double> Rounds(double min, double max)
    {
        var clear = 5 * _view.UnitsPerMm;
        for (var n = Math.Ceiling((min + clear) / _step); n * _step <= max - clear; n++) yield return n * _step;
    }
}
