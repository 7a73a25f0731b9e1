using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>All trames side by side on small maps of one scale, and where they overlap.</summary>
static class OverviewPage
{
    const double CaptionMm = 9.5;
    const double GapMm = 5;

    // Signs of the large maps, made smaller for small ones.
    const double SignShare = 0.55;

    const int MostNames = 7;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");

    public static void Draw(SheetCanvas canvas, NetworkAtlas atlas, QuietGround ground)
    {
        var (page, language) = (canvas.Page, atlas.Caption.Language);
        var maps = atlas.Sheets.Count + (atlas.Overlap is null ? 0 : 1);
        var focus = ScaleFit.FocusOf(atlas.Territory, atlas.Extent);
        var rooms = Rooms(AtlasPage.BodyOf(page), maps, focus.Width / focus.Height, page);
        var first = View(atlas, rooms[0], page);
        var denominator = ScaleBarChoice.Denominator(first.UnitsPerMm * atlas.Ground.MetresPerUnit);
        var scale = $"{SheetTexts.Of(SheetText.Scale, language)} {MapNumbers.Scale(denominator, language)} "
            + SheetTexts.Of(SheetText.PrintedOn, language, page.Name);
        var places = atlas.Territory is null
            ? ""
            : $" – {SheetTexts.Of(SheetText.FiguresOfTerritoryAndExtent, language)}";
        var named = atlas.Caption.Scenario.Length == 0 ? scale + places : $"{atlas.Caption.Scenario} – {scale}{places}";
        var changed = atlas.Sheets.Any(sheet => sheet.Changes is { IsNothing: false })
            ? $"{named} – {SheetTexts.Of(SheetText.ChangesInWords, language)}"
            : named;
        AtlasPage.DrawHeading(canvas, SheetTexts.Of(SheetText.Overview, language), Typography.Set(changed, language));
        for (var i = 0; i < atlas.Sheets.Count; i++)
        {
            var (sheet, view) = (atlas.Sheets[i], View(atlas, rooms[i], page));
            DrawSmall(canvas, atlas, ground, sheet, view);
            var figures = string.Join(" · ", sheet.Facts.Take(2).Select(fact => $"{fact.Name} {fact.Value}"));
            Caption(canvas, view.Frame, sheet.Caption.Trame.Name, sheet.Caption.Trame.Colour, figures);
        }
        if (atlas.Overlap is not { } overlap) return;
        var last = View(atlas, rooms[^1], page);
        var map = new OverlapMap(overlap, atlas.Sheets.Count, language);
        map.Draw(canvas, last, ground, atlas.Territory, isLarge: false);
        Names(canvas, atlas, last);
        Caption(canvas, last.Frame, SheetTexts.Of(SheetText.TrameCount, language), Ink, "");
        map.DrawSmallLegend(canvas, last.Frame with { Top = last.Frame.Top - (4.6 * page.Scale) });
    }

    // The number of columns that leaves the largest maps.
    static List<PageRect> Rooms(PageRect body, int maps, double proportion, PageSettings page)
    {
        var (gap, caption) = (GapMm * page.Scale, CaptionMm * page.Scale);
        var columns = Enumerable.Range(1, maps).MaxBy(Width);
        var rows = (maps + columns - 1) / columns;
        var width = (body.Width - ((columns - 1) * gap)) / columns;
        var height = (body.Height - ((rows - 1) * gap)) / rows;
        return
        [
            .. Enumerable.Range(0, maps).Select(i => new PageRect(
                body.Left + (i % columns * (width + gap)),
                body.Top + (i / columns * (height + gap)) + caption,
                width,
                height - caption)),
        ];

        double Width(int count)
        {
            var lines = (maps + count - 1) / count;
            var high = ((body.Height - ((lines - 1) * gap)) / lines) - caption;
            return Math.Min((body.Width - ((count - 1) * gap)) / count, high * proportion);
        }
    }

    static MapView View(NetworkAtlas atlas, PageRect room, PageSettings page)
    {
        var focus = ScaleFit.FocusOf(atlas.Territory, atlas.Extent);
        var view = ScaleFit.Fit(focus, atlas.Extent, atlas.Ground.MetresPerUnit, room, page);
        // To the left of its room, where its caption begins.
        var frame = page.Snap(view.Frame with { Left = room.Left });
        return view with { Data = frame, Frame = frame };
    }

    static void DrawSmall(
        SheetCanvas canvas, NetworkAtlas atlas, QuietGround ground, NetworkSheet sheet, MapView view)
    {
        var frame = view.Frame;
        var large = new PageRect(
            frame.Left / SignShare, frame.Top / SignShare, frame.Width / SignShare, frame.Height / SignShare);
        canvas.Skia.Save();
        canvas.Skia.Scale((float)SignShare);
        var map = new NetworkMap(atlas.Ground with { Places = [] }, ground, atlas.Caption.Language)
        {
            Focus = atlas.Territory,
            HasGraticule = false,
            HasCoreNames = false,
            Light = sheet.Light,
            Changes = sheet.Changes,
        };
        map.Draw(canvas, view with { Data = large, Frame = large }, [sheet.Network]);
        canvas.Skia.Restore();
        Names(canvas, atlas, view);
    }

    static void Names(SheetCanvas canvas, NetworkAtlas atlas, MapView view) => PlaceDrawing.Draw(
        canvas, view, [.. atlas.Ground.Places.Where(place => place.Rank <= 2)], [], MostNames);

    static void Caption(SheetCanvas canvas, PageRect frame, string title, Rgb colour, string figures)
    {
        var scale = canvas.Page.Scale;
        var strong = new TextStyle(FontFace.SemiBold, 9.5 * scale, colour);
        var quiet = new TextStyle(FontFace.Regular, 6.5 * scale, Quiet);
        canvas.Beside(title, strong, frame.Left, frame.Top - (6.6 * scale));
        if (figures.Length == 0) return;
        // Figures are smaller rather than cut.
        var style = quiet with { Points = quiet.Points * Math.Min(1, frame.Width / TextBlock.WidthOf(figures, quiet)) };
        canvas.Beside(figures, style, frame.Left, frame.Top - (2.3 * scale));
    }
}
