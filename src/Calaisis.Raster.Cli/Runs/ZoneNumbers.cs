using System.Text.Json.Nodes;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What of a trame lies in a zone, as its summary tells.</summary>
sealed record ZoneNumbers(double CoreHectares, double CorridorHectares, double LinkKilometres, int Conflicts)
{
    /// <summary>The zones of a layer by name, from a trame's <c>summary.json</c>; what lies in none is left out.</summary>
    public static IReadOnlyDictionary<string, ZoneNumbers> Read(string summary, string layer)
    {
        var zones = JsonNode.Parse(File.ReadAllBytes(summary))!["zones"]![layer]!.AsArray();
        return zones
            .Where(zone => zone!["zone"] is not null)
            .ToDictionary(zone => (string)zone!["zone"]!, zone => Of(zone!), StringComparer.Ordinal);
    }

    static ZoneNumbers Of(JsonNode zone) => new(
        (double)zone["core_ha"]!, (double)zone["corridor_ha"]!, (double)zone["link_km"]!, (int)zone["conflicts"]!);
}
