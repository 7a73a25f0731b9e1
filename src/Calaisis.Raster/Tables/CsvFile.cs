namespace Calaisis.Raster.Tables;

/// <summary>
/// A text table as those see it who are to read it: a file beside its description, and its columns from the left.
/// </summary>
public sealed record CsvFile(string Name, IReadOnlyList<Column> Columns);

/// <summary>How a text table is written: UTF-8, lines that end as \n, quotes doubled within quotes.</summary>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="HasHeader">
/// Whether the first line names the columns. One that begins with # is a comment to readers, so it names none.
/// </param>
public sealed record CsvDialect(char Delimiter, bool HasHeader = true);
