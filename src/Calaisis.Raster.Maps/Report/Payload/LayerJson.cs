using System.Globalization;
using System.Text.Json;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>Parts of layers as JSON.</summary>
static class LayerJson
{
    /// <summary>
    /// Digits that numbers keep: more would double the page, and no figure of a landscape is known so well.
    /// </summary>
    public const int Digits = 6;

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) write(json);
        return stream.ToArray();
    }

    /// <summary>What is known of columns: <c>[{name,title,unit,meaning,text}]</c>.</summary>
    public static byte[] Columns(FeatureTable table) => Bytes(json =>
    {
        json.WriteStartArray();
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("title", column.Title.Length > 0 ? column.Title : column.Name);
            json.WriteString("unit", Raised(column.Unit));
            json.WriteString("meaning", column.Meaning);
            json.WriteBoolean("text", column.Type == ColumnType.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    // Units in files keep to ASCII; people read m², m⁴ and ×.
    static string Raised(string unit) =>
        unit.Replace("cm2", "cm²", StringComparison.Ordinal).Replace("m2", "m²", StringComparison.Ordinal)
            .Replace("m4", "m⁴", StringComparison.Ordinal).Replace(" x ", " × ", StringComparison.Ordinal);

    /// <summary>The values of a column, a row each.</summary>
    public static byte[] Values(FeatureTable table, int column) => Bytes(json =>
    {
        json.WriteStartArray();
        foreach (var row in table.Rows) Write(json, row.Values[column]);
        json.WriteEndArray();
    });

    /// <summary>A shape's parts, see <see cref="ShapeCoding"/>, or null.</summary>
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

    /// <summary>A number with as many digits as the page keeps.</summary>
    public static double Rounded(double number) =>
        double.Parse(number.ToString($"E{Digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case long whole: json.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(Rounded(number)); break;
            case string text: json.WriteStringValue(text); break;
            default: json.WriteNullValue(); break;
        }
    }
}
