using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// A way to a value in a pipeline file: keys joined by dots; an entry of a list in brackets, by its number, from 1, or
/// by the name of the source it reads: <c>trames.verte.layers[haies].constant</c>.
/// </summary>
sealed partial record NodePath(string Text, IReadOnlyList<NodePath.Step> Steps)
{
    const string Pattern = @"^[a-z0-9_-]+(?:\.[a-z0-9_-]+|\[[a-z0-9_-]+\])*$";

    /// <summary>How a path is written.</summary>
    public static Spec<NodePath> Spec { get; } = new MappedSpec<string, NodePath>(
        new TextSpec
        {
            Meaning = $"the way to a key: keys joined by dots, entries of lists in brackets, "
                + $"by number from 1 or by the source they read",
            Pattern = Pattern,
        },
        (text, _, _) => Parse(text));

    /// <summary>The path that leads over keys only.</summary>
    public static NodePath Of(params string[] keys) =>
        new(string.Join('.', keys), [.. keys.Select(key => new Step(key, false))]);

    /// <summary>A path and one more key.</summary>
    public static NodePath Of(NodePath path, string key) =>
        new($"{path.Text}.{key}", [.. path.Steps, new Step(key, false)]);

    static NodePath Parse(string text)
    {
        var steps = Parts().Matches(text)
            .Select(
                part => part.Value.StartsWith('[') ? new Step(part.Value[1..^1], true) : new Step(part.Value, false));
        return new NodePath(text, [.. steps]);
    }

    /// <summary>
    /// The document with another value there; null where the way ends before, and then <paramref name="fault"/> says
    /// why.
    /// </summary>
    /// <remarks>The last key may be one that the file leaves out: it is added.</remarks>
    public Node? Replace(Node document, Node value, out Sentence fault)
    {
        fault = Sentence.Empty;
        return Replace(document, value, 0, ref fault);
    }

    /// <summary>The value there; null where there is none.</summary>
    public Node? Find(Node document)
    {
        Node? found = document;
        foreach (var step in Steps) found = Next(found, step, out _);
        return found;
    }

    /// <summary>The same way with all entries by their numbers, as far as it leads: one text for one key.</summary>
    public string In(Node document)
    {
        Node? found = document;
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            found = Next(found, step, out var number);
            text.Append(
                step.IsEntry ? $"[{number?.ToString(CultureInfo.InvariantCulture) ?? step.Name}]" : $".{step.Name}");
        }

        return text.ToString();
    }

    /// <summary>
    /// What a step leads to, and the number of an entry of a list, from 1; null where it leads nowhere.
    /// </summary>
    static Node? Next(Node? node, Step step, out int? number)
    {
        number = node is ListNode entries && step.IsEntry ? IndexIn(entries, step, out _) + 1 : null;
        return node switch
        {
            MappingNode mapping when !step.IsEntry => mapping.Find(step.Name)?.Value,
            ListNode list => number is { } entry ? list.Items[entry - 1] : null,
            _ => null,
        };
    }

    Node? Replace(Node node, Node value, int depth, ref Sentence fault)
    {
        if (depth == Steps.Count) return value;
        var step = Steps[depth];
        switch (node)
        {
            case MappingNode mapping when !step.IsEntry:
                return ReplaceIn(mapping, value, depth, ref fault);
            case ListNode list when step.IsEntry:
                if (IndexIn(list, step, out fault) is not { } index) return null;
                if (Replace(list.Items[index], value, depth + 1, ref fault) is not { } item) return null;
                return list with { Items = [.. list.Items.Select((old, i) => i == index ? item : old)] };
            default:
                fault = $"'{Before(depth)}' is {node.Found}, expected "
                    + $"{(step.IsEntry ? (Sentence)$"a list" : $"a mapping")}";
                return null;
        }
    }

    MappingNode? ReplaceIn(MappingNode mapping, Node value, int depth, ref Sentence fault)
    {
        var name = Steps[depth].Name;
        if (mapping.Find(name) is not { } entry)
        {
            if (depth == Steps.Count - 1)
                return mapping with { Entries = [.. mapping.Entries, new MappingEntry(value.Mark, name, value)] };
            var keys = mapping.Entries.Select(candidate => candidate.Key).ToList();
            fault = $"there is no '{name}' in {(depth == 0 ? (Sentence)$"the file" : $"'{Before(depth)}'")}"
                + $"{Spelling.DidYouMean(name, keys)} (there: {string.Join(", ", keys)}); "
                + $"only the last key of a way may be one that is left out";
            return null;
        }

        if (Replace(entry.Value, value, depth + 1, ref fault) is not { } replaced) return null;
        return mapping with
        {
            Entries = [.. mapping.Entries.Select(old => old == entry ? old with { Value = replaced } : old)],
        };
    }

    static int? IndexIn(ListNode list, Step step, out Sentence fault)
    {
        fault = Sentence.Empty;
        if (int.TryParse(step.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (number >= 1 && number <= list.Items.Count) return number - 1;
            fault = $"there is no entry {number}, expected 1 to {list.Items.Count}";
            return null;
        }

        var sources = list.Items.Select(SourceOf).ToList();
        var matches = Enumerable.Range(0, sources.Count).Where(i => sources[i] == step.Name).ToList();
        if (matches.Count == 1) return matches[0];
        fault = matches.Count == 0
            ? (Sentence)($"no entry of the list reads the source "
                + $"'{step.Name}'{Spelling.DidYouMean(step.Name, sources.OfType<string>())}")
            : $"{matches.Count} entries of the list read the source '{step.Name}': give the number of one, "
                + $"{Sentence.Join(" or ", matches.Select(i => (Sentence)$"{i + 1}"))}";
        return null;
    }

    static string? SourceOf(Node item) => ((item as MappingNode)?.Find("source")?.Value as ScalarNode)?.Text;

    string Before(int depth) =>
        string.Concat(Steps.Take(depth)
            .Select((step, i) => step.IsEntry ? $"[{step.Name}]" : i == 0 ? step.Name : "." + step.Name));

    [GeneratedRegex(@"\[[a-z0-9_-]+\]|[a-z0-9_-]+")]
    private static partial Regex Parts();

    /// <summary>One step: a key of a mapping, or an entry of a list.</summary>
    internal readonly record struct Step(string Name, bool IsEntry);
}
