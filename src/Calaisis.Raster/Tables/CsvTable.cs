using Calaisis.Raster.Faults;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Tables;

/// <summary>
/// A text table as spreadsheets write them: fields between semicolons (or tabs, or commas, where the first line
/// has no semicolon), quoted fields that may hold delimiters and line ends (read as \n). Fields
/// come trimmed, empty lines are skipped, and every field knows where it stands.
/// </summary>
public sealed class CsvTable
{
    static readonly char[] OtherDelimiters = ['|', ':', '~', '^'];

    static readonly char[] NoNameHolds = ['\n', '\r', '\t'];

    CsvTable(string path, char delimiter, IReadOnlyList<CsvField> header, IReadOnlyList<CsvRow> rows)
    {
        Path = path;
        Delimiter = delimiter;
        Header = header;
        Rows = rows;
    }

    public string Path { get; }

    public char Delimiter { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<CsvField> Header { get; }

    /// <summary>The rows that have as many fields as the header.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>
    /// The text of a file; a <see cref="PipelineException"/> says where its bytes are no characters or that it is
    /// missing.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding, where no mark at its beginning says another; null for UTF-8.</param>
    /// <param name="read">Reads its bytes; null reads the file.</param>
    public static string ReadText(string path, TextEncoding? encoding = null, Func<string, byte[]>? read = null)
    {
        try
        {
            var bytes = read is null ? TextFile.Bytes(path) : read(path);
            return TextFile.Decode(
                bytes, path, encoding, $"save it as 'CSV UTF-8', or declare its 'encoding', for instance windows-1252");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException([new Fault(path, 0, 0, $"cannot read this table: {LibraryTexts.Of(e)}")]);
        }
    }

    /// <summary>Cuts a text into fields. What is wrong with its form is added to <paramref name="faults"/>.</summary>
    public static CsvTable Parse(string text, string path, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        var firstLine = text.AsSpan().TrimStart("\r\n\uFEFF");
        var end = firstLine.IndexOfAny('\r', '\n');
        var delimiter = DelimiterOf(end < 0 ? firstLine : firstLine[..end]);
        var records = new CsvReader(text, path, delimiter, faults).ReadAll();
        if (records.Count == 0)
        {
            faults.Add(new Fault(path, 1, 1, $"the table is empty, expected a line of column names"));
            return new CsvTable(path, delimiter, [], []);
        }

        var header = records[0].Fields;
        if (header.Count == 1 && header[0].Text.IndexOfAny(OtherDelimiters) is >= 0 and var at)
        {
            faults.Add(new Fault(path, header[0].Line, header[0].Column,
                $"found fields between '{header[0].Text[at]}', expected them between ';', ',' or tabs"));
            return new CsvTable(path, delimiter, [], []);
        }

        var rows = new List<CsvRow>(records.Count - 1);
        foreach (var row in records.Skip(1))
        {
            var fields = row.Fields.Count;
            if (fields == header.Count) rows.Add(row);
            else faults.Add(new Fault(path, row.Line, 1, $"the row has {fields} fields, the header {header.Count}"));
        }

        var table = new CsvTable(path, delimiter, header, rows);
        foreach (var name in header) table.RequireOneLine(name, faults);
        return table;
    }

    // Names of columns may hold commas between tabs, and tabs nowhere.
    static char DelimiterOf(ReadOnlySpan<char> line) => line.Contains(';') ? ';' : line.Contains('\t') ? '\t' : ',';

    /// <summary>The text of a row in a column, in any case; empty where the table has no such column.</summary>
    public string TextOf(CsvRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        for (var i = 0; i < Header.Count; i++)
        {
            if (string.Equals(Header[i].Text, column, StringComparison.OrdinalIgnoreCase)) return row.Fields[i].Text;
        }

        return "";
    }

    /// <summary>Adds a fault for each of these columns' fields that has several lines: names have one.</summary>
    public void RequireOneLine(ICollection<Fault> faults, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(faults);
        for (var i = 0; i < Header.Count; i++)
        {
            if (!columns.Contains(Header[i].Text, StringComparer.OrdinalIgnoreCase)) continue;
            foreach (var row in Rows) RequireOneLine(row.Fields[i], faults);
        }
    }

    void RequireOneLine(CsvField field, ICollection<Fault> faults)
    {
        if (field.Text.IndexOfAny(NoNameHolds) >= 0)
            faults.Add(FaultAt(field, $"found a line end or a tab, expected a name on one line"));
    }

    /// <summary>A fault about what stands in a field.</summary>
    public Fault FaultAt(CsvField field, Sentence message) => new(Path, field.Line, field.Column, message);
}

/// <summary>One line of a table; it begins at a line counted from 1, and may go on over several.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<CsvField> Fields);

/// <summary>A field's text, without surrounding space and quotes, and where it begins, counted from 1.</summary>
public readonly record struct CsvField(string Text, int Line, int Column);
