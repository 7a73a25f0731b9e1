using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>
/// A band and the name of the trame in its colour, the title as large as it fits, the subtitle, the scenario.
/// </summary>
sealed class TitleBlock
{
    const double BandMm = 2.2;

    static readonly double[] TitlePoints = [19, 17, 15, 13, 11.5, 10];
    static readonly Rgb Ink = Rgb.Parse("16191C");
    static readonly Rgb Quiet = Rgb.Parse("4A5157");

    readonly Rgb _colour;
    readonly double _scale;
    readonly TextBlock _trame;
    readonly TextBlock _title;
    readonly TextBlock _subtitle;
    readonly TextBlock _scenario;

    public TitleBlock(SheetCaption caption, double widthMm, double mostMm, double scale)
    {
        _colour = caption.Trame.Colour;
        _scale = scale;
        var capitals = new TextStyle(FontFace.SemiBold, 9 * scale, _colour) { Tracking = 0.09 };
        _trame = TextBlock.Lay(caption.Trame.Name.ToUpperInvariant(), capitals, widthMm, maxLines: 1);
        var quiet = new TextStyle(FontFace.Regular, 9 * scale, Quiet) { LineSpacing = 1.35 };
        _subtitle = TextBlock.Lay(Typography.Set(caption.Subtitle, caption.Language), quiet, widthMm, maxLines: 2);
        var named = new TextStyle(FontFace.SemiBold, 9.5 * scale, ChangePalette.Edited) { LineSpacing = 1.25 };
        _scenario = TextBlock.Lay(Typography.Set(caption.Scenario, caption.Language), named, widthMm, maxLines: 2);
        var room = mostMm - Fixed - _subtitle.HeightMm - ScenarioMm;
        var words = Typography.Set(caption.Title, caption.Language);
        var tries = TitlePoints
            .Select(points => TextBlock.LayWithin(words, Bold(points * scale), widthMm, room))
            .ToList();
        _title = tries.Find(block => !block.IsCut && block.Lines.Count <= 3)
            ?? tries.Find(block => !block.IsCut)
            ?? tries[^1];
    }

    public double HeightMm => Fixed + _title.HeightMm + _subtitle.HeightMm + ScenarioMm;

    double ScenarioMm => _scenario.Lines.Count == 0 ? 0 : _scenario.HeightMm + (1.2 * _scale);

    double Fixed => (BandMm + 3 + 1.4 + 1.4) * _scale + _trame.HeightMm;

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        canvas.Fill(room with { Height = BandMm * _scale }, _colour);
        var top = room.Top + ((BandMm + 3) * _scale);
        canvas.Block(_trame, room.Left, top);
        top += _trame.HeightMm + (1.4 * _scale);
        canvas.Block(_title, room.Left, top);
        top += _title.HeightMm + (1.4 * _scale);
        canvas.Block(_subtitle, room.Left, top);
        canvas.Block(_scenario, room.Left, top + _subtitle.HeightMm + (1.2 * _scale));
    }

    static TextStyle Bold(double points) =>
        new(FontFace.SemiBold, points, Ink) { LineSpacing = 1.16, Tracking = -0.012 };
}
