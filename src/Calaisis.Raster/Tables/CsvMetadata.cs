using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Calaisis.Raster.Tables;

/// <summary>
/// What tables of a folder say of themselves: the document that the W3C's "Metadata Vocabulary for Tabular Data" (CSV
/// on the Web, 2015) has programs look for beside a CSV file. Columns with titles, units and meanings, and how the
/// tables were made as notes, by the same names as in rasters.
/// </summary>
public static class CsvMetadata
{
    /// <summary>The name of the document for all tables of a folder.</summary>
    public const string FileName = "csv-metadata.json";

    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The name of the document for one file alone, where the folder is not ours.</summary>
    public static string FileNameFor(string csv) => $"{csv}-metadata.json";

    /// <summary>The document.</summary>
    /// <param name="dialect">How all the files are written.</param>
    /// <param name="files">The files it stands beside.</param>
    /// <param name="provenance">How they were made.</param>
    public static byte[] Bytes(
        CsvDialect dialect, IEnumerable<CsvFile> files, IReadOnlyDictionary<string, string> provenance)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(provenance);
        var document = new JsonObject
        {
            ["@context"] = "http://www.w3.org/ns/csvw",
            ["dialect"] = DialectOf(dialect),
            ["tables"] = new JsonArray([.. files.Select(TableOf)]),
            ["notes"] = new JsonArray(ProvenanceOf(provenance)),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString(Readable) + "\n");
    }

    static JsonObject DialectOf(CsvDialect dialect)
    {
        var described = new JsonObject { ["delimiter"] = dialect.Delimiter.ToString() };
        if (!dialect.HasHeader) described["header"] = false;
        return described;
    }

    static JsonObject TableOf(CsvFile file)
    {
        var schema = new JsonObject { ["columns"] = new JsonArray([.. file.Columns.Select(ColumnOf)]) };
        if (file.Columns.FirstOrDefault(column => column.IsKey) is { } key) schema["primaryKey"] = NameOf(key);
        return new JsonObject { ["url"] = file.Name, ["tableSchema"] = schema };
    }

    // Of the titles one has to be what stands in the file; the vocabulary has no word for units, schema.org has.
    static JsonObject ColumnOf(Column column)
    {
        var described = new JsonObject { ["name"] = NameOf(column), ["titles"] = column.Name };
        if (column.Title.Length > 0 && column.Title != column.Name)
            described["titles"] = new JsonArray(column.Name, column.Title);
        if (column.Unit.Length > 0) described["schema:unitText"] = column.Unit;
        if (column.Meaning.Length > 0) described["dc:description"] = column.Meaning;
        described["datatype"] = TypeOf(column);
        if (column.IsKey) described["required"] = true;
        return described;
    }

    static JsonNode TypeOf(Column column) => column.Type switch
    {
        ColumnType.WholeNumber => "integer",
        ColumnType.Number => "number",
        _ when column.Width > 0 => new JsonObject { ["base"] = "string", ["maxLength"] = column.Width },
        _ => "string",
    };

    // Names become variables of URI templates (RFC 6570), in which everything but letters, digits and _ is written as
    // %XX.
    static string NameOf(Column column) => Uri.EscapeDataString(column.Name)
        .Replace("-", "%2D", StringComparison.Ordinal)
        .Replace(".", "%2E", StringComparison.Ordinal)
        .Replace("~", "%7E", StringComparison.Ordinal);

    static JsonObject ProvenanceOf(IReadOnlyDictionary<string, string> provenance) => new(provenance
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
}
