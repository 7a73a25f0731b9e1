using System.Globalization;
using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>A number within bounds; each bound may itself be allowed or not.</summary>
public sealed class NumberSpec : Spec<double>
{
    /// <summary>Smallest allowed value, or null.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Bound that the value must exceed, or null.</summary>
    public double? Above { get; init; }

    /// <summary>Largest allowed value, or null.</summary>
    public double? AtMost { get; init; }

    /// <summary>True for whole numbers only.</summary>
    public bool Whole { get; init; }

    public override string Expected => (Whole ? "a whole number" : "a number") + Bounds();

    public override bool TryRead(Node node, Reading reading, out double value)
    {
        value = 0;
        if (node is not ScalarNode { Kind: ScalarKind.Number, Number: var number }) return Refuse(node, reading, out value);
        if (number < AtLeast || number <= Above || number > AtMost || (Whole && number != Math.Floor(number)))
            return Refuse(node, reading, out value);

        value = number;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer)
    {
        var schema = new JsonObject { ["type"] = Whole ? "integer" : "number" };
        if (AtLeast is { } least) schema["minimum"] = least;
        if (Above is { } above) schema["exclusiveMinimum"] = above;
        if (AtMost is { } most) schema["maximum"] = most;
        return schema;
    }

    protected override string Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Text, Text: var text } && double.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? double.IsFinite(number) ? ": write it without quotes" : ": only finite numbers up to 1e308 can be had"
            : "";

    string Bounds() => (AtLeast, Above, AtMost) switch
    {
        ({ } least, _, { } most) => string.Create(CultureInfo.InvariantCulture, $" from {least} to {most}"),
        (_, { } above, { } most) => string.Create(CultureInfo.InvariantCulture, $" above {above} and at most {most}"),
        ({ } least, _, _) => string.Create(CultureInfo.InvariantCulture, $" of at least {least}"),
        (_, { } above, _) => string.Create(CultureInfo.InvariantCulture, $" above {above}"),
        (_, _, { } most) => string.Create(CultureInfo.InvariantCulture, $" of at most {most}"),
        _ => "",
    };
}

/// <summary>A text; <c>${NAME}</c> takes the value of an environment variable where that is allowed.</summary>
public sealed class TextSpec : Spec<string>
{
    /// <summary>What the text is, after "expected".</summary>
    public string Meaning { get; init; } = "a text";

    /// <summary>A regular expression the text must match, in the dialect JSON schema and .NET share; null for any.</summary>
    public string? Pattern { get; init; }

    public override string Expected => Meaning;

    public override bool TryRead(Node node, Reading reading, out string value)
    {
        value = "";
        if (node is not ScalarNode { Kind: ScalarKind.Text, Text: { Length: > 0 } text }) return Refuse(node, reading, out value);
        if (Pattern is { } pattern && !System.Text.RegularExpressions.Regex.IsMatch(text, pattern))
            return Refuse(node, reading, out value);

        value = text;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer)
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (Pattern is { } pattern) schema["pattern"] = pattern;
        return schema;
    }

    /// <summary>How to make a text of what looks like another kind of value.</summary>
    internal const string InQuotes = ": put it in quotes";

    protected override string Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } ? InQuotes : "";
}

/// <summary>true or false.</summary>
public sealed class FlagSpec : Spec<bool>
{
    public override string Expected => "true or false";

    public override bool TryRead(Node node, Reading reading, out bool value)
    {
        value = false;
        if (node is not ScalarNode { Kind: ScalarKind.Boolean, Text: var text }) return Refuse(node, reading, out value);
        value = text == "true";
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = "boolean" };
}

/// <summary>One word out of a list, each standing for a value.</summary>
public sealed class ChoiceSpec<T>(params (string Word, T Value)[] choices) : Spec<T>
    where T : notnull
{
    /// <summary>The words, in their order.</summary>
    public IEnumerable<string> Words => choices.Select(choice => choice.Word);

    public override string Expected => choices.Length == 1 ? $"'{choices[0].Word}'" : "one of " + string.Join(", ", Words);

    public override bool TryRead(Node node, Reading reading, out T value)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text, Text: var text })
        {
            foreach (var (word, choice) in choices)
            {
                if (word != text) continue;
                value = choice;
                return true;
            }
        }

        return Refuse(node, reading, out value);
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Word))]),
    };

    public override string Show(object? value) =>
        choices.FirstOrDefault(choice => Equals(choice.Value, value)).Word ?? "";

    protected override string Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Text, Text: var text }
            ? Spelling.DidYouMean(text, Words)
            : "";
}
