using System.Text.Json.Nodes;
using Calaisis.Raster.Texts;

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

    public override Sentence Expected => $"{(Whole ? (Sentence)$"a whole number" : $"a number")}{Bounds()}";

    public override bool TryRead(Node node, Reading reading, out double value)
    {
        value = 0;
        if (node is not ScalarNode { Kind: ScalarKind.Number, Number: var number })
            return Refuse(node, reading, out value);
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

    protected override Sentence Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Text, Text: var text } ? NumberTexts.Advice(text) : Sentence.Empty;

    Sentence Bounds() => (AtLeast, Above, AtMost) switch
    {
        ({ } least, _, { } most) => $" from {least} to {most}",
        (_, { } above, { } most) => $" above {above} and at most {most}",
        ({ } least, _, _) => $" of at least {least}",
        (_, { } above, _) => $" above {above}",
        (_, _, { } most) => $" of at most {most}",
        _ => Sentence.Empty,
    };
}

/// <summary>A text; <c>${NAME}</c> takes the value of an environment variable where that is allowed.</summary>
public sealed class TextSpec : Spec<string>
{
    /// <summary>What the text is, after "expected".</summary>
    public Sentence Meaning { get; init; } = $"a text";

    /// <summary>
    /// A regular expression the text must match, in the dialect JSON schema and .NET share; null for any.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>Whether it may have several lines, as filters may; names and titles have one.</summary>
    public bool IsOfLines { get; init; }

    public override Sentence Expected => Meaning;

    public override bool TryRead(Node node, Reading reading, out string value)
    {
        value = "";
        if (node is not ScalarNode { Kind: ScalarKind.Text, Text: { Length: > 0 } written })
            return Refuse(node, reading, out value);
        // What YAML folds (>) ends with a line end of its own; what has a pattern becomes part of names and is typed on
        // one line.
        var text = ComposedText.Of(Pattern is null ? written.TrimEnd('\n') : written);
        if (string.IsNullOrWhiteSpace(text)) return Refuse(node, reading, out value);
        if (Legibility.WhatIsWrong(text, IsOfLines) is { } wrong)
        {
            reading.Add(node.Mark, $"found a text with {wrong.Found}, after '{Shown.Cut(text[..wrong.At])}'; "
                + $"expected {Meaning} that can be read: write it anew");
            return false;
        }

        if (Pattern is { } pattern && !Matches(text, pattern))
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

    /// <summary>
    /// Whether a pattern holds for the whole text: in .NET a final <c>$</c> alone lets a line end follow.
    /// </summary>
    internal static bool Matches(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.Match(text, pattern) is { Success: true, Length: var length }
        && length == text.Length;

    /// <summary>How to make a text of what looks like another kind of value.</summary>
    internal static readonly Sentence InQuotes = $": put it in quotes";

    protected override Sentence Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } ? InQuotes : Sentence.Empty;
}

/// <summary>true or false.</summary>
public sealed class FlagSpec : Spec<bool>
{
    public override Sentence Expected => $"true or false";

    public override bool TryRead(Node node, Reading reading, out bool value)
    {
        value = false;
        if (node is not ScalarNode { Kind: ScalarKind.Boolean, Text: var text })
            return Refuse(node, reading, out value);
        value = text == "true";
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = "boolean" };

    protected override Sentence Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Text, Text: var text }
            ? Spelling.DidYouMean(text, ["true", "false"])
            : Sentence.Empty;
}

/// <summary>One word out of a list, each standing for a value.</summary>
public sealed class ChoiceSpec<T>(params (string Word, T Value)[] choices) : Spec<T>
    where T : notnull
{
    /// <summary>The words, in their order.</summary>
    public IEnumerable<string> Words => choices.Select(choice => choice.Word);

    public override Sentence Expected =>
        choices.Length == 1 ? (Sentence)$"'{choices[0].Word}'" : $"one of {string.Join(", ", Words)}";

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

    protected override Sentence Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Text, Text: var text }
            ? Spelling.DidYouMean(text, Words)
            : Sentence.Empty;
}
