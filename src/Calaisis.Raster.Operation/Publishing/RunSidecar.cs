using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>
/// What a file beside the folder of a run's results says: which run it was, when, and what it and each of its steps took. It
/// is not among the results, as equal results are equal to the byte.
/// </summary>
public sealed record RunSidecar
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    RunSidecar(JsonNode document)
    {
        Run = (long)document["run"]!;
        Program = (string)document["program"]!;
        Started = DateTimeOffset.Parse((string)document["started"]!, CultureInfo.InvariantCulture);
        SecondsOfStep = document["steps"]!.AsArray().ToDictionary(step => (string)step!["key"]!, step => (double?)step!["seconds"], StringComparer.Ordinal);
    }

    /// <summary>The number of the run whose results lie there.</summary>
    public long Run { get; }

    /// <summary>The program's version.</summary>
    public string Program { get; }

    public DateTimeOffset Started { get; }

    /// <summary>How long each step took by its key; null for one whose results were there already.</summary>
    public IReadOnlyDictionary<string, double?> SecondsOfStep { get; }

    /// <summary>The sidecar of the run a file is shown by, links followed; null where it lies in no folder of results.</summary>
    public static RunSidecar? Of(string file)
    {
        for (var folder = RealFolder(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(Path.GetDirectoryName(folder)) != "runs" || !File.Exists(PathOf(folder))) continue;
            try
            {
                return new RunSidecar(JsonNode.Parse(File.ReadAllBytes(PathOf(folder)))!);
            }
            catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        return null;
    }

    internal static string PathOf(string folderOfRun) => folderOfRun + ".json";

    internal static void Write(string path, LedgerRun run, IReadOnlyList<LedgerStep> steps, RunUsage usage) => WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["run"] = run.Id,
            ["pipeline"] = run.Pipeline,
            ["file"] = run.File,
            ["program"] = run.Program,
            ["build"] = run.Build,
            ["started"] = run.Started,
            ["ended"] = run.Ended,
            ["seconds"] = usage.Wall.TotalSeconds,
            ["processorSeconds"] = usage.Processor.TotalSeconds,
            ["peakBytes"] = usage.PeakBytes,
            ["planningSeconds"] = usage.Overhead.Planning.TotalSeconds,
            ["cachingSeconds"] = usage.Overhead.Caching.TotalSeconds,
            ["showingSeconds"] = usage.Overhead.Showing.TotalSeconds,
            ["steps"] = new JsonArray([.. steps.Select(StepOf)]),
        },
        Readable));

    static JsonNode StepOf(LedgerStep step) => new JsonObject
    {
        ["step"] = step.Id,
        ["key"] = step.Key,
        ["state"] = step.State,
        ["seconds"] = step.Seconds,
        ["peakBytes"] = step.PeakBytes,
    };

    static string? RealFolder(string file)
    {
        var path = Path.GetFullPath(file);
        for (var part = Path.GetDirectoryName(path); part is not null; part = Path.GetDirectoryName(part))
        {
            if (Directory.ResolveLinkTarget(part, returnFinalTarget: true) is { } target)
                return Path.GetDirectoryName(Path.Combine(target.FullName, Path.GetRelativePath(part, path)));
        }

        return Path.GetDirectoryName(path);
    }
}
