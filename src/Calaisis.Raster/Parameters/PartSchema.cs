using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>
/// The schema of documents that extend others: each record is a part, so no key has to be there, and one without a
/// value takes the other's away. Lists are whole, as they take the place of the other's.
/// </summary>
sealed class PartSchema
{
    const string Definitions = "#/$defs/";
    const string Prefix = "part-of-";

    readonly IDictionary<string, JsonObject?> _definitions;

    PartSchema(IDictionary<string, JsonObject?> definitions)
    {
        _definitions = definitions;
    }

    /// <summary>The schema of a whole document, or of a part of one where it has the key.</summary>
    public static JsonObject Either(
        string name, JsonObject whole, IDictionary<string, JsonObject?> definitions, string extends)
    {
        var part = new PartSchema(definitions);
        definitions[name] = whole;
        var definition = part.Of(whole);
        // The key itself is no part of another's.
        ((JsonObject)definition["properties"]!)[extends] = whole["properties"]![extends]!.DeepClone();
        definitions[Prefix + name] = definition;
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = whole["description"]!.DeepClone(),
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { [extends] = true },
                ["required"] = new JsonArray(extends),
            },
            ["then"] = Reference(Prefix + name),
            ["else"] = Reference(name),
        };
    }

    JsonObject Of(JsonObject schema)
    {
        var part = (JsonObject)schema.DeepClone();
        if ((string?)schema["$ref"] is { } reference)
        {
            var name = reference[Definitions.Length..];
            if (_definitions.TryAdd(Prefix + name, null)) _definitions[Prefix + name] = Of(_definitions[name]!);
            part["$ref"] = Definitions + Prefix + name;
        }

        foreach (var key in new[] { "required", "minProperties" }) part.Remove(key);
        if (schema["properties"] is JsonObject properties)
        {
            part["properties"] = new JsonObject(properties.Select(property =>
                KeyValuePair.Create(property.Key, (JsonNode?)OrNothing((JsonObject)property.Value!))));
        }

        if (schema["additionalProperties"] is JsonObject others) part["additionalProperties"] = OrNothing(others);
        // Told apart by keys that a part need not have.
        if (schema["oneOf"] is JsonArray alternatives)
        {
            part.Remove("oneOf");
            foreach (var (key, value) in OfAny([.. alternatives.Select(one => (JsonObject)one!)])) part[key] = value;
        }

        return part;
    }

    /// <summary>Records have the keys of all, as one kind may take the place of another.</summary>
    IEnumerable<KeyValuePair<string, JsonNode?>> OfAny(IReadOnlyList<JsonObject> alternatives)
    {
        var records = alternatives.Select(Record).OfType<JsonObject>().ToList();
        var parts = alternatives.Where(one => records.Count < 2 || Record(one) is null).Select(Of).ToList();
        if (records.Count > 1) parts.Add(OfAll(records));
        return parts.Count == 1
            ? parts[0].Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))
            : [KeyValuePair.Create("anyOf", (JsonNode?)new JsonArray([.. parts]))];
    }

    JsonObject? Record(JsonObject schema)
    {
        var meant = (string?)schema["$ref"] is { } name ? _definitions[name[Definitions.Length..]]! : schema;
        return meant["properties"] is JsonObject ? meant : null;
    }

    JsonObject OfAll(IReadOnlyList<JsonObject> records)
    {
        var properties = records.SelectMany(record => (JsonObject)record["properties"]!)
            .GroupBy(property => property.Key, property => (JsonObject)property.Value!, StringComparer.Ordinal)
            .Select(same => KeyValuePair.Create(same.Key, (JsonNode?)OrNothing([.. same])));
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(properties),
        };
    }

    JsonObject OrNothing(params IReadOnlyList<JsonObject> schemas)
    {
        var parts = schemas.Select(Of).ToList();
        var either = new JsonObject();
        if (parts[0]["description"] is { } description) either["description"] = description.DeepClone();
        foreach (var part in parts) part.Remove("description");
        var distinct = parts.DistinctBy(part => part.ToJsonString()).Append(new JsonObject { ["type"] = "null" });
        either["anyOf"] = new JsonArray([.. distinct]);
        return either;
    }

    static JsonObject Reference(string name) => new() { ["$ref"] = Definitions + name };
}
