using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>Draws the map of one trame's network.</summary>
/// <remarks>Thread rule: any number of sheets at once. The same sheet gives the same bytes.</remarks>
public static class NetworkSheetDrawing
{
    /// <summary>The sheet as a PNG file that knows its printed size.</summary>
    public static byte[] ToPng(NetworkSheet sheet, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(page);
        return PngPage.Encode(page, sheet.Caption.Provenance, canvas => Draw(canvas, sheet));
    }

    /// <summary>The sheet as a PDF file of one page: vectors, the font embedded.</summary>
    public static byte[] ToPdf(NetworkSheet sheet, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(page);
        var caption = sheet.Caption;
        var title = $"{caption.Trame.Name} – {caption.Title}";
        return PdfPages.Encode(caption.ToDetails(title), page, [canvas => Draw(canvas, sheet)]);
    }

    internal static void Draw(SheetCanvas canvas, NetworkSheet sheet) =>
        Draw(canvas, sheet, new QuietGround(sheet.Ground, sheet.Extent));

    /// <summary>Draws over a ground that several pages share.</summary>
    internal static void Draw(SheetCanvas canvas, NetworkSheet sheet, QuietGround ground)
    {
        var (page, caption, language) = (canvas.Page, sheet.Caption, sheet.Caption.Language);
        var columnMm = SheetLayout.ColumnOf(page).Width;
        var title = new TitleBlock(caption, columnMm, NetworkLayout.MostTitleMm(page), page.Scale);
        var groups = NetworkLegend.Alone(
            sheet.Network,
            ground.Kinds,
            sheet.Territory is null ? null : sheet.TerritoryName ?? SheetTexts.Of(SheetText.Territory, language),
            language,
            isPale: sheet.Changes is not null,
            sheet.Light);
        var legend = new LegendBlock(groups, page.Scale);
        var mostNotes = NetworkLayout.MostNotesMm(page, title.HeightMm, legend.HeightMm);
        var notes = new NotesBlock(caption, columnMm, mostNotes, page.Scale);
        var layout = NetworkLayout.Of(
            page, title.HeightMm, legend.HeightMm, notes.HeightMm, sheet.Locator is not null, sheet.Facts.Count > 0);
        var focus = ScaleFit.FocusOf(sheet.Territory, sheet.Extent);
        var view = ScaleFit.Fit(focus, sheet.Extent, sheet.Ground.MetresPerUnit, layout.MapRoom, page);
        var panel = sheet.Scenario is { } scenario
            ? new ScenarioPanel(scenario, sheet.Changes, showsChanges: true, language, page.Scale)
            : null;
        var place = panel?.PlaceOn(view, sheet.Territory ?? MapShape.Of(sheet.Extent), page);
        var map = new NetworkMap(sheet.Ground, ground, language)
        {
            Focus = sheet.Territory,
            Scenario = sheet.Scenario,
            Changes = sheet.Changes,
            Light = sheet.Light,
            Covered = place?.Box,
        };

        var ticksInKilometres = map.Draw(canvas, view, [sheet.Network]);
        if (place is not null) panel!.Draw(canvas, place);
        title.Draw(canvas, layout.Title);
        legend.Draw(canvas, layout.Legend);
        if (sheet.Locator is { } locator && layout.Locator.Height > 0)
        {
            var frame = LocatorDrawing.FrameIn(layout.Locator, locator, page);
            LocatorDrawing.Draw(canvas, frame, locator, sheet.Ground, view);
        }
        FactsBlock.Draw(canvas, layout.Facts, sheet.Facts, language);
        ScaleDrawing.Draw(canvas, layout.Scale, view, sheet.Ground, ticksInKilometres, language);
        notes.Draw(canvas, layout.Notes);
    }
}
