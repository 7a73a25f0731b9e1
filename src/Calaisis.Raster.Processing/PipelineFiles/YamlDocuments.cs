using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using YamlDotNet.Core;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>Reads YAML into nodes that know their line and column.</summary>
static class YamlDocuments
{
    /// <summary>
    /// Reads one document; null where it is not YAML or beyond the limits, and then the fault is in the reading.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="reading">Takes the faults.</param>
    /// <param name="file">The file that holds the text; null for the command line.</param>
    public static Node? Read(string text, Reading reading, DocumentFile? file = null)
    {
        var events = new YamlEvents(text, file);
        try
        {
            return new YamlTree(events, reading).ReadOnly();
        }
        catch (YamlFaultException problem)
        {
            reading.Add(problem.Mark, problem.Sentence);
            return null;
        }
        // The library throws what is no YamlException too; whatever it throws, the text is not readable.
#pragma warning disable CA1031
        catch (Exception problem) when (problem is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            reading.Add(events.PlaceOf(problem), $"this is not readable as YAML: {Reason(problem)}");
            return null;
        }
    }

    /// <summary>A value as typed on the command line: a scalar, or a list or mapping in YAML's flow style.</summary>
    public static Node? ReadArgument(string text, Reading reading)
    {
        if (text.StartsWith('[') || text.StartsWith('{')) return Read(text, reading);
        return new ScalarNode(default, text, KindOf(text, out var number), number);
    }

    /// <summary>What an unquoted value is, by the core schema of YAML 1.2; infinities and NaN stay text.</summary>
    internal static ScalarKind KindOf(string text, out double number)
    {
        number = 0;
        if (text is "" or "~" or "null") return ScalarKind.Null;
        if (text is "true" or "false") return ScalarKind.Boolean;
        return double.TryParse(
            text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number) && char.IsAsciiDigit(text[^1])
            ? ScalarKind.Number
            : ScalarKind.Text;
    }

    static Sentence Reason(Exception problem)
    {
        if (problem is not YamlException) return $"a bracket, a quote or a colon stands where none can";
        // "While parsing a block mapping, did not find expected key." - one sentence is enough.
        var message = (problem.InnerException ?? problem).Message;
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return LibraryTexts.Of(end < 0 ? message : message[..end]);
    }
}
