using System.Globalization;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>A part of a document on one line, as it could stand in a pipeline file; secrets are masked.</summary>
static class NodeText
{
    public static string Of(Node node) => Redaction.Mask(Flow(node));

    /// <summary>The keys of a mapping without its braces.</summary>
    public static string OfEntries(MappingNode node) => Redaction.Mask(Entries(node));

    static string Entries(MappingNode node) =>
        string.Join(", ", node.Entries.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"));

    static string Flow(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } scalar => scalar.Number.ToString("R", CultureInfo.InvariantCulture),
        ScalarNode { Kind: ScalarKind.Null } => "null",
        ScalarNode scalar => scalar.Text,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MappingNode mapping => $"{{ {Entries(mapping)} }}",
        _ => throw new InvalidOperationException($"no text for {node.GetType().Name}"),
    };
}
