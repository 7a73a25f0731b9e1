using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

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

    /// <summary>Reads what <see cref="Bytes"/> has written; numbers that are null are NaN.</summary>
    /// <exception cref="JsonException">Not such a file.</exception>
    public static TrameSummary Read(ReadOnlySpan<byte> file)
    {
        try
        {
            var root = JsonNode.Parse(file)!.AsObject();
            return new TrameSummary
            {
                Trame = (string)root["trame"]!,
                Cores = (int)root["cores"]!,
                CoreHectares = Number(root, "core_ha"),
                SteppingStones = (int)root["stepping_stones"]!,
                SteppingStoneHectares = Number(root, "stepping_stone_ha"),
                Links = (int)root["links"]!,
                InactiveLinks = (int)root["inactive_links"]!,
                LinkKilometres = Number(root, "link_km"),
                TotalLinkCost = Number(root, "total_link_cost"),
                MeanLinkCost = Number(root, "mean_link_cost"),
                CorridorHectares = Number(root, "corridor_ha"),
                Preserve = (int)root["corridors_to_preserve"]!,
                PreserveKilometres = Number(root, "preserve_km"),
                Restore = (int)root["corridors_to_restore"]!,
                RestoreKilometres = Number(root, "restore_km"),
                Conflicts = (int)root["conflicts"]!,
                Network = !root.ContainsKey("pc") ? null : new NetworkFigures(
                    Number(root, "pc"), Number(root, "ec_ha"), Number(root, "iic"), (int)root["components"]!, Number(root, "largest_component_ha"), Number(root, "study_area_ha")),
                ZoneLayers = [.. (root["zones"]?.AsObject() ?? []).Select(layer => new ZoneLayerSummary(layer.Key, [.. layer.Value!.AsArray().Select(zone => ZoneOf(zone!.AsObject()))]))],
            };
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentNullException or FormatException)
        {
            throw new JsonException("not a summary of a trame", wrong);
        }
    }

    static ZoneSummary ZoneOf(JsonObject zone) =>
        new((string?)zone["zone"], Number(zone, "core_ha"), Number(zone, "corridor_ha"), Number(zone, "link_km"), (int)zone["conflicts"]!);

    static double Number(JsonObject figures, string name) =>
        !figures.ContainsKey(name) ? throw new JsonException($"a summary has '{name}'") : (double?)figures[name] ?? double.NaN;

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
