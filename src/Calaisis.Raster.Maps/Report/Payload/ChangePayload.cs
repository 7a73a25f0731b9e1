using System.Text.Json;
using Calaisis.Raster.Comparison;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>What a trame of a scenario gained and lost, as the page draws it over everything else.</summary>
sealed class ChangePayload(Chunks chunks, ShapeCoding coding)
{
    static readonly string[] Words = [ChangeLayers.Gained, ChangeLayers.Lost];

    /// <summary>
    /// Writes <c>changes: {gained: {ha, coreHa, links, areas: chunk, cores: chunk, lines: chunk}, lost: the same}</c>,
    /// with a territory <c>inside: {ha, coreHa, links}</c>, too; what is kept is drawn by the scenario's own layers.
    /// </summary>
    public void Write(Utf8JsonWriter json, ReportChanges changes)
    {
        json.WriteStartObject("changes");
        foreach (var word in Words)
        {
            var (areas, cores, lines) = (
                RowsOf(changes.Corridors, word), RowsOf(changes.Cores, word), RowsOf(changes.Links, word));
            json.WriteStartObject(word);
            json.WriteNumber("ha", Hectares(changes.Corridors, areas));
            json.WriteNumber("coreHa", Hectares(changes.Cores, cores));
            json.WriteNumber("links", lines.Count);
            if (changes.Inside is { } inside)
                Write(json, inside[word], lines.Count(row => row.Values[changes.Links!.IndexOf("in_territory")] is 1L));
            json.WriteNumber("areas", Shapes(areas));
            json.WriteNumber("cores", Shapes(cores));
            json.WriteNumber("lines", Shapes(lines));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReportChangedInside inside, int links)
    {
        json.WriteStartObject("inside");
        json.WriteNumber("ha", inside.CorridorHectares);
        json.WriteNumber("coreHa", inside.CoreHectares);
        json.WriteNumber("links", links);
        json.WriteEndObject();
    }

    static List<FeatureRow> RowsOf(FeatureTable? table, string word) =>
        table is null
            ? []
            : [.. table.Rows.Where(row => (string?)row.Values[table.IndexOf(ChangeLayers.Change)] == word)];

    static double Hectares(FeatureTable? table, List<FeatureRow> rows) =>
        rows.Sum(row => (double)row.Values[table!.IndexOf("area_ha")]!);

    int Shapes(List<FeatureRow> rows) => chunks.AddBytes(LayerJson.Bytes(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows) LayerJson.Write(json, coding.Of(row.Wkb));
        json.WriteEndArray();
    }));
}
