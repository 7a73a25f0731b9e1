using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>A read document as JSON, for the manifest.</summary>
static class NodeJson
{
    public static JsonNode? ToJson(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } scalar => JsonNode.Parse(Normal(scalar.Number)),
        ScalarNode { Kind: ScalarKind.Boolean } scalar => JsonValue.Create(scalar.Text == "true"),
        ScalarNode { Kind: ScalarKind.Null } => null,
        ScalarNode scalar => JsonValue.Create(scalar.Text),
        ListNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        MappingNode mapping =>
            new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        _ => throw new InvalidOperationException($"no JSON for {node.GetType().Name}"),
    };

    static string Normal(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
