using System.Text;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Tables;

/// <summary>
/// A text table as spreadsheets write them: fields between semicolons (or commas, where the first line has no
/// semicolon), quoted fields that may hold delimiters and line ends (read as \n), UTF-8 with or without a mark. Fields
/// come trimmed, empty lines are skipped, and every field knows where it stands.
/// </summary>
public sealed class CsvTable
{
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
    /// The text of a file; a <see cref="PipelineException"/> says where it is not UTF-8 or that it is missing.
    /// </summary>
    public static string ReadText(string path)
    {
        try
        {
            return Decode(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException([new Fault(path, 0, 0, $"cannot read this table: {e.Message}")]);
        }
    }

    /// <summary>Cuts a text into fields. What is wrong with its form is added to <paramref name="faults"/>.</summary>
    public static CsvTable Parse(string text, string path, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        var firstLine = text.AsSpan().TrimStart("\r\n\uFEFF");
        var end = firstLine.IndexOfAny('\r', '\n');
        var delimiter = (end < 0 ? firstLine : firstLine[..end]).Contains(';') ? ';' : ',';
        var records = new CsvReader(text, path, delimiter, faults).ReadAll();
        if (records.Count == 0)
        {
            faults.Add(new Fault(path, 1, 1, "the table is empty, expected a line of column names"));
            return new CsvTable(path, delimiter, [], []);
        }

        var header = records[0].Fields;
        var rows = new List<CsvRow>(records.Count - 1);
        foreach (var row in records.Skip(1))
        {
            var fields = row.Fields.Count;
            if (fields == header.Count) rows.Add(row);
            else faults.Add(new Fault(path, row.Line, 1, $"the row has {fields} fields, the header {header.Count}"));
        }

        return new CsvTable(path, delimiter, header, rows);
    }

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

    /// <summary>A fault about what stands in a field.</summary>
    public Fault FaultAt(CsvField field, string message) => new(Path, field.Line, field.Column, message);

    static string Decode(byte[] bytes, string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new PipelineException([new Fault(path, line, 1, "the file is not UTF-8; save it as 'CSV UTF-8'")]);
        }
    }
}

/// <summary>One line of a table; it begins at a line counted from 1, and may go on over several.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<CsvField> Fields);

/// <summary>A field's text, without surrounding space and quotes, and where it begins, counted from 1.</summary>
public readonly record struct CsvField(string Text, int Line, int Column);
