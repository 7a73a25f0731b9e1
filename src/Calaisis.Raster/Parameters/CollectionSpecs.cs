using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>A list of values of one kind.</summary>
public sealed class ListSpec<T>(Spec<T> item) : Spec<IReadOnlyList<T>>
    where T : notnull
{
    /// <summary>Smallest allowed number of values.</summary>
    public int AtLeast { get; init; } = 1;

    /// <summary>Largest allowed number of values, or null.</summary>
    public int? AtMost { get; init; }

    /// <summary>What the list is, after "expected"; null says "a list" and what it holds.</summary>
    public Sentence? Meaning { get; init; }

    public override Sentence Expected => Meaning ?? $"a list{Count()}, each {item.Expected}";

    public override bool TryRead(Node node, Reading reading, out IReadOnlyList<T> value)
    {
        value = [];
        if (node is not ListNode { Items: var items }) return Refuse(node, reading, out value);
        if (items.Count < AtLeast || items.Count > AtMost) return Refuse(node, reading, out value);

        var values = new List<T>(items.Count);
        foreach (var child in items)
        {
            if (item.TryRead(child, reading, out var read)) values.Add(read);
        }

        value = values;
        return values.Count == items.Count;
    }

    public override JsonObject ToSchema(SchemaWriter writer)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.ToSchema(writer), ["minItems"] = AtLeast };
        if (AtMost is { } most) schema["maxItems"] = most;
        return schema;
    }

    public override string Show(object? value) =>
        value is IReadOnlyList<T> { Count: > 0 } list
            ? $"[{string.Join(", ", list.Select(entry => item.Show(entry)))}]"
            : "";

    Sentence Count() =>
        AtMost == AtLeast ? $" of {AtLeast} values" : AtLeast > 0 ? $" of {AtLeast} or more values" : Sentence.Empty;
}

/// <summary>A value under each name of the user's choice, in the order they were written.</summary>
public sealed class NamedSpec<T>(string what, Spec<T> item) : Spec<IReadOnlyList<Named<T>>>
    where T : notnull
{
    /// <summary>What a name may look like; it also becomes part of file names.</summary>
    const string NamePattern = "^[a-z][a-z0-9_-]{0,39}$";

    public override Sentence Expected => $"one or several {Spelling.Plural(what)}, each under a name of its own";

    public override bool TryRead(Node node, Reading reading, out IReadOnlyList<Named<T>> value)
    {
        value = [];
        if (node is not MappingNode { Entries: { Count: > 0 } entries }) return Refuse(node, reading, out value);
        var values = new List<Named<T>>();
        foreach (var entry in entries)
        {
            if (!TextSpec.Matches(entry.Key, NamePattern))
            {
                reading.Add(entry.Mark, $"found the name '{Shown.Cut(entry.Key)}' for {Spelling.WithArticle(what)}, "
                    + $"expected small letters a to z, digits, "
                    + $"'-' and '_', starting with a letter, at most 40 of them (it becomes part of file names)");
                continue;
            }

            var sound = item.TryRead(entry.Value, reading, out var read);
            reading.Declare(what, entry.Key, sound ? read : null);
            if (sound) values.Add(new Named<T>(entry.Key, read, entry.Mark));
        }

        value = values;
        return values.Count == entries.Count;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["propertyNames"] = new JsonObject { ["pattern"] = NamePattern },
        ["additionalProperties"] = item.ToSchema(writer),
    };
}

/// <summary>A value and the name it stands under.</summary>
public sealed record Named<T>(string Name, T Value, Mark Mark);
