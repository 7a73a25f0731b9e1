using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// What a scenario gains and loses, a row per trame: the cover's map counts trames in violet and orange, over which the
/// colours of gains and losses would not read.
/// </summary>
sealed class CoverChanges
{
    const double RuleMm = 1.2;
    const double HeadingMm = 4.2;
    const double HeaderMm = 3.1;
    const double RowMm = 3.5;

    // Right edges of core areas gained and lost, corridors gained and lost, in parts of the width.
    static readonly double[] Edges = [0.52, 0.66, 0.85, 1];

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");
    static readonly Rgb Faint = Rgb.Parse("E6E9EB");

    readonly NetworkAtlas _atlas;
    readonly Language _language;
    readonly double _scale;

    CoverChanges(NetworkAtlas atlas, double scale) =>
        (_atlas, _language, _scale) = (atlas, atlas.Caption.Language, scale);

    public double HeightMm => (RuleMm + HeadingMm + HeaderMm + (_atlas.Sheets.Count * RowMm)) * _scale;

    /// <summary>Null where no trame is compared.</summary>
    public static CoverChanges? Of(NetworkAtlas atlas, PageSettings page) =>
        atlas.Sheets.Any(sheet => sheet.Changes is not null) ? new CoverChanges(atlas, page.Scale) : null;

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        var changes = _atlas.Sheets.Select(sheet => sheet.Changes).OfType<NetworkChanges>().First();
        var strong = new TextStyle(FontFace.SemiBold, 8 * _scale, Ink);
        var header = new TextStyle(FontFace.Regular, 6.3 * _scale, Quiet);
        canvas.Fill(room with { Height = 0.15 * _scale }, Hairline);
        var top = room.Top + (RuleMm * _scale);
        canvas.Beside(
            SheetTexts.Of(SheetText.ChangesBeside, _language, changes.Base), strong, room.Left, top + (1.8 * _scale));
        top += HeadingMm * _scale;
        var unit = changes.Gained.CoreHectares.Inside is null
            ? SheetText.HectaresOfExtent
            : SheetText.HectaresOfTerritory;
        canvas.Beside(SheetTexts.Of(unit, _language), header, room.Left, top + (0.4 * HeaderMm * _scale));
        ToTheLeftOf(1, SheetTexts.Of(SheetText.CoreColumn, _language), header);
        ToTheLeftOf(3, SheetTexts.Of(SheetText.CorridorColumn, _language), header);
        top += HeaderMm * _scale;
        foreach (var sheet in _atlas.Sheets)
        {
            canvas.Fill(room with { Top = top - (0.2 * _scale), Height = 0.1 * _scale }, Faint);
            var (trame, middle) = (sheet.Caption.Trame, top + (0.5 * RowMm * _scale));
            canvas.Fill(new PageRect(room.Left, middle - _scale, 2 * _scale, 2 * _scale), trame.Colour);
            var plain = new TextStyle(FontFace.Regular, 6.9 * _scale, Ink);
            var name = TextBlock.Lay(trame.Name, plain, (0.38 * room.Width) - (3.4 * _scale), 1);
            if (name.Lines.Count > 0) canvas.Beside(name.Lines[0], plain, room.Left + (3.4 * _scale), middle);
            if (sheet.Changes is { } own)
            {
                Figure(0, own.Gained.CoreHectares, isGained: true);
                Figure(1, own.Lost.CoreHectares, isGained: false);
                Figure(2, own.Gained.CorridorHectares, isGained: true);
                Figure(3, own.Lost.CorridorHectares, isGained: false);
            }

            top += RowMm * _scale;
        }

        void Figure(int column, ChangedHectares area, bool isGained)
        {
            var hectares = area.Inside ?? area.Whole;
            var number = MapNumbers.Format(hectares, _language, hectares is > 0 and < 10 ? 1 : 0);
            var colour = (hectares > 0, isGained) switch
            {
                (false, _) => Quiet,
                (_, true) => ChangePalette.GainedDark,
                _ => ChangePalette.LostDark,
            };
            ToTheLeftOf(column, hectares > 0 ? (isGained ? "+" : "−") + number : number, new TextStyle(
                FontFace.SemiBold, 6.9 * _scale, colour));
        }

        void ToTheLeftOf(int column, string text, TextStyle style)
        {
            var middle = (style.Face == FontFace.Regular ? 0.4 * HeaderMm : 0.5 * RowMm) * _scale;
            canvas.Beside(
                text, style, room.Left + (Edges[column] * room.Width) - TextBlock.WidthOf(text, style), top + middle);
        }
    }
}
