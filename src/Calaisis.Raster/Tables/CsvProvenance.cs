using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Tables;

/// <summary>
/// What a CSV file says of how it was made, by the document that lies beside it (<see cref="CsvMetadata"/>).
/// </summary>
public static class CsvProvenance
{
    /// <summary>
    /// Its notes by name: those of a document of its own, else of the folder's; empty where neither speaks of it.
    /// </summary>
    /// <exception cref="RasterException">The document is damaged.</exception>
    public static IReadOnlyDictionary<string, string> Of(string csv)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(csv);
        var name = Path.GetFileName(csv);
        string[] beside =
            [CsvMetadata.FileNameFor(csv), Path.Combine(Path.GetDirectoryName(csv) ?? "", CsvMetadata.FileName)];
        return beside.Where(File.Exists).Select(Parse).Where(document => Describes(document, name))
            .Select(NotesOf).FirstOrDefault() ?? [];
    }

    static JsonObject Parse(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject
                ?? throw new JsonException("it holds no object");
        }
        catch (JsonException damaged)
        {
            throw new RasterException(
                $"{path}: should describe the tables beside it as 'CSV on the Web' does, "
                + $"but cannot be read ({LibraryTexts.Of(damaged)}); "
                + $"copy it from the results again, or delete it.");
        }
    }

    static bool Describes(JsonObject document, string name) =>
        document["tables"] is JsonArray tables && tables.Any(table => TextOf((table as JsonObject)?["url"]) == name);

    static SortedDictionary<string, string> NotesOf(JsonObject document)
    {
        var notes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in (document["notes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var (name, value) in note)
            {
                if (TextOf(value) is { } text) notes[name] = text;
            }
        }

        return notes;
    }

    static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
