using System.Text.Encodings.Web;
using System.Text.Json;

namespace Calaisis.Raster.Summaries;

/// <summary>A summary as JSON: the figures of the trame, then those of its zones, under the names the CSV has.</summary>
public static class SummaryJson
{
    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Names of communes stay readable; the file is no part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The whole file; numbers that do not exist are null.</summary>
    public static byte[] Bytes(TrameSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("trame", summary.Trame);
            WriteFigures(json, SummaryFigures.Of(summary));
            json.WriteStartObject("zones");
            foreach (var layer in summary.ZoneLayers) WriteLayer(json, layer);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    static void WriteLayer(Utf8JsonWriter json, ZoneLayerSummary layer)
    {
        json.WriteStartArray(layer.Layer);
        foreach (var zone in layer.Zones)
        {
            json.WriteStartObject();
            json.WriteString("zone", zone.Zone);
            WriteFigures(json, SummaryFigures.Of(zone));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteFigures(Utf8JsonWriter json, IReadOnlyList<SummaryFigure> figures)
    {
        foreach (var figure in figures)
        {
            if (!double.IsFinite(figure.Value)) json.WriteNull(figure.Name);
            else if (figure.IsWhole) json.WriteNumber(figure.Name, (long)figure.Value);
            else json.WriteNumber(figure.Name, figure.Value);
        }
    }
}
