using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>
/// From the edits of a kind of action, in which <c>work</c> stands for the feature, to those of a scenario.
/// </summary>
public static class WorkEdits
{
    /// <summary>The keys of edits that say where they work.</summary>
    static readonly string[] Places = ["burn", "crossing", "in"];

    /// <summary>An edit with <c>work</c> in the place of features.</summary>
    internal static Spec<MappingNode> Template { get; } = new TemplateSpec();

    /// <summary>The edits of a kind of action on some features.</summary>
    /// <param name="action">The kind.</param>
    /// <param name="file">The dataset with the features.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="where">Which of its features, in OGR SQL.</param>
    public static IReadOnlyList<MappingNode> Of(ActionDeclaration action, string file, string layer, string where)
    {
        ArgumentNullException.ThrowIfNull(action);
        return [.. action.Edits.Select(edit => edit with
        {
            Entries = [.. edit.Entries.SelectMany(entry => Put(entry, file, layer, where))],
        })];
    }

    /// <summary>
    /// The sources that a kind of action edits; for a crossing, which is a source of its own, its trames.
    /// </summary>
    public static (IReadOnlyCollection<string> Sources, IReadOnlyCollection<string>? CrossedTrames) ChangedBy(
        ActionDeclaration action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var sources = action.Edits.SelectMany(edit => edit.Entries)
            .Where(entry => entry.Key is "on" or "change" or "remove")
            .Select(entry => ((ScalarNode)entry.Value).Text).ToHashSet(StringComparer.Ordinal);
        var crossings = action.Edits.Where(edit => edit.Find("crossing") is not null).ToList();
        if (crossings.Count == 0) return (sources, []);
        return (sources, crossings.Exists(edit => edit.Find("trames") is null)
            ? null
            : crossings.SelectMany(edit => ((ListNode)edit.Find("trames")!.Value).Items)
                .Select(trame => ((ScalarNode)trame).Text).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>How far from its feature a kind of action changes cells, in metres.</summary>
    public static double ReachMetres(ActionDeclaration action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Edits.Max(edit => (Number(edit, "width") / 2) + Number(edit, "buffer")
            + (edit.Find("crossing") is null ? 0 : CrossingReachMetres));
    }

    // A crossing opens all of the wall that it meets, as wide as that is.
    const double CrossingReachMetres = 150;

    static double Number(MappingNode edit, string key) => edit.Find(key)?.Value is ScalarNode node ? node.Number : 0;

    static IEnumerable<MappingEntry> Put(MappingEntry entry, string file, string layer, string where)
    {
        if (!IsWork(entry)) return [entry];
        MappingEntry Text(string key, string text) =>
            new(entry.Mark, key, new ScalarNode(entry.Value.Mark, text, ScalarKind.Text));
        return entry.Key == "in"
            ? [entry with
            {
                Value = new MappingNode(
                    entry.Value.Mark, [Text("vector", file), Text("layer", layer), Text("where", where)]),
            }]
            : [Text(entry.Key, file), Text("layer", layer), Text("where", where)];
    }

    static bool IsWork(MappingEntry entry) => Places.Contains(entry.Key)
        && entry.Value is ScalarNode { Text: ActionDeclaration.Work };

    sealed class TemplateSpec : Spec<MappingNode>
    {
        public override Sentence Expected => $"an edit in which 'work' stands for the feature";

        public override bool TryRead(Node node, Reading reading, out MappingNode value)
        {
            value = null!;
            if (node is not MappingNode mapping) return Refuse(node, reading, out value);
            if (mapping.Entries.Count(IsWork) != 1)
            {
                reading.Add(node.Mark, $"found no 'work' under one of the keys {string.Join(", ", Places)}, expected "
                    + $"an edit of the feature, such as burn: work with on: haies");
                return false;
            }

            value = mapping;
            return true;
        }

        public override System.Text.Json.Nodes.JsonObject ToSchema(SchemaWriter writer) => new()
        {
            ["type"] = "object",
        };
    }
}
