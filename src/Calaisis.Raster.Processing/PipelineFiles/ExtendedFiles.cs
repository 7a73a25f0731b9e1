using System.Security.Cryptography;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// Reads a pipeline file and those it extends, one by the other, into one document: see <see cref="MergedDocuments"/>.
/// </summary>
sealed class ExtendedFiles(Reading reading)
{
    /// <summary>A longer way from a file to the last one it extends is refused.</summary>
    internal const int MostFiles = 10;

    /// <summary>A larger file, in bytes, is refused unread.</summary>
    const int LongestFile = 4_000_000;

    readonly List<PipelineContent> _contents = [];

    /// <summary>The files that were read, the pipeline file first.</summary>
    public IReadOnlyList<PipelineContent> Contents => _contents;

    /// <summary>The document; null where it cannot be read, and then the fault is in the reading.</summary>
    /// <exception cref="PipelineException">A file is missing, too large or no text.</exception>
    public Node? Read()
    {
        var file = new DocumentFile(reading.Place, reading.Folder);
        var documents = new List<Node>();
        var ways = new List<MappingEntry>();
        for (string? path = reading.Place; path is not null;)
        {
            var text = TextOf(path, ways.Count == 0 ? null : ways[^1].Value.Mark);
            if (text is null) return null;
            Speech.Heed(text);
            if (YamlDocuments.Read(text, reading, file) is not { } document) return null;
            documents.Add(document);
            if (documents.Count > 1 && document is not MappingNode)
            {
                reading.Add(document.Mark, $"found {document.Found}, expected a pipeline: keys with their values");
                return null;
            }

            if ((document as MappingNode)?.Find(PipelineSpec.ExtendsName) is not { } way) break;
            ways.Add(way);
            path = Next(way, out file);
            if (path is null) return null;
        }

        return documents.Count == 1 ? documents[0] : MergedDocuments.Of(documents, ways, reading);
    }

    /// <summary>The file that a file extends; null where it can extend none, and then the fault is noted.</summary>
    string? Next(MappingEntry way, out DocumentFile file)
    {
        file = null!;
        var mark = way.Value.Mark;
        if (!PipelineSpec.ExtendedFile.TryRead(way.Value, reading, out var location)) return null;
        if (!Path.IsPathRooted(location.Full) || !File.Exists(location.Full))
        {
            reading.Add(mark, $"found '{location.Declared}', which is no file on this machine, "
                + $"expected a pipeline file");
            return null;
        }

        var real = RealPath.Of(location.Full);
        if (_contents.Exists(read => RealPath.Of(read.Path) == real))
        {
            reading.Add(mark, $"this file extends itself "
                + $"({string.Join(" > ", _contents.Select(read => Name(read.Path)).Append(Name(location.Full)))}): "
                + $"take one 'extends' out");
            return null;
        }

        if (_contents.Count == MostFiles)
        {
            reading.Add(mark, $"found more than {MostFiles} files that extend one another: write some of them as one");
            return null;
        }

        file = new DocumentFile(Shown(location.Full), Path.GetDirectoryName(location.Full)!);
        reading.Extended.Add(file);
        return location.Full;

        static string Name(string path) => Path.GetFileName(path);
    }

    /// <summary>As people name it: from where they are, if that is how they named the first.</summary>
    string Shown(string full) =>
        Path.IsPathRooted(reading.Place) ? full : Path.GetRelativePath(Directory.GetCurrentDirectory(), full);

    string? TextOf(string path, Mark? from)
    {
        var place = from is null ? path : reading.Extended[^1].Place;
        try
        {
            var bytes = TextFile.Bytes(path, $"the pipeline file", LongestFile);
            _contents.Add(new PipelineContent(
                Path.GetFullPath(path), place, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            return TextFile.Decode(bytes, place, null, $"save the file as UTF-8");
        }
        catch (PipelineException problem) when (from is not null)
        {
            reading.Add(problem.Faults.Select(fault => fault with { Place = place }));
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var why = LibraryTexts.Of(problem);
            if (from is not { } mark)
            {
                throw new PipelineException(
                    [new Fault(path, 0, 0, $"the pipeline file cannot be read ({why}); check the path")]);
            }

            reading.Add(mark, $"the file '{place}', which this one extends, cannot be read ({why}); check the path");
            return null;
        }
    }
}

/// <summary>A pipeline file as it was read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Place">Its name in messages.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal.</param>
sealed record PipelineContent(string Path, string Place, string Sha256);
