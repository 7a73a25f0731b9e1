using System.Text.Json.Nodes;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>4 or 8.</summary>
sealed class ConnectivitySpec : Spec<Connectivity>
{
    public override Sentence Expected => $"one of 4, 8";

    public override bool TryRead(Node node, Reading reading, out Connectivity value)
    {
        value = default;
        if (node is not ScalarNode { Kind: ScalarKind.Number, Number: 4 or 8 } number)
            return Refuse(node, reading, out value);
        value = (Connectivity)(int)number.Number;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["enum"] = new JsonArray(4, 8) };

    public override string Show(object? value) =>
        value is Connectivity connectivity ? FormattableString.Invariant($"{(int)connectivity}") : "";
}
