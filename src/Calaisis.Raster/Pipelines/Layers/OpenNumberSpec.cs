using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>A number, or null for an open end (read as NaN).</summary>
sealed class OpenNumberSpec : Spec<double>
{
    static readonly NumberSpec Number = new();

    public override Sentence Expected => $"a number, or null for an open end";

    public override bool TryRead(Node node, Reading reading, out double value)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Null }) return Number.TryRead(node, reading, out value);
        value = double.NaN;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = new JsonArray("number", "null") };
}
