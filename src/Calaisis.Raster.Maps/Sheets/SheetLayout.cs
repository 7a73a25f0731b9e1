using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>
/// Where the parts of a sheet lie, in millimetres: the map's room on the left; on the right a column with title,
/// legend, scale and notes, one above the other. Parts never overlap and stay inside the margins.
/// </summary>
public sealed record SheetLayout
{
    const double MarginMm = 9;
    const double ColumnMm = 68;
    const double GapMm = 6;
    const double SectionGapMm = 4.2;

    const double TitleShare = 0.23;
    const double NotesShare = 0.3;

    SheetLayout(PageRect mapRoom, PageRect title, PageRect legend, PageRect scale, PageRect notes)
    {
        MapRoom = mapRoom;
        Title = title;
        Legend = legend;
        Scale = scale;
        Notes = notes;
    }

    /// <summary>The most that the map's frame can fill; ticks and labels stand outside, left and below.</summary>
    public PageRect MapRoom { get; }

    public PageRect Title { get; }

    public PageRect Legend { get; }

    public PageRect Scale { get; }

    public PageRect Notes { get; }

    /// <summary>The column right of the map.</summary>
    public static PageRect ColumnOf(PageSettings page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var margin = MarginMm * page.Scale;
        var width = ColumnMm * page.Scale;
        return page.Snap(new PageRect(page.WidthMm - margin - width, margin, width, page.HeightMm - (2 * margin)));
    }

    /// <summary>The most that a map's frame can fill on a page, whatever the sheet says in words.</summary>
    public static PageRect MapRoomOf(PageSettings page)
    {
        var column = ColumnOf(page);
        var gutter = Graticule.GutterMm * page.Scale;
        return page.Snap(PageRect.FromEdges(
            (MarginMm * page.Scale) + gutter, column.Top, column.Left - (GapMm * page.Scale), column.Bottom - gutter));
    }

    /// <summary>The greatest height of the title block, in millimetres.</summary>
    public static double MostTitleMm(PageSettings page) => TitleShare * ColumnOf(page).Height;

    /// <summary>
    /// The greatest height of the notes, in millimetres: what title, scale and the smallest readable legend leave.
    /// </summary>
    public static double MostNotesMm(PageSettings page, double titleMm, double legendMm)
    {
        var column = ColumnOf(page);
        var fixedMm = ((3 * SectionGapMm) + ScaleDrawing.HeightMm) * page.Scale;
        var others = Math.Min(titleMm, MostTitleMm(page)) + legendMm + fixedMm;
        return Math.Clamp(column.Height - others, 0, NotesShare * column.Height);
    }

    /// <summary>
    /// The layout for a title block and notes of known heights; more than the greatest heights is not granted. The
    /// legend gets what is left.
    /// </summary>
    public static SheetLayout Of(PageSettings page, double titleMm, double notesMm)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(titleMm);
        ArgumentOutOfRangeException.ThrowIfNegative(notesMm);
        var column = ColumnOf(page);
        var gap = SectionGapMm * page.Scale;
        var title = column with { Height = Math.Min(titleMm, MostTitleMm(page)) };
        var notesTop = column.Bottom - Math.Min(notesMm, NotesShare * column.Height);
        var scaleTop = notesTop - gap - (ScaleDrawing.HeightMm * page.Scale);
        return new SheetLayout(
            MapRoomOf(page),
            title,
            PageRect.FromEdges(column.Left, title.Bottom + gap, column.Right, scaleTop - gap),
            column with { Top = scaleTop, Height = ScaleDrawing.HeightMm * page.Scale },
            PageRect.FromEdges(column.Left, notesTop, column.Right, column.Bottom));
    }
}
