using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines.Conditions;

/// <summary>
/// A class as a pipeline file names it: by the number in the cells, or by its code in the source's legend.
/// </summary>
/// <param name="Number">The number; not looked at where there is a code.</param>
/// <param name="Code">The code; null for a number.</param>
public sealed record ClassValue(double Number, string? Code);

/// <summary>A number, or a text: the code of a class.</summary>
sealed class ClassValueSpec : Spec<ClassValue>
{
    public override Sentence Expected => $"a number in the cells or the code of a class (a text)";

    public override bool TryRead(Node node, Reading reading, out ClassValue value)
    {
        value = null!;
        if (node is not ScalarNode scalar) return Refuse(node, reading, out value);
        switch (scalar)
        {
            case { Kind: ScalarKind.Number }:
                value = new ClassValue(scalar.Number, null);
                return true;
            case { Kind: ScalarKind.Text, Text.Length: > 0 }:
                value = new ClassValue(0, ComposedText.Of(scalar.Text));
                return true;
            default:
                return Refuse(node, reading, out value);
        }
    }

    public override JsonObject ToSchema(SchemaWriter writer) =>
        new() { ["type"] = new JsonArray("number", "string"), ["minLength"] = 1 };

    public override string Show(object? value) =>
        value is ClassValue shown ? shown.Code ?? FormattableString.Invariant($"{shown.Number}") : "";
}
