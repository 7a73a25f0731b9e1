using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>Method, sources, credits, edition and program in small print, cut to the room there is.</summary>
sealed class NotesBlock
{
    const double BetweenMm = 1.1;
    const double AboveMm = 1.6;
    const int MostClosingLines = 5;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("4A5157");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    readonly SheetCaption _caption;
    readonly double _widthMm;
    readonly double _scale;
    readonly TextStyle _heading;
    readonly TextStyle _body;
    readonly IReadOnlyList<TextBlock> _blocks;

    public NotesBlock(SheetCaption caption, double widthMm, double mostMm, double scale)
    {
        _caption = caption;
        _widthMm = widthMm;
        _scale = scale;
        _heading = new TextStyle(FontFace.SemiBold, 6.5 * scale, Ink);
        _body = new TextStyle(FontFace.Regular, 6.3 * scale, Quiet) { LineSpacing = 1.3 };

        // Makers and edition always stay; method and sources share the rest, at least half for the method.
        var closing = TextBlock.Lay(Closing(), _body, widthMm, MostClosingLines);
        var room = mostMm - (AboveMm * scale) - closing.HeightMm - Between;
        var separator = caption.Language == Language.French ? " ; " : "; ";
        var sourceText = string.Join(separator, caption.Sources.Select(source => source.TrimEnd('.', ' ')));
        var sourcesWhole = Section(SheetText.Sources, sourceText, double.MaxValue);
        var methodRoom = Math.Max(room / 2, room - Height(sourcesWhole)) - Between;
        var method = Section(SheetText.Method, caption.Method, methodRoom);
        var sources = Section(SheetText.Sources, sourceText, room - Height(method) - Between);
        _blocks = [.. method, .. sources, .. closing.Lines.Count > 0 ? [closing] : Array.Empty<TextBlock>()];
    }

    public double HeightMm => Height(_blocks) + (AboveMm * _scale);

    double Between => BetweenMm * _scale;

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        canvas.Fill(room with { Height = 0.15 * _scale }, Hairline);
        var top = room.Top + (AboveMm * _scale);
        foreach (var block in _blocks)
        {
            canvas.Block(block, room.Left, top);
            top += Height([block]);
        }
    }

    // A heading and its text, or nothing where there is no text or no room for a line of it.
    IReadOnlyList<TextBlock> Section(SheetText key, string text, double roomMm)
    {
        if (text.Length == 0 || roomMm < _heading.LineMm + _body.LineMm) return [];
        var heading = TextBlock.Lay(SheetTexts.Of(key, _caption.Language), _heading, _widthMm, 1);
        var words = Typography.Set(text, _caption.Language);
        return [heading, TextBlock.LayWithin(words, _body, _widthMm, roomMm - _heading.LineMm)];
    }

    // Room is left after each text, not after its heading.
    double Height(IReadOnlyList<TextBlock> blocks) =>
        blocks.Sum(block => block.HeightMm + (block.Style == _body ? Between : 0));

    string Closing()
    {
        string[] lines =
        [
            Named(SheetText.Credits, _caption.Credits),
            Named(SheetText.Edition, _caption.Edition),
            _caption.Software,
        ];
        return Typography.Set(string.Join('\n', lines.Where(line => line.Length > 0)), _caption.Language);
    }

    string Named(SheetText key, string text)
    {
        var colon = _caption.Language == Language.French ? " : " : ": ";
        return text.Length == 0 ? "" : SheetTexts.Of(key, _caption.Language) + colon + text;
    }
}
