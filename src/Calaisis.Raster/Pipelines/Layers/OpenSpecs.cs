using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>A number, or null for an open end (read as NaN).</summary>
sealed class OpenNumberSpec : Spec<double>
{
    static readonly NumberSpec Number = new();

    public override string Expected => "a number, or null for an open end";

    public override bool TryRead(Node node, Reading reading, out double value)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Null }) return Number.TryRead(node, reading, out value);
        value = double.NaN;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = new JsonArray("number", "null") };
}

/// <summary>One of two kinds of single value, told apart by whether a number is written.</summary>
sealed class EitherScalarSpec(NumberSpec number, Spec<double> word) : Spec<double>
{
    public override string Expected => $"{number.Expected} or {word.Expected}";

    public override bool TryRead(Node node, Reading reading, out double value)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.Number }: return number.TryRead(node, reading, out value);
            case ScalarNode { Kind: ScalarKind.Text }: return word.TryRead(node, reading, out value);
            default: return Refuse(node, reading, out value);
        }
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["oneOf"] = new JsonArray(number.ToSchema(writer), word.ToSchema(writer)),
    };

    public override string Show(object? value) => value is double.PositiveInfinity ? word.Show(value) : number.Show(value);
}
