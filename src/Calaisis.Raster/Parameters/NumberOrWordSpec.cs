using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>A number, or one word out of a list, both standing for a <typeparamref name="T"/>.</summary>
public sealed class NumberOrWordSpec<T>(NumberSpec number, Func<double, T> fromNumber, ChoiceSpec<T> word) : Spec<T>
    where T : notnull
{
    public override Sentence Expected => $"{word.Expected} or {number.Expected}";

    public override bool TryRead(Node node, Reading reading, out T value)
    {
        // What one of the two says of a wrong value is half of what is allowed.
        var unheard = new Reading(reading.Place, reading.Folder);
        if (word.TryRead(node, unheard, out value)) return true;
        if (!number.TryRead(node, unheard, out var read)) return Refuse(node, reading, out value);
        value = fromNumber(read);
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["oneOf"] = new JsonArray(number.ToSchema(writer), word.ToSchema(writer)),
    };

    protected override Sentence Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Text, Text: var text } ? AdviceOn(text) : Sentence.Empty;

    Sentence AdviceOn(string text) =>
        Spelling.DidYouMean(text, word.Words) is { IsEmpty: false } meant ? meant : NumberTexts.Advice(text);

    public override string Show(object? value) =>
        word.Show(value) is { Length: > 0 } shown ? shown : number.Show(value);
}
