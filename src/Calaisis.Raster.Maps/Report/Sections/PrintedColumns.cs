using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>
/// Which columns of a table stand side by side on a sheet of A4. The columns of text that the table begins with name
/// its rows and stand in every part; the others follow in their order, so that every one of them is printed once.
/// </summary>
static class PrintedColumns
{
    /// <summary>What fits between the margins, in characters of the print style's 7 points.</summary>
    const double PageCharacters = 122;

    /// <summary>What padding takes beside a column's characters.</summary>
    const double PaddingCharacters = 2.4;

    /// <summary>Texts longer than this are wrapped.</summary>
    const int LongestText = 26;

    /// <param name="table">The table.</param>
    /// <param name="shown">A value as it is printed.</param>
    /// <returns>Places of columns, a list for each part.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> PartsOf(FeatureTable table, Func<object?, string> shown)
    {
        var widths = Enumerable.Range(0, table.Columns.Count).Select(place => WidthOf(table, place, shown)).ToList();
        var keys = Enumerable.Range(0, table.Columns.Count)
            .TakeWhile(place => table.Columns[place].Type == ColumnType.Text).ToList();
        if (keys.Count == 0 || keys.Count == table.Columns.Count) keys = [0];
        var room = PageCharacters - keys.Sum(place => widths[place]);
        var parts = new List<IReadOnlyList<int>>();
        var (part, taken) = (new List<int>(), 0.0);
        foreach (var place in Enumerable.Range(keys.Count, table.Columns.Count - keys.Count))
        {
            if (part.Count > 0 && taken + widths[place] > room)
            {
                parts.Add([.. keys, .. part]);
                (part, taken) = ([], 0);
            }

            part.Add(place);
            taken += widths[place];
        }

        return [.. parts, [.. keys, .. part]];
    }

    // Headings wrap between words, numbers nowhere.
    static double WidthOf(FeatureTable table, int place, Func<object?, string> shown)
    {
        var column = table.Columns[place];
        var heading = (column.Title.Length > 0 ? column.Title : column.Name).Split(' ').Max(word => word.Length) * 1.1;
        var longest = table.Rows.Select(row => shown(row.Values[place]).Length).DefaultIfEmpty(0).Max();
        return PaddingCharacters
            + Math.Max(heading, column.Type == ColumnType.Text ? Math.Min(LongestText, longest) : longest);
    }
}
