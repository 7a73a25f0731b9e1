using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.PipelineFiles;

/// <summary>Reads a pipeline file: all of its faults at once, before any pixel is read.</summary>
static class PipelineFile
{
    /// <exception cref="PipelineException">The file is missing, is not YAML, or does not say what a pipeline says.</exception>
    public static LoadedPipeline Load(string path)
    {
        var full = Path.GetFullPath(path);
        var reading = new Reading(path, Path.GetDirectoryName(full)!);
        var node = YamlDocuments.Read(ReadText(path), reading);
        Redaction.Remember(reading.Secrets);
        var pipeline = default(Pipeline);
        if (node is not null) PipelineSpec.Root.TryRead(node, reading, out pipeline);
        Redaction.Remember(reading.Secrets);
        reading.Finish();
        return new LoadedPipeline(pipeline!, node!);
    }

    static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException([new Fault(path, 0, 0, $"the pipeline file cannot be read ({problem.Message.TrimEnd('.')}); check the path")]);
        }
    }
}

/// <summary>A pipeline and the document it was read from.</summary>
sealed record LoadedPipeline(Pipeline Pipeline, Node Document);
