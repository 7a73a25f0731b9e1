using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>Reads a pipeline file: all of its faults at once, before any pixel is read.</summary>
static class PipelineFile
{
    /// <exception cref="PipelineException">
    /// The file is missing, is not YAML, or does not say what a pipeline says.
    /// </exception>
    /// <param name="path">The file.</param>
    /// <param name="places">What it may read; null for anything.</param>
    /// <param name="format">How it is written; null for the usual way.</param>
    public static LoadedPipeline Load(string path, AllowedPlaces? places = null, RecordSpec<Pipeline>? format = null)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var reading = new Reading(path, folder) { Forbids = places is null ? null : places.WhyNot };
        var files = new ExtendedFiles(reading);
        var node = files.Read();
        Speech.Heed(node);
        Redaction.Remember(reading.Secrets);
        var pipeline = default(Pipeline);
        if (node is not null) (format ?? PipelineSpec.Root).TryRead(node, reading, out pipeline);
        Redaction.Remember(reading.Secrets);
        reading.Finish();
        var again = new List<Reading>();
        try
        {
            var loaded = new LoadedPipeline(pipeline!, node!, ScenarioPipelines.Build(pipeline!, node!, Begin));
            CheckRanges(loaded, Begin);
            return loaded with
            {
                ReadsNetwork = again.Append(reading).Any(one => one.DatasetNames.Any(IsElsewhere)),
                Texts = reading.Texts,
                Begin = Begin,
                Files = files.Contents,
                FilesRead =
                    [.. again.Append(reading).SelectMany(one => one.FilesRead).Distinct(StringComparer.Ordinal)],
            };
        }
        finally
        {
            foreach (var one in again) Redaction.Remember(one.Secrets);
        }

        Reading Begin()
        {
            again.Add(
                new Reading(path, folder)
                {
                    Forbids = reading.Forbids,
                    Texts = reading.Texts,
                    Extended = reading.Extended,
                });
            return again[^1];
        }
    }

    /// <summary>All ranges have to lead to a sound pipeline, in every scenario they are drawn in.</summary>
    static void CheckRanges(LoadedPipeline loaded, Func<Reading> begin)
    {
        if (loaded.Pipeline.Sensitivity is not { } sensitivity) return;
        foreach (var scenario in loaded.Scenarios.Where(scenario => sensitivity.Scenarios.Contains(scenario.Name)))
            DrawnRanges.Require(scenario, sensitivity, begin);
    }

    /// <summary>An archive of this machine is a dataset name as well.</summary>
    static bool IsElsewhere(string name) => !name.StartsWith("/vsizip/", StringComparison.Ordinal)
        || name.Contains("://", StringComparison.Ordinal);
}

/// <summary>A pipeline and the document it was read from.</summary>
/// <param name="Pipeline">The pipeline as it is.</param>
/// <param name="Document">The file.</param>
/// <param name="Scenarios">
/// The pipeline as it is under the name base, then the scenarios in the order of the file.
/// </param>
sealed record LoadedPipeline(Pipeline Pipeline, Node Document, IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>Whether it reads from a server or a database, where a failure may pass by itself.</summary>
    public bool ReadsNetwork { get; init; }

    /// <summary>
    /// What the tables that the file names held when they were read: all scenarios have them from there.
    /// </summary>
    public TextFiles Texts { get; init; } = new();

    /// <summary>A new reading of the same file.</summary>
    public Func<Reading> Begin { get; init; } = () => throw new InvalidOperationException("read from no file");

    /// <summary>The pipeline file and those it extends, from the nearest, as they were read.</summary>
    public IReadOnlyList<PipelineContent> Files { get; init; } = [];

    /// <summary>Full paths of the files that the pipeline and its scenarios name.</summary>
    public IReadOnlyList<string> FilesRead { get; init; } = [];

    /// <summary>The scenarios of these names, in the order of the file; all where no name is given.</summary>
    /// <param name="names">The names.</param>
    /// <param name="option">The option they come from, as messages name it.</param>
    /// <exception cref="PipelineException">The pipeline has no scenario of a name.</exception>
    public IReadOnlyList<Scenario> Chosen(IReadOnlyList<string> names, string option = "--scenario")
    {
        var known = Scenarios.Select(scenario => scenario.Name).ToList();
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new PipelineException(
                [new Fault(option, 0, 0, $"found '{unknown}', which is no scenario of the pipeline"
                    + $"{Spelling.DidYouMean(unknown, known)} (there are: {string.Join(", ", known)})")]);
        }

        return [.. Scenarios.Where(scenario => names.Count == 0 || names.Contains(scenario.Name))];
    }

    /// <summary>The same for one scenario, as if it were written out in a file of its own.</summary>
    public LoadedPipeline In(Scenario scenario) =>
        this with { Pipeline = scenario.Pipeline, Document = scenario.Document };
}
