namespace Calaisis.Raster.Tables;

/// <summary>What the columns of tables hold, as a table of its own: <c>columns</c>.</summary>
public static class DataDictionary
{
    static readonly Table<(string Table, Column Column)> Columns = new("columns", FeatureShape.None,
    [
        new("table_name", ColumnType.Text, row => row.Table),
        new("column_name", ColumnType.Text, row => row.Column.Name),
        new("title", ColumnType.Text, row => Nothing(row.Column.Title)),
        new("unit", ColumnType.Text, row => Nothing(row.Column.Unit)),
        new("meaning", ColumnType.Text, row => Nothing(row.Column.Meaning)),
    ]);

    /// <summary>One row per column that has a title, a unit or a meaning, in the order of the tables.</summary>
    public static FeatureTable Of(IReadOnlyList<FeatureTable> tables) => Columns.Of(
        from table in tables
        from column in table.Columns
        where column.Title.Length > 0 || column.Unit.Length > 0 || column.Meaning.Length > 0
        select (table.Name, column));

    static string? Nothing(string text) => text.Length == 0 ? null : text;
}
