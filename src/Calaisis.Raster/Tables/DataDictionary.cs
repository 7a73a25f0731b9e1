namespace Calaisis.Raster.Tables;

/// <summary>What the columns of tables hold, as a table of its own: <c>columns</c>.</summary>
public static class DataDictionary
{
    /// <summary>One row per column that has a title, a unit or a meaning, in the order of the tables.</summary>
    public static FeatureTable Of(IReadOnlyList<FeatureTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var rows =
            from table in tables
            from column in table.Columns
            where column.Title.Length > 0 || column.Unit.Length > 0 || column.Meaning.Length > 0
            select new FeatureRow([table.Name, column.Name, Nothing(column.Title), Nothing(column.Unit), Nothing(column.Meaning)]);
        return new FeatureTable(
            "columns",
            FeatureShape.None,
            [
                new Column("table_name", ColumnType.Text),
                new Column("column_name", ColumnType.Text),
                new Column("title", ColumnType.Text),
                new Column("unit", ColumnType.Text),
                new Column("meaning", ColumnType.Text),
            ],
            [.. rows]);
    }

    static string? Nothing(string text) => text.Length == 0 ? null : text;
}
