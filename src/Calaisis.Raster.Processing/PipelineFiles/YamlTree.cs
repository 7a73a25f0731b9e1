using Calaisis.Raster.Parameters;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Mark = Calaisis.Raster.Parameters.Mark;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// Makes the nodes of a document from its events. Depth, and the number of values with all aliases (*) written out, are
/// limited while reading: nothing large is built that is refused afterwards.
/// </summary>
sealed class YamlTree(YamlEvents events, Reading reading)
{
    /// <summary>Deeper nesting is refused.</summary>
    internal const int DeepestNesting = 32;

    /// <summary>More values are refused, each alias counted as what it stands for.</summary>
    internal const int MostValues = 100_000;

    readonly Dictionary<AnchorName, (Node? Node, int Values, int Depth)> _anchors = [];
    int _values;

    /// <summary>
    /// The one document of the text; null where it has none or several, and then the fault is in the reading.
    /// </summary>
    public Node? ReadOnly()
    {
        Node? root = null;
        var documents = 0;
        while (events.Next() is { } next)
        {
            if (next is DocumentStart) documents++;
            else if (documents == 1 && root is null && next is NodeEvent or AnchorAlias) root = Value(next, 0).Node;
        }

        if (documents == 1 && root is not null) return root;
        reading.Add(events.At(1, 1), documents < 2
            ? (Sentence)$"found an empty file, expected a pipeline"
            : $"found {documents} YAML documents in one file, expected one: give each pipeline a file of its own");
        return null;
    }

    /// <summary>The value that begins with an event, and how many levels it has.</summary>
    (Node Node, int Depth) Value(ParsingEvent begin, int depth)
    {
        var mark = events.At(begin.Start);
        if (depth > DeepestNesting) throw TooDeep(mark);
        if (begin is AnchorAlias alias) return Meant(alias, mark, depth);
        Count(1, mark);
        var before = _values - 1;
        var anchor = begin is NodeEvent { Anchor: { IsEmpty: false } name } ? name : default;
        // Until it is whole, an anchor stands for nothing: it cannot contain itself.
        if (!anchor.IsEmpty) _anchors[anchor] = (null, 0, 0);
        var (node, levels) = begin switch
        {
            Scalar scalar => (Single(scalar, mark), 0),
            SequenceStart => List(mark, depth),
            MappingStart => Mapping(mark, depth),
            _ => throw new YamlFaultException(mark, $"this is not readable as YAML: a value is missing"),
        };
        if (!anchor.IsEmpty) _anchors[anchor] = (node, _values - before, levels);
        return (node, levels);
    }

    (Node Node, int Depth) Meant(AnchorAlias alias, Mark mark, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value, out var meant))
        {
            throw new YamlFaultException(
                mark, $"found the alias '*{alias.Value}', and no anchor '&{alias.Value}' stands before it");
        }

        if (meant.Node is null)
        {
            throw new YamlFaultException(
                mark, $"the anchor '&{alias.Value}' contains itself: take the alias '*{alias.Value}' out");
        }

        if (depth + meant.Depth > DeepestNesting) throw TooDeep(mark);
        Count(meant.Values, mark);
        return (meant.Node, meant.Depth);
    }

    static ScalarNode Single(Scalar scalar, Mark mark)
    {
        if (scalar.Style != ScalarStyle.Plain) return new ScalarNode(mark, scalar.Value, ScalarKind.Text);
        var kind = YamlDocuments.KindOf(scalar.Value, out var number);
        return new ScalarNode(mark, scalar.Value, kind, number);
    }

    (Node Node, int Depth) List(Mark mark, int depth)
    {
        var items = new List<Node>();
        var deepest = 0;
        while (events.Next() is { } next and not SequenceEnd)
        {
            var (item, levels) = Value(next, depth + 1);
            items.Add(item);
            deepest = Math.Max(deepest, levels + 1);
        }

        return (new ListNode(mark, items), deepest);
    }

    (Node Node, int Depth) Mapping(Mark mark, int depth)
    {
        var entries = new List<MappingEntry>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var deepest = 0;
        while (events.Next() is { } next and not MappingEnd)
        {
            var at = events.At(next.Start);
            if (next is not (Scalar or AnchorAlias) || Value(next, depth + 1).Node is not ScalarNode { Text: var key })
                throw new YamlFaultException(at, $"found a key that is a list or a mapping, expected a word");
            if (!known.Add(key))
            {
                throw new YamlFaultException(
                    at, $"the key '{Shown.Cut(key)}' comes twice in one mapping: take one out");
            }

            if (events.Next() is not { } begin) break;
            var (value, levels) = Value(begin, depth + 1);
            entries.Add(new MappingEntry(at, key, value));
            deepest = Math.Max(deepest, levels + 1);
        }

        return (new MappingNode(mark, entries), deepest);
    }

    void Count(int values, Mark mark)
    {
        _values += values;
        if (_values <= MostValues) return;
        throw new YamlFaultException(mark, $"more than {MostValues} values up to here, with each alias (*) "
            + $"counted as what it stands for: split the pipeline");
    }

    static YamlFaultException TooDeep(Mark mark) => new(mark, $"nested more than {DeepestNesting} levels deep");
}
