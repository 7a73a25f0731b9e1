using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>Draws the map of one trame's resistance.</summary>
/// <remarks>Thread rule: any number of sheets at once. The same sheet gives the same bytes.</remarks>
public static class ResistanceSheetDrawing
{
    static readonly Rgb Neatline = Rgb.Parse("20262B");
    static readonly Rgb GridEdge = Rgb.Parse("9AA1A8");

    /// <summary>The sheet as a PNG file that knows its printed size.</summary>
    public static byte[] ToPng(ResistanceSheet sheet, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(page);
        return PngPage.Encode(page, sheet.Caption.Provenance, canvas => Draw(canvas, sheet));
    }

    /// <summary>
    /// How many cells of a grid, in each direction, one cell of the sheet's grid may stand for; 1 where the page shows
    /// all.
    /// </summary>
    public static int ThinningStep(GridDefinition grid, PageSettings page) =>
        MapFit.ThinningStep(grid, SheetLayout.MapRoomOf(page), page);

    internal static void Draw(SheetCanvas canvas, ResistanceSheet sheet)
    {
        if (sheet.Values.Length != sheet.Grid.Shape.CellCount)
            throw new ArgumentException($"{sheet.Values.Length} values for {sheet.Grid.Shape}", nameof(sheet));
        var (page, caption, language) = (canvas.Page, sheet.Caption, sheet.Caption.Language);
        var columnMm = SheetLayout.ColumnOf(page).Width;
        var title = new TitleBlock(caption, columnMm, SheetLayout.MostTitleMm(page), page.Scale);
        var breaks = ClassBreaks.Logarithmic(sheet.MinResistance, sheet.MaxResistance);
        var classes = new ResistanceClasses(sheet.Values.Span, breaks, sheet.NaNIsImpassable);
        var kinds = sheet.Ground.Features.Where(FeatureDrawing.IsShown)
            .Select(feature => feature.Kind).Distinct().Order().ToList();
        var territory = sheet.Territory is null ? null : sheet.TerritoryName
            ?? SheetTexts.Of(SheetText.Territory, language);
        var legend = new ResistanceLegend(classes, sheet.Unit, kinds, territory, language, page.Scale);
        var notes = new NotesBlock(
            caption, columnMm, SheetLayout.MostNotesMm(page, title.HeightMm, legend.LeastMm), page.Scale);
        var layout = SheetLayout.Of(page, title.HeightMm, notes.HeightMm);
        var view = MapFit.Fit(sheet.Grid, layout.MapRoom, page);
        var graticule = new Graticule(view, sheet.Ground, language, page.Scale);

        var panel = sheet.Scenario is { } scenario
            ? new ScenarioPanel(scenario, null, showsChanges: false, language, page.Scale)
            : null;
        var place = panel?.PlaceOn(view, MapShape.Of(sheet.Grid.Bounds), page);
        DrawMap(canvas, sheet, view, classes, graticule, place?.Box);
        if (place is not null) panel!.Draw(canvas, place);
        title.Draw(canvas, layout.Title);
        legend.Draw(canvas, layout.Legend);
        ScaleDrawing.Draw(canvas, layout.Scale, view, sheet.Ground, graticule.InKilometres, language);
        notes.Draw(canvas, layout.Notes);
    }

    static void DrawMap(
        SheetCanvas canvas, ResistanceSheet sheet, MapView view, ResistanceClasses classes, Graticule graticule,
        PageRect? covered)
    {
        var page = canvas.Page;
        canvas.Fill(view.Frame, ResistanceRamp.NoData);
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(view.Frame));
        using (var picture = ClassPicture.Draw(
            classes.Cells, sheet.Grid.Shape, classes.Palette, page.PixelsOf(view.Data), page))
        using (var image = SKImage.FromBitmap(picture))
            canvas.Skia.DrawImage(image, SheetCanvas.ToSkia(view.Data), new SKSamplingOptions(SKFilterMode.Nearest));
        if (view.Data != view.Frame) canvas.Border(view.Data, 0.1 * page.Scale, GridEdge);
        FeatureDrawing.Draw(canvas, view, sheet.Ground.Features);
        if (sheet.Scenario is { } scenario) EditDrawing.Draw(canvas, view, scenario);
        // Its surroundings are as true as the territory: no veil over the colours of classes.
        FocusOutline.Draw(canvas, view, sheet.Territory, veil: 0);
        graticule.DrawCrosses(canvas);
        PlaceDrawing.Draw(canvas, view, sheet.Ground.Places, covered is { } box ? [box] : []);
        canvas.Skia.Restore();
        canvas.Border(view.Frame, 0.25 * page.Scale, Neatline);
        graticule.DrawTicks(canvas);
    }
}
