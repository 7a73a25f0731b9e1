using System.Text.Json.Nodes;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>4, 8 or 16.</summary>
sealed class NeighbourhoodSpec : Spec<Neighbourhood>
{
    public override Sentence Expected => $"one of 4, 8, 16";

    public override bool TryRead(Node node, Reading reading, out Neighbourhood value)
    {
        value = default;
        if (node is not ScalarNode { Kind: ScalarKind.Number, Number: 4 or 8 or 16 } number)
            return Refuse(node, reading, out value);
        value = (Neighbourhood)(int)number.Number;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["enum"] = new JsonArray(4, 8, 16) };

    public override string Show(object? value) =>
        value is Neighbourhood neighbourhood ? FormattableString.Invariant($"{(int)neighbourhood}") : "";
}
