using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>A class, by its code; numbers are codes, too.</summary>
sealed class ClassCodeSpec : Spec<string>
{
    public override Sentence Expected => $"a class: its number or its code";

    public override bool TryRead(Node node, Reading reading, out string value)
    {
        value = "";
        if (node is not ScalarNode { Kind: ScalarKind.Number or ScalarKind.Text, Text.Length: > 0 } scalar)
            return Refuse(node, reading, out value);
        value = scalar.Kind == ScalarKind.Number
            ? scalar.Number.ToString("R", CultureInfo.InvariantCulture)
            : ComposedText.Of(scalar.Text);
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) =>
        new() { ["type"] = new JsonArray("string", "number"), ["minLength"] = 1 };
}

/// <summary>Any value at all: it is read where it is put.</summary>
sealed class AnyNodeSpec : Spec<Node>
{
    public override Sentence Expected => $"any value";

    public override bool TryRead(Node node, Reading reading, out Node value)
    {
        value = node;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => [];
}
