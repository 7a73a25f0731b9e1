using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Summaries;

/// <summary>
/// A summary as JSON, under the names the CSV has: the figures of the territory, then under <c>extent</c> those of the
/// whole extent, then those of zones; the figures of the extent come first where no territory is declared.
/// </summary>
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
            if (summary.Territory is { } territory) json.WriteString("territory", territory);
            else json.WriteNull("territory");
            WriteFigures(json, SummaryFigures.Of(summary));
            if (summary.Extent is { } extent)
            {
                json.WriteStartObject("extent");
                WriteFigures(json, SummaryFigures.Of(extent));
                json.WriteEndObject();
            }

            if (summary.Dispersal is { } dispersal) WriteDispersal(json, dispersal);
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
            return new TrameSummary(AreaOf(root))
            {
                Trame = (string)root["trame"]!,
                Territory = (string?)root["territory"],
                Extent = root["extent"] is JsonObject extent ? AreaOf(extent) : null,
                Dispersal = root["dispersal"] is JsonObject dispersal ? DispersalOf(dispersal) : null,
                ZoneLayers = [.. (root["zones"]?.AsObject() ?? []).Select(layer => new ZoneLayerSummary(
                    layer.Key, [.. layer.Value!.AsArray().Select(zone => ZoneOf(zone!.AsObject()))]))],
            };
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentNullException or FormatException)
        {
            throw new JsonException("not a summary of a trame", wrong);
        }
    }

    static AreaFigures AreaOf(JsonObject figures) => Put(figures, FigureColumns.Area(), AreaFigures.Nothing) with
    {
        Network = figures.ContainsKey(FigureColumns.Network[0].Name)
            ? Put(figures, FigureColumns.Network, NetworkFigures.Nothing)
            : null,
        More = [.. MoreOf(figures)],
    };

    static ZoneSummary ZoneOf(JsonObject zone) =>
        Put(zone, FigureColumns.Zone, ZoneSummary.Nothing with { Zone = (string?)zone["zone"] });

    // What operations have added; their units stand in the table.
    static IEnumerable<SummaryFigure> MoreOf(JsonObject figures) =>
        from figure in figures
        where FigureColumns.TitleOf(figure.Key) is null && figure.Value is JsonValue
            && figure.Value.GetValueKind() == JsonValueKind.Number
        select new SummaryFigure(figure.Key, (double)figure.Value!, "", IsWhole: false);

    static T Put<T>(JsonObject figures, IReadOnlyList<Column<T>> columns, T blank) =>
        columns.Where(column => figures[column.Name] is not null || !column.IsOptional)
            .Aggregate(blank, (thing, column) => column.Set!(thing, column.Type == ColumnType.WholeNumber
                ? (object)(long)figures[column.Name]!
                : Number(figures, column.Name)));

    static DispersalDistance DispersalOf(JsonObject dispersal) => new(
        (string)dispersal["conversion"]!,
        (double?)dispersal["metres"],
        Number(dispersal, "cost"),
        (string)dispersal["unit"]!,
        Number(dispersal, "probability"),
        dispersal["links"] is null ? null : new DispersalFit(
            Number(dispersal, "intercept"), Number(dispersal, "slope"), Number(dispersal, "r_squared"),
            (int)dispersal["links"]!),
        (string)dispersal["text"]!);

    static double Number(JsonObject figures, string name) =>
        !figures.ContainsKey(name) ? throw new JsonException($"a summary has '{name}'") : (double?)figures[name]
            ?? double.NaN;

    static void WriteDispersal(Utf8JsonWriter json, DispersalDistance dispersal)
    {
        json.WriteStartObject("dispersal");
        json.WriteString("text", dispersal.Text);
        json.WriteString("conversion", dispersal.Conversion);
        if (dispersal.Metres is { } metres) json.WriteNumber("metres", metres);
        json.WriteNumber("cost", dispersal.Cost);
        json.WriteString("unit", dispersal.Unit);
        json.WriteNumber("probability", dispersal.Probability);
        if (dispersal.Fit is { } fit)
        {
            json.WriteNumber("intercept", fit.Intercept);
            json.WriteNumber("slope", fit.Slope);
            json.WriteNumber("r_squared", fit.RSquared);
            json.WriteNumber("links", fit.Links);
        }

        json.WriteEndObject();
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
