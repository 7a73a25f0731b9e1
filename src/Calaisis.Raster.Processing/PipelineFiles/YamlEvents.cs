using Calaisis.Raster.Parameters;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Mark = Calaisis.Raster.Parameters.Mark;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// The events of a YAML text one by one: the parser keeps no tree, so that depth and size are ours to limit.
/// </summary>
sealed class YamlEvents(string text, DocumentFile? file)
{
    readonly Parser _parser = new(new StringReader(text));

    Mark _last = new(1, 1) { File = file };

    /// <summary>The next event; null after the last.</summary>
    public ParsingEvent? Next()
    {
        if (!_parser.MoveNext()) return null;
        _last = At(_parser.Current!.End);
        return _parser.Current;
    }

    /// <summary>Where a text became unreadable: where the library says, or after the last that was read.</summary>
    public Mark PlaceOf(Exception problem)
    {
        var place = problem is YamlException { Start: { Line: > 0, Column: > 0 } start } ? At(start) : _last;
        // What is missing at the end is said to be missing below it.
        var lines = text.TrimEnd().Split('\n');
        return place.Line <= lines.Length ? place : At(lines.Length, lines[^1].Length + 1);
    }

    public Mark At(YamlDotNet.Core.Mark mark) => At((int)mark.Line, (int)mark.Column);

    /// <summary>A place in the text.</summary>
    public Mark At(int line, int column) => new(line, column) { File = file };
}

/// <summary>A document that is YAML but not one we read: where, and the sentence.</summary>
sealed class YamlFaultException(Mark mark, Sentence sentence) : Exception(sentence.ToString())
{
    public Sentence Sentence => sentence;

    public Mark Mark => mark;
}
