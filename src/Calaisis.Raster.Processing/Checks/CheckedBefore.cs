using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Processing.Checks;

/// <summary>
/// What the check of one scenario has found, for the next: sources and trames that are declared alike are looked at
/// once.
/// </summary>
sealed class CheckedBefore
{
    /// <summary>What sources hold, by all that their declarations say.</summary>
    public Dictionary<string, SourceStatistics> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>What was found in trames, by all that their declarations and those of their sources say.</summary>
    public Dictionary<string, IReadOnlyList<Finding>> Trames { get; } = new(StringComparer.Ordinal);
}

/// <summary>All that a document says of a source or a trame, as one text: equal texts, equal results.</summary>
/// <param name="pipeline">The scenario.</param>
/// <param name="document">The document that says the same.</param>
sealed class DeclaredText(Pipeline pipeline, Node document)
{
    readonly Dictionary<string, string> _scattered = pipeline.Trames.SelectMany(trame => trame.Layers)
        .Select(layer => layer.Scattered)
        .OfType<ScatteredSource>()
        .DistinctBy(scattered => scattered.Name)
        .ToDictionary(scattered => scattered.Name, scattered => scattered.Source, StringComparer.Ordinal);

    /// <summary>
    /// Of a source, or of one that a layer has made from it. Zones stand in it, as edits may name them.
    /// </summary>
    public string OfSource(string name) =>
        string.Join('\n', name, Text("sources", _scattered.GetValueOrDefault(name, name)), Text("zones"), Text("grid"));

    /// <summary>Of a trame and the sources it reads.</summary>
    public string OfTrame(string name, IEnumerable<string> sources) =>
        string.Join(
            '\n', sources.Distinct().Order(StringComparer.Ordinal).Select(OfSource).Append(Text("trames", name)));

    string Text(params ReadOnlySpan<string> path)
    {
        Node? node = document;
        foreach (var key in path) node = (node as MappingNode)?.Find(key)?.Value;
        return node is null ? "" : NodeJson.ToJson(node)?.ToJsonString() ?? "";
    }
}
