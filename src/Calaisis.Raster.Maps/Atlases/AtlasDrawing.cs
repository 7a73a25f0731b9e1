using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>Draws an atlas as one PDF file.</summary>
/// <remarks>Thread rule: any number of atlases at once. The same atlas gives the same bytes.</remarks>
public static class AtlasDrawing
{
    /// <summary>
    /// The atlas: cover, overview of the trames, a page per trame, a page per zone, method and sources.
    /// </summary>
    /// <param name="atlas">What it shows; at least one trame.</param>
    /// <param name="page">The paper of every page.</param>
    /// <exception cref="ArgumentException">The atlas holds no trame.</exception>
    public static byte[] ToPdf(NetworkAtlas atlas, PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(page);
        var caption = atlas.Caption;
        return PdfPages.Encode(caption.ToDetails(caption.Title), page, Pages(atlas, page));
    }

    /// <summary>What draws each page, in their order.</summary>
    internal static IReadOnlyList<Action<SheetCanvas>> Pages(NetworkAtlas atlas, PageSettings page)
    {
        if (atlas.Sheets.Count == 0) throw new ArgumentException("an atlas needs at least one trame", nameof(atlas));
        var plan = new AtlasPlan(atlas, page);
        var ground = new QuietGround(atlas.Ground, atlas.Extent);
        var language = atlas.Caption.Language;
        var contents = plan.Lines.Chunk(ContentsPage.Capacity(page)).Take(plan.ContentsPages);
        var method = TextPages.Lay(MethodText.Of(atlas), page);
        List<Action<SheetCanvas>> pages =
        [
            canvas => CoverPage.Draw(canvas, atlas, ground, plan),
            .. contents.Select(lines => (Action<SheetCanvas>)(canvas => ContentsPage.Draw(canvas, lines, language))),
            canvas => OverviewPage.Draw(canvas, atlas, ground),
            .. atlas.Sheets.Select(sheet => (Action<SheetCanvas>)(canvas => NetworkSheetDrawing.Draw(
                canvas, sheet with { Locator = sheet.Locator ?? LocatorOf(atlas, plan, null) }, ground))),
            .. atlas.Zones.Select(zone => (Action<SheetCanvas>)(canvas => ZonePage.Draw(
                canvas, atlas, zone, ground, LocatorOf(atlas, plan, zone)!))),
            .. method.Select(text => (Action<SheetCanvas>)(canvas => TextPages.Draw(canvas, text, language))),
        ];
        return [.. pages.Select((draw, i) => (Action<SheetCanvas>)(canvas =>
        {
            PageMark.Set(canvas, i + 1);
            draw(canvas);
            AtlasPage.DrawFooter(canvas, atlas.Caption, i + 1, pages.Count);
        }))];
    }

    // Each zone with the number of its page: the small maps are the atlas's index.
    static LocatorMap? LocatorOf(NetworkAtlas atlas, AtlasPlan plan, AtlasZone? highlighted) => atlas.Zones.Count == 0
        ? null
        : new LocatorMap
        {
            Extent = atlas.Extent,
            Units =
            [
                .. atlas.Zones.Select((zone, i) => new LocatorUnit(
                    zone.Shape,
                    FormattableString.Invariant($"{plan.FirstZone + i}"),
                    ReferenceEquals(zone, highlighted))),
            ],
        };
}
