using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>A table as paper has it.</summary>
/// <param name="Caption">What it shows, and which part it is.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A value for each column, and the change in per cent that stands behind it; null for none.</param>
sealed record PrintedTable(
    string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<(object? Value, object? Percent)>> Rows);

/// <summary>
/// How a table stands on sheets of A4: one that is wider than the page as several below each other, each with the
/// columns that name its rows; a long one by groups of the rows that its first columns name alike, which are then no
/// columns.
/// </summary>
static class PrintedTables
{
    /// <summary>The end of the name of a column that is the change of the one before it.</summary>
    const string PercentEnd = "_percent";

    /// <returns>None where the table can be printed as the page has it.</returns>
    public static IReadOnlyList<PrintedTable> Of(
        string caption, FeatureTable table, bool isLong, Func<object?, string> shown)
    {
        if (isLong && Names(table) is > 1 and var names) return [.. Groups(caption, table, names - 1, shown)];
        var parts = PrintedColumns.PartsOf(table, shown);
        if (parts.Count < 2) return [];
        return [.. parts.Select((part, i) => Part($"{caption} ({i + 1}/{parts.Count})", table, part, table.Rows))];
    }

    /// <summary>How many columns of text name the rows.</summary>
    static int Names(FeatureTable table)
    {
        var names = table.Columns.TakeWhile(column => column.Type == ColumnType.Text).Count();
        return names == table.Columns.Count ? 0 : names;
    }

    static IEnumerable<PrintedTable> Groups(
        string caption, FeatureTable table, int leading, Func<object?, string> shown)
    {
        var kept = Enumerable.Range(leading, table.Columns.Count - leading).ToList();
        var inner = new FeatureTable(
            table.Name,
            FeatureShape.None,
            [.. kept.Where(place => !IsPercent(table, place)).Select(place => table.Columns[place])],
            [.. table.Rows.Select(row => new FeatureRow([.. kept.Where(place => !IsPercent(table, place))
                .Select(place => WithPercent(table, row, place, shown))]))]);
        var places = kept.Where(place => !IsPercent(table, place)).ToList();
        // One choice of columns for all groups, from the widest of their values.
        var parts = PrintedColumns.PartsOf(inner, value => value as string ?? shown(value));
        foreach (var group in table.Rows
            .GroupBy(row => string.Join(", ", row.Values.Take(leading).Select(shown)), StringComparer.Ordinal))
        {
            for (var i = 0; i < parts.Count; i++)
            {
                var number = parts.Count > 1 ? $" ({i + 1}/{parts.Count})" : "";
                yield return Part(
                    $"{caption} – {group.Key}{number}", table, [.. parts[i].Select(place => places[place])],
                    [.. group]);
            }
        }
    }

    static bool IsPercent(FeatureTable table, int place) =>
        place > 0 && table.Columns[place].Name == table.Columns[place - 1].Name + PercentEnd;

    /// <summary>A text as wide as the value with its change; what names a row stays as it is.</summary>
    static object? WithPercent(FeatureTable table, FeatureRow row, int place, Func<object?, string> shown) =>
        table.Columns[place].Type == ColumnType.Text || place + 1 == table.Columns.Count || !IsPercent(table, place + 1)
            ? row.Values[place]
            : $"{shown(row.Values[place])} (+{shown(row.Values[place + 1])} %)";

    static PrintedTable Part(
        string caption, FeatureTable table, IReadOnlyList<int> places, IReadOnlyList<FeatureRow> rows)
    {
        // Where the change has a column of its own it is not told twice.
        bool HasChange(int place) =>
            place + 1 < table.Columns.Count && IsPercent(table, place + 1) && !places.Contains(place + 1);
        return new PrintedTable(
            caption,
            [.. places.Select(place => table.Columns[place])],
            [.. rows.Select(row => (IReadOnlyList<(object?, object?)>)[.. places.Select(
                place => (row.Values[place], HasChange(place) ? row.Values[place + 1] : null))])]);
    }
}
