using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>
/// What <c>run.json</c> in the folder of a run's results says: which run it was, when, and what it and each of its
/// steps took. It is the only file there that says so: all others are equal to the byte in equal runs.
/// </summary>
public sealed record RunSidecar
{
    /// <summary>Its name, in the folder that holds all results of the run.</summary>
    public const string FileName = "run.json";

    static readonly JsonSerializerOptions Strict =
        new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    RunSidecar(Written written)
    {
        (Run, Program, Started, Files) = (written.Run, written.Program, written.Started, written.Files);
        SecondsOfStep = written.Steps
            .GroupBy(step => step.Key, step => step.Seconds, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Max(), StringComparer.Ordinal);
    }

    /// <summary>The number of the run whose results lie there.</summary>
    public long Run { get; }

    /// <summary>The program's version.</summary>
    public string Program { get; }

    public DateTimeOffset Started { get; }

    /// <summary>
    /// The files it shows beside this one; null where an older program has written it, which noted none.
    /// </summary>
    public IReadOnlyList<ShownFile>? Files { get; }

    /// <summary>How long each step took by its key; null for one whose results were there already.</summary>
    public IReadOnlyDictionary<string, double?> SecondsOfStep { get; }

    /// <summary>
    /// The sidecar of the run whose results a file lies among, or a copy of them; null where it lies in no such folder.
    /// </summary>
    public static RunSidecar? Beside(string file)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder =
            Path.GetDirectoryName(folder))
        {
            if (In(folder) is { } sidecar) return sidecar;
        }

        return null;
    }

    /// <param name="run">Which run it is.</param>
    /// <param name="pipelineFiles">The pipeline's file and those it extends, with their hashes.</param>
    /// <param name="shown">When its results were whole.</param>
    /// <param name="steps">All of its steps.</param>
    /// <param name="usage">What it took until then.</param>
    /// <param name="files">All the files it shows.</param>
    internal static byte[] BytesOf(
        LedgerRun run, IEnumerable<(string File, string Sha256)> pipelineFiles, DateTimeOffset shown,
        IReadOnlyList<LedgerStep> steps, RunUsage usage, IEnumerable<ShownFile> files) => SealedJson.Write(
        new JsonObject
        {
            ["run"] = run.Id,
            ["pipeline"] = run.Pipeline,
            ["file"] = run.File,
            ["pipelineFiles"] = new JsonArray(
                [.. pipelineFiles.Select(file => new JsonObject { ["file"] = file.File, ["sha256"] = file.Sha256 })]),
            ["program"] = run.Program,
            ["build"] = run.Build,
            ["started"] = run.Started,
            ["ended"] = shown,
            ["seconds"] = usage.Wall.TotalSeconds,
            ["processorSeconds"] = usage.Processor.TotalSeconds,
            ["peakBytes"] = usage.PeakBytes,
            ["planningSeconds"] = usage.Overhead.Planning.TotalSeconds,
            ["cachingSeconds"] = usage.Overhead.Caching.TotalSeconds,
            ["showingSeconds"] = usage.Overhead.Showing.TotalSeconds,
            ["steps"] = new JsonArray([.. steps.Select(StepOf)]),
            ["files"] = new JsonArray(
                [.. files.Select(file =>
                    new JsonObject { ["path"] = file.Path, ["sha256"] = file.Sha256, ["bytes"] = file.Bytes })]),
        });

    static JsonNode StepOf(LedgerStep step) => new JsonObject
    {
        ["step"] = step.Id,
        ["key"] = step.Key,
        ["state"] = step.State,
        ["seconds"] = step.Seconds,
        ["peakBytes"] = step.PeakBytes,
    };

    /// <summary>
    /// The sidecar of a folder of results; null where there is none, or it is no longer what was written.
    /// </summary>
    internal static RunSidecar? In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (JsonSerializer.Deserialize<Written>(bytes, Strict) is not { } written) return null;
            // Those of older programs hold no checksum, and no files.
            return (written.Files is null && written.Check is null) || SealedJson.IsWhole(bytes)
                ? new RunSidecar(written)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// What is read back of it. Files of that name that say less are others: those of scenarios, or of other programs.
    /// </summary>
    sealed record Written
    {
        public required long Run { get; init; }

        public required string Program { get; init; }

        public required DateTimeOffset Started { get; init; }

        public required IReadOnlyList<WrittenStep> Steps { get; init; }

        public IReadOnlyList<ShownFile>? Files { get; init; }

        public string? Check { get; init; }
    }

    sealed record WrittenStep
    {
        public required string Key { get; init; }

        public required double? Seconds { get; init; }
    }
}
