using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>A number, or one word out of a list, both standing for a <typeparamref name="T"/>.</summary>
public sealed class NumberOrWordSpec<T>(NumberSpec number, Func<double, T> fromNumber, ChoiceSpec<T> word) : Spec<T>
    where T : notnull
{
    public override string Expected => $"{word.Expected} or {number.Expected}";

    public override bool TryRead(Node node, Reading reading, out T value)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text }) return word.TryRead(node, reading, out value);
        if (node is not ScalarNode { Kind: ScalarKind.Number }) return Refuse(node, reading, out value);
        var sound = number.TryRead(node, reading, out var read);
        value = sound ? fromNumber(read) : default!;
        return sound;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["oneOf"] = new JsonArray(number.ToSchema(writer), word.ToSchema(writer)),
    };

    public override string Show(object? value) => word.Show(value) is { Length: > 0 } shown ? shown : number.Show(value);
}
