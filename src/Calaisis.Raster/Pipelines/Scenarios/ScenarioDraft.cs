using System.Globalization;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>A pipeline file while the edits of one scenario are made to it, before it is read again.</summary>
sealed class ScenarioDraft(Node document, Reading reading)
{
    const string Sources = "sources";
    const string Trames = "trames";

    readonly Dictionary<string, Mark> _added = new(StringComparer.Ordinal);

    /// <summary>The file as changed so far.</summary>
    public Node Document { get; private set; } = document;

    /// <summary>The names of the trames, in the order of the file.</summary>
    public IReadOnlyList<string> TrameNames => [.. Keys(Document, Trames)];

    /// <summary>Puts a value in the place of another.</summary>
    public void Set(NodePath path, Node value, Mark mark)
    {
        if (path.Replace(Document, value, out var fault) is { } changed) Document = changed;
        else reading.Add(mark, $"'{path.Text}' leads nowhere: {fault}");
    }

    /// <summary>Has a source read with one more edit.</summary>
    public void AddEdit(string source, MappingNode edit) =>
        Append(NodePath.Of(Sources, source, SourceKeys.EditsName), edit);

    /// <summary>Declares a source anew; the edits made to it before go with the old one.</summary>
    public void ReplaceSource(string source, Node declaration) =>
        Set(NodePath.Of(Sources, source), declaration, declaration.Mark);

    /// <summary>Adds a source under a name that no other has, and returns that name.</summary>
    public string AddSource(string kind, MappingNode declaration)
    {
        var taken = Keys(Document, Sources).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains(Numbered(kind, number))) number++;
        Set(NodePath.Of(Sources, Numbered(kind, number)), declaration, declaration.Mark);
        _added.Add(Numbered(kind, number), declaration.Mark);
        return Numbered(kind, number);
    }

    /// <summary>
    /// The pipeline read from the draft, with the sources that edits added knowing whose features they are, and called
    /// crossings.
    /// </summary>
    public Pipeline Complete(Pipeline pipeline) =>
        pipeline with { Sources = [.. pipeline.Sources.Select(source => Marked(source, pipeline.Language))] };

    SourceSettings Marked(SourceSettings source, Language language) =>
        source is VectorSourceSettings features && _added.TryGetValue(source.Name, out var mark)
            ? features with
            {
                Edit = new EditPlace(reading.PlaceOf(mark), mark.Line, mark.Column, source.Name),
                DeclaredTitle = features.DeclaredTitle ?? TitleOf(source.Name, new EditWords(language)),
            }
            : source;

    /// <summary>As readers call it; numbered where there are several.</summary>
    string TitleOf(string added, EditWords words)
    {
        var title = words["passage à faune du scénario", "wildlife crossing of the scenario"];
        return _added.Count == 1 ? title : $"{title} ({added[(added.LastIndexOf('-') + 1)..]})";
    }

    /// <summary>Puts a layer on top of a trame's others.</summary>
    public void AddLayer(string trame, MappingNode layer) => Append(NodePath.Of(Trames, trame, "layers"), layer);

    void Append(NodePath list, MappingNode item)
    {
        // What is wrong with a list is not wrong with what has been added last.
        var longer = list.Find(Document) is ListNode there
            ? new ListNode(there.Mark, [.. there.Items, item])
            : new ListNode(item.Mark, [item]);
        Set(list, longer, item.Mark);
    }

    static IEnumerable<string> Keys(Node document, string key) =>
        ((document as MappingNode)?.Find(key)?.Value as MappingNode)?.Entries.Select(entry => entry.Key) ?? [];

    static string Numbered(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
