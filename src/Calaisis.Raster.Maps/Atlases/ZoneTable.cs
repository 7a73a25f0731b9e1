using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>The zone in figures: a row per trame, with its colour; also the key to the colours of the map.</summary>
sealed class ZoneTable
{
    const double RuleMm = 1.6;
    const double HeadingMm = 5.4;
    const double HeaderMm = 3.6;
    const double RowMm = 4.3;
    const double NoteMm = 3.4;

    // Right edges of the five columns of numbers, in parts of the width.
    static readonly double[] Edges = [0.44, 0.61, 0.73, 0.86, 1];

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");
    static readonly Rgb Faint = Rgb.Parse("E6E9EB");

    readonly IReadOnlyList<ZoneRow> _rows;
    readonly Language _language;
    readonly double _scale;

    public ZoneTable(IReadOnlyList<ZoneRow> rows, Language language, double scale)
    {
        _rows = rows;
        _language = language;
        _scale = scale;
    }

    public double HeightMm => (RuleMm + HeadingMm + (2 * HeaderMm) + (_rows.Count * RowMm) + NoteMm) * _scale;

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        var strong = new TextStyle(FontFace.SemiBold, 8 * _scale, Ink);
        var header = new TextStyle(FontFace.Regular, 6.3 * _scale, Quiet);
        var plain = new TextStyle(FontFace.Regular, 6.9 * _scale, Ink);
        canvas.Fill(room with { Height = 0.15 * _scale }, Hairline);
        var top = room.Top + (RuleMm * _scale);
        canvas.Beside(Text(SheetText.ZoneHeading), strong, room.Left, top + (2.3 * _scale));
        top += HeadingMm * _scale;
        Cells(canvas, room, header, top + (0.4 * HeaderMm * _scale),
            Text(SheetText.CoreColumn), Text(SheetText.CorridorColumn), Text(SheetText.LinkColumn),
            Text(SheetText.GroundColumn), Text(SheetText.ConflictColumn));
        Cells(canvas, room, header, top + (1.25 * HeaderMm * _scale), "ha", "ha", "km", "km", "");
        top += 2 * HeaderMm * _scale;
        foreach (var row in _rows)
        {
            canvas.Fill(room with { Top = top - (0.3 * _scale), Height = 0.1 * _scale }, Faint);
            var middle = top + (0.45 * RowMm * _scale);
            canvas.Fill(new PageRect(room.Left, middle - (1.3 * _scale), 2.6 * _scale, 2.6 * _scale), row.Trame.Colour);
            var left = room.Left + (3.8 * _scale);
            var name = TextBlock.Lay(row.Trame.Name, plain, (0.3 * room.Width) - (3.8 * _scale), 1);
            if (name.Lines.Count > 0) canvas.Beside(name.Lines[0], plain, left, middle);
            Cells(canvas, room, plain, middle,
                Number(row.CoreHectares), Number(row.CorridorHectares), Number(row.PathKilometres),
                Number(row.GroundKilometres), Number(row.Conflicts));
            top += RowMm * _scale;
        }

        canvas.Beside(
            Text(SheetText.GroundNote),
            new TextStyle(FontFace.Regular, 5.8 * _scale, Quiet),
            room.Left,
            top + (0.4 * NoteMm * _scale));
    }

    static void Cells(
        SheetCanvas canvas, PageRect room, TextStyle style, double middle, params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            var right = room.Left + (Edges[i] * room.Width);
            canvas.Beside(texts[i], style, right - TextBlock.WidthOf(texts[i], style), middle);
        }
    }

    // One decimal where the whole number would say nothing.
    string Number(double value) => MapNumbers.Format(value, _language, value is > 0 and < 10 && value % 1 != 0 ? 1 : 0);

    string Text(SheetText text) => SheetTexts.Of(text, _language);
}
