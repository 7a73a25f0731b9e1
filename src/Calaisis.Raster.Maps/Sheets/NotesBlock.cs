using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>Method, sources, credits, edition and program in small print, cut to the room there is.</summary>
sealed class NotesBlock
{
    const double BetweenMm = 1.1;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("4A5157");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    readonly double _scale;
    readonly List<TextBlock> _blocks = [];

    public NotesBlock(SheetCaption caption, double widthMm, double mostMm, double scale)
    {
        _scale = scale;
        var heading = new TextStyle(FontFace.SemiBold, 6.5 * scale, Ink);
        var body = new TextStyle(FontFace.Regular, 6.3 * scale, Quiet) { LineSpacing = 1.3 };
        // From the end: the short lines that name makers and edition always stay; sources, then the method give way.
        var closing = TextBlock.Lay(Closing(caption), body, widthMm, maxLines: 5);
        var left = mostMm - ((BetweenMm + 1.6) * scale) - closing.HeightMm;
        var sources = Section(SheetText.Sources, string.Join(caption.Language == MapLanguage.French ? " ; " : "; ", caption.Sources.Select(source => source.TrimEnd('.', ' '))));
        var method = Section(SheetText.Method, caption.Method);
        var sourceNeeds = Height(sources);
        var methodRoom = Math.Max(left / 2, left - sourceNeeds);
        var methodBlocks = Fit(method, methodRoom);
        var sourceBlocks = Fit(sources, left - methodBlocks.Sum(block => block.HeightMm) - (BetweenMm * scale));
        _blocks.AddRange(methodBlocks);
        _blocks.AddRange(sourceBlocks);
        if (closing.Lines.Count > 0) _blocks.Add(closing);

        (string Heading, string Text) Section(SheetText key, string text) =>
            (SheetTexts.Of(key, caption.Language), Typography.Set(text, caption.Language));

        double Height((string Heading, string Text) section) => section.Text.Length == 0
            ? 0
            : heading.LineMm + TextBlock.Lay(section.Text, body, widthMm).HeightMm + (BetweenMm * scale);

        List<TextBlock> Fit((string Heading, string Text) section, double room) =>
            section.Text.Length == 0 || room < heading.LineMm + body.LineMm
                ? []
                : [TextBlock.Lay(section.Heading, heading, widthMm, 1), TextBlock.LayWithin(section.Text, body, widthMm, room - heading.LineMm)];
    }

    public double HeightMm => _blocks.Sum(block => block.HeightMm) + (((Gaps * BetweenMm) + 1.6) * _scale);

    int Gaps => _blocks.Count(block => block.Style.Face == FontFace.Regular);

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        canvas.Fill(room with { Height = 0.15 * _scale }, Hairline);
        var top = room.Top + (1.6 * _scale);
        foreach (var block in _blocks)
        {
            canvas.Block(block, room.Left, top);
            top += block.HeightMm + (block.Style.Face == FontFace.Regular ? BetweenMm * _scale : 0);
        }
    }

    static string Closing(SheetCaption caption)
    {
        string[] lines =
        [
            Named(SheetText.Credits, caption.Credits, caption.Language),
            Named(SheetText.Edition, caption.Edition, caption.Language),
            caption.Software,
        ];
        return Typography.Set(string.Join('\n', lines.Where(line => line.Length > 0)), caption.Language);
    }

    static string Named(SheetText key, string text, MapLanguage language)
    {
        var colon = language == MapLanguage.French ? " : " : ": ";
        return text.Length == 0 ? "" : SheetTexts.Of(key, language) + colon + text;
    }
}
