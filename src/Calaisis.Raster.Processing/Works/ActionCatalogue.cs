using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.Works;

/// <summary>The kinds of action of a folder: a YAML file each, named after the kind.</summary>
static class ActionCatalogue
{
    const string Ending = ".yaml";
    const int LongestFile = 200_000;

    /// <summary>All kinds, by name.</summary>
    /// <exception cref="PipelineException">A file is no kind of action: all faults of all files.</exception>
    public static IReadOnlyDictionary<string, ActionDeclaration> Load(Location folder)
    {
        if (!Directory.Exists(folder.Full))
        {
            throw new PipelineException([new Fault(folder.Declared, 0, 0,
                $"found a file, expected a folder with kinds of action, a YAML file each")]);
        }

        var kinds = new SortedDictionary<string, ActionDeclaration>(StringComparer.Ordinal);
        var faults = new List<Fault>();
        foreach (var path in Directory.EnumerateFiles(folder.Full, "*" + Ending).Order(StringComparer.Ordinal))
        {
            var place = Path.Combine(folder.Declared, Path.GetFileName(path));
            var reading = new Reading(place, folder.Full);
            try
            {
                var text = TextFile.Decode(
                    TextFile.Bytes(path, $"the kind of action", LongestFile), place, null, $"save the file as UTF-8");
                var node = YamlDocuments.Read(text, reading, new DocumentFile(place, folder.Full));
                if (node is not null && ActionDeclaration.Spec.TryRead(node, reading, out var kind))
                {
                    var name = Path.GetFileNameWithoutExtension(path);
                    kinds.Add(name, kind with { Name = name });
                }
            }
            catch (PipelineException problem)
            {
                reading.Add(problem.Faults.Select(fault => fault with { Place = place }));
            }

            faults.AddRange(reading.Faults);
        }

        if (faults.Count > 0) throw new PipelineException(faults);
        return kinds.Count > 0
            ? kinds
            : throw new PipelineException([new Fault(folder.Declared, 0, 0,
                $"found no file {"*" + Ending} in this folder, expected kinds of action, a file each")]);
    }
}
