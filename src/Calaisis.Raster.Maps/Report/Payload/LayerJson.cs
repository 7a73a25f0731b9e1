using System.Text.Json;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>A layer as the page reads it: its rows with all their digits, and apart from them the shapes.</summary>
static class LayerJson
{
    /// <summary><c>{"columns":[{name,title,unit,type}],"rows":[[...]]}</c></summary>
    public static byte[] Rows(FeatureTable table) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("title", column.Title.Length > 0 ? column.Title : column.Name);
            json.WriteString("unit", column.Unit);
            json.WriteString("meaning", column.Meaning);
            json.WriteBoolean("text", column.Type == ColumnType.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (var value in row.Values) Write(json, value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Per row null, or a list of parts; see <see cref="ShapeCoding"/>.</summary>
    public static byte[] Shapes(FeatureTable table, ShapeCoding coding) => Bytes(json =>
    {
        json.WriteStartArray();
        foreach (var row in table.Rows) Write(json, coding.Of(row.Wkb));
        json.WriteEndArray();
    });

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) write(json);
        return stream.ToArray();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<int[]>? parts)
    {
        if (parts is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var part in parts)
        {
            json.WriteStartArray();
            foreach (var number in part) json.WriteNumberValue(number);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case long whole: json.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case string text: json.WriteStringValue(text); break;
            default: json.WriteNullValue(); break;
        }
    }
}
