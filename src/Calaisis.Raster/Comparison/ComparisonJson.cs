using System.Text.Encodings.Web;
using System.Text.Json;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Comparison;

/// <summary>Comparisons as JSON: per scenario and trame what moved in words, then the tables under their names.</summary>
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
    public static byte[] Bytes(IReadOnlyList<TrameComparison> comparisons, IReadOnlyList<RankedScenario> ranking, Language language)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        ArgumentNullException.ThrowIfNull(ranking);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("statements");
            foreach (var comparison in comparisons) WriteStatement(json, comparison, language);
            json.WriteEndArray();
            Write(json, ComparisonTables.Ranking(ranking));
            Write(json, ComparisonTables.Connectivity(comparisons));
            Write(json, ComparisonTables.Figures(comparisons));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    static void WriteStatement(Utf8JsonWriter json, TrameComparison comparison, Language language)
    {
        json.WriteStartObject();
        json.WriteString("base", comparison.Base);
        json.WriteString("scenario", comparison.Scenario);
        json.WriteString("trame", comparison.Trame);
        json.WriteStartArray("sentences");
        foreach (var sentence in ComparisonStatement.Of(comparison, language)) json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteEndObject();
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
