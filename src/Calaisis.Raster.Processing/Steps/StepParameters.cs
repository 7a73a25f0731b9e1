using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>
/// What a step is told, from the pipeline's document: only what its results depend on. Paths are left out, as the
/// content of inputs counts and not their place.
/// </summary>
sealed class StepParameters(StepContext context)
{
    /// <summary>Keys whose values say where something is.</summary>
    static readonly string[] Paths = ["raster", "vector", "table", "like", "burn", "areas", "places"];

    readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _values;

    public StepParameters Add(string name, string text) => Put(name, CanonicalJson.Of(text));

    public StepParameters Add(string name, double number) => Put(name, CanonicalJson.Of(number));

    /// <summary>A value that is JSON already, on one line.</summary>
    public StepParameters AddJson(string name, string json) => Put(name, CanonicalJson.Of(JsonNode.Parse(json)));

    /// <summary>Keys of a trame as the document has them; those it leaves out stay out.</summary>
    public StepParameters AddTrame(string trame, params ReadOnlySpan<string> keys) => AddTrame(trame, keys, []);

    /// <summary>The same, without keys inside these that only other steps depend on.</summary>
    public StepParameters AddTrame(string trame, ReadOnlySpan<string> keys, ReadOnlySpan<string> without)
    {
        var node = (MappingNode)((MappingNode)Root("trames")).Find(trame)!.Value;
        Add("trame", trame);
        foreach (var key in keys)
        {
            // Each layer for itself, so that a plan can say which changed.
            if (node.Find(key)?.Value is ListNode list && list.Items.All(item => item is MappingNode))
                for (var i = 0; i < list.Items.Count; i++) Put($"{key} {i + 1}", Text(list.Items[i]));
            else if (node.Find(key)?.Value is { } value) Put(key, Text(value, without));
        }

        return this;
    }

    /// <summary>How sources are declared, without what only maps show.</summary>
    public StepParameters AddSources(IEnumerable<string> names)
    {
        var sources = (MappingNode)Root("sources");
        var zones = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            Put(StepContext.SourceRole(name), Text(sources.Find(name)!.Value, "credit", "title"));
            zones.UnionWith(context.Pipeline.Sources.First(source => source.Name == name).EditZones);
        }

        // An edit names a zone layer; what that is stands elsewhere in the document.
        foreach (var layer in zones) AddPart($"zones {layer}", "zones", layer);
        return this;
    }

    /// <summary>A part of the document, by its keys from the root; nothing where it is left out.</summary>
    public StepParameters AddPart(string name, params ReadOnlySpan<string> path)
    {
        Node? node = context.Loaded.Document;
        foreach (var key in path) node = (node as MappingNode)?.Find(key)?.Value;
        return node is null ? this : Put(name, path[0] == "zones" ? ZonesText(node) : Text(node));
    }

    // Titles of zone layers are for readers: no step but the report depends on them.
    static string ZonesText(Node zones)
    {
        var json = NodeJson.ToJson(zones);
        foreach (var layer in (json as JsonObject)?.Select(layer => layer.Value)
            .Append(json).OfType<JsonObject>().ToList() ?? [])
        {
            if (layer["title"] is JsonValue) layer.Remove("title");
        }

        RemovePaths(json);
        return CanonicalJson.Of(json);
    }

    Node Root(string key) => ((MappingNode)context.Loaded.Document).Find(key)!.Value;

    StepParameters Put(string name, string json)
    {
        _values.Add(name, json);
        return this;
    }

    static string Text(Node node, params ReadOnlySpan<string> without)
    {
        var json = NodeJson.ToJson(node);
        if (json is JsonObject mapping)
            foreach (var key in without) mapping.Remove(key);
        RemovePaths(json);
        return CanonicalJson.Of(json);
    }

    static void RemovePaths(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject mapping:
                // The key stays: what kind of thing it is, it says.
                foreach (var key in Paths.Where(key => mapping[key] is JsonValue)) mapping[key] = "";
                foreach (var (_, value) in mapping) RemovePaths(value);
                break;
            case JsonArray list:
                foreach (var value in list) RemovePaths(value);
                break;
        }
    }
}
