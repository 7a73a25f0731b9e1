using System.Text.Json;
using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>Writes the JSON schema (draft 2020-12) of a record and of all records it leads to.</summary>
public sealed class SchemaWriter(Language language)
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);
    readonly List<RecordSpec> _records = [];

    /// <summary>The schema of a whole document, as indented JSON text ending with a line feed.</summary>
    /// <param name="title">What the schema is of.</param>
    /// <param name="root">The document.</param>
    /// <param name="language">The language of its descriptions.</param>
    /// <param name="extends">
    /// The key by which a document is another one with keys of its own: of one that has it, the schema asks for no key.
    /// </param>
    public static string Write(
        string title, RecordSpec root, Language language = Language.English, string? extends = null)
    {
        var writer = new SchemaWriter(language);
        var schema = writer.Define(root);
        if (extends is not null) schema = PartSchema.Either(root.Name, schema, writer._definitions, extends);
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (key, value) in schema) document[key] = value?.DeepClone();
        document["$defs"] = new JsonObject(writer._definitions.Select(
            pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return document.ToJsonString(Indented) + "\n";
    }

    /// <summary>The records that a record's keys lead to, each once, in the order they are met.</summary>
    public static IReadOnlyList<RecordSpec> RecordsBelow(RecordSpec root)
    {
        var writer = new SchemaWriter(Language.English);
        writer.Define(root);
        return writer._records;
    }

    /// <summary>A reference to a record's definition, which is written once.</summary>
    public JsonObject Reference(RecordSpec record)
    {
        var id = record.Name.Replace(' ', '-');
        if (!_definitions.ContainsKey(id))
        {
            _definitions[id] = null;
            _records.Add(record);
            _definitions[id] = Define(record);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{id}" };
    }

    JsonObject Define(RecordSpec record)
    {
        var properties = new JsonObject();
        foreach (var key in record.Keys)
        {
            var property = key.Spec.ToSchema(this);
            Sentence meaning = Sentence.Of(key.Meaning);
            property["description"] = (key.DefaultText.Length > 0 ? $"{meaning} (default {key.DefaultText})" : meaning)
                .In(language);
            properties[key.Name] = property;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = Sentence.Of(record.Meaning).In(language),
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["required"] = new JsonArray(
                [.. record.Keys.Where(key => key.IsRequired).Select(key => JsonValue.Create(key.Name))]),
        };
    }
}
