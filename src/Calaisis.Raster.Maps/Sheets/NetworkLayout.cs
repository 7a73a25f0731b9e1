using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>
/// Where the parts of a network sheet lie, in millimetres: the map's room on the left, in the column on the right
/// title, legend, small map and key figures side by side, scale and notes, one above the other. What finds no room has
/// no height.
/// </summary>
sealed record NetworkLayout(
    PageRect MapRoom, PageRect Title, PageRect Legend, PageRect Locator, PageRect Facts, PageRect Scale, PageRect Notes)
{
    const double GapMm = 3.6;
    const double LeastMiddleMm = 15;
    const double MostMiddleMm = 46;
    const double TitleShare = 0.19;
    const double NotesShare = 0.3;
    const double LocatorShare = 0.52;

    /// <summary>The greatest height of the title block.</summary>
    public static double MostTitleMm(PageSettings page) => TitleShare * SheetLayout.ColumnOf(page).Height;

    /// <summary>The greatest height of the notes beside a title and a legend of known heights.</summary>
    public static double MostNotesMm(PageSettings page, double titleMm, double legendMm)
    {
        var column = SheetLayout.ColumnOf(page).Height;
        var others = titleMm + legendMm + ((ScaleDrawing.HeightMm + (3 * GapMm)) * page.Scale);
        return Math.Clamp(column - others, 0, NotesShare * column);
    }

    /// <summary>The layout for parts of known heights.</summary>
    public static NetworkLayout Of(
        PageSettings page, double titleMm, double legendMm, double notesMm, bool hasLocator, bool hasFacts)
    {
        var column = SheetLayout.ColumnOf(page);
        var gap = GapMm * page.Scale;
        var notesTop = column.Bottom - notesMm;
        var scaleTop = notesTop - gap - (ScaleDrawing.HeightMm * page.Scale);
        var title = column with { Height = titleMm };
        var legendTop = title.Bottom + gap;
        var legend = column with { Top = legendTop, Height = Math.Clamp(scaleTop - gap - legendTop, 0, legendMm) };
        var middle = PageRect.FromEdges(column.Left, legend.Bottom + gap, column.Right, scaleTop - gap);
        if (middle.Height < LeastMiddleMm * page.Scale) middle = middle with { Height = 0 };
        middle = middle with { Height = Math.Min(middle.Height, MostMiddleMm * page.Scale) };
        var locatorMm = !hasLocator ? 0 : hasFacts ? LocatorShare * column.Width : column.Width;
        var locator = middle with { Width = locatorMm };
        return new NetworkLayout(
            SheetLayout.MapRoomOf(page),
            title,
            legend,
            locator,
            PageRect.FromEdges(
                Math.Min(middle.Right, locator.Right + (hasLocator ? gap : 0)),
                middle.Top,
                middle.Right,
                middle.Bottom),
            column with { Top = scaleTop, Height = ScaleDrawing.HeightMm * page.Scale },
            PageRect.FromEdges(column.Left, notesTop, column.Right, column.Bottom));
    }
}
