using System.Text.Encodings.Web;
using System.Text.Json;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Comparison;

/// <summary>Tables of comparisons as JSON: under the name of each its rows, a key per column.</summary>
public static class ComparisonJson
{
    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Names of communes stay readable; the file is no part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The whole file; numbers that do not exist are null.</summary>
    public static byte[] Bytes(params IReadOnlyList<FeatureTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            foreach (var table in tables) Write(json, table);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    static void Write(Utf8JsonWriter json, FeatureTable table)
    {
        json.WriteStartArray(table.Name);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++) WriteValue(json, table.Columns[i].Name, row.Values[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case long whole: json.WriteNumber(name, whole); break;
            case double number when double.IsFinite(number): json.WriteNumber(name, number); break;
            case string text: json.WriteString(name, text); break;
            default: json.WriteNull(name); break;
        }
    }
}
