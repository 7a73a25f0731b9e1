using System.Globalization;
using Calaisis.Raster.Parameters;
using Mark = Calaisis.Raster.Parameters.Mark;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Calaisis.Raster.Cli.PipelineFiles;

/// <summary>Reads YAML into nodes that know their line and column.</summary>
static class YamlDocuments
{
    /// <summary>Deeper nesting is refused: an alias that contains itself would never end.</summary>
    const int DeepestNesting = 32;

    /// <summary>Reads one document; null where it is not YAML, and then the fault is in the reading.</summary>
    public static Node? Read(string text, Reading reading)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            reading.Add(At(problem.Start), $"this is not readable as YAML: {Reason(problem)}");
            return null;
        }

        if (stream.Documents.Count == 1) return Convert(stream.Documents[0].RootNode, reading, 0);
        reading.Add(new Mark(1, 1), stream.Documents.Count == 0
            ? "found an empty file, expected a pipeline"
            : $"found {stream.Documents.Count} YAML documents in one file, expected one: give each pipeline a file of its own");
        return null;
    }

    /// <summary>A value as typed on the command line: a scalar, or a list or mapping in YAML's flow style.</summary>
    public static Node? ReadArgument(string text, Reading reading)
    {
        if (text.StartsWith('[') || text.StartsWith('{')) return Read(text, reading);
        return new ScalarNode(default, text, KindOf(text, out var number), number);
    }

    static Node? Convert(YamlNode node, Reading reading, int depth)
    {
        var mark = At(node.Start);
        if (depth > DeepestNesting)
        {
            reading.Add(mark, $"nested more than {DeepestNesting} levels deep; an anchor (&) may contain itself");
            return null;
        }

        return node switch
        {
            YamlScalarNode scalar => Scalar(scalar, mark),
            YamlSequenceNode list => List(list, mark, reading, depth),
            YamlMappingNode mapping => Mapping(mapping, mark, reading, depth),
            _ => null,
        };
    }

    static ScalarNode Scalar(YamlScalarNode scalar, Mark mark)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain) return new ScalarNode(mark, text, ScalarKind.Text);
        var kind = KindOf(text, out var number);
        return new ScalarNode(mark, text, kind, number);
    }

    static ListNode? List(YamlSequenceNode list, Mark mark, Reading reading, int depth)
    {
        var items = list.Children.Select(child => Convert(child, reading, depth + 1)).ToList();
        return items.Contains(null) ? null : new ListNode(mark, items!);
    }

    static MappingNode? Mapping(YamlMappingNode mapping, Mark mark, Reading reading, int depth)
    {
        var entries = new List<MappingEntry>();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                reading.Add(At(key.Start), "found a key that is a list or a mapping, expected a word");
                return null;
            }

            if (Convert(value, reading, depth + 1) is not { } converted) return null;
            entries.Add(new MappingEntry(At(key.Start), name, converted));
        }

        return new MappingNode(mark, entries);
    }

    /// <summary>What an unquoted value is, by the core schema of YAML 1.2; infinities and NaN stay text.</summary>
    static ScalarKind KindOf(string text, out double number)
    {
        number = 0;
        if (text is "" or "~" or "null") return ScalarKind.Null;
        if (text is "true" or "false") return ScalarKind.Boolean;
        return double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number) && char.IsAsciiDigit(text[^1])
            ? ScalarKind.Number
            : ScalarKind.Text;
    }

    static Mark At(YamlDotNet.Core.Mark mark) => new((int)mark.Line, (int)mark.Column);

    static string Reason(YamlException problem)
    {
        // "While parsing a block mapping, did not find expected key." - one sentence is enough.
        var message = (problem.InnerException ?? problem).Message;
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
    }
}
