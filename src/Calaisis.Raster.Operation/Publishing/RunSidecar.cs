using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Running;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>
/// What <c>run.json</c> in the folder of a run's results says: which run it was, when, and what it and each of its steps took.
/// It is the only file there that says so: all others are equal to the byte in equal runs.
/// </summary>
public sealed record RunSidecar
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Its name, in the folder that holds all results of the run.</summary>
    public const string FileName = "run.json";

    RunSidecar(JsonNode document)
    {
        Run = (long)document["run"]!;
        Program = (string)document["program"]!;
        Started = DateTimeOffset.Parse((string)document["started"]!, CultureInfo.InvariantCulture);
        SecondsOfStep = document["steps"]!.AsArray()
            .GroupBy(step => (string)step!["key"]!, step => (double?)step!["seconds"], StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Max(), StringComparer.Ordinal);
    }

    /// <summary>The number of the run whose results lie there.</summary>
    public long Run { get; }

    /// <summary>The program's version.</summary>
    public string Program { get; }

    public DateTimeOffset Started { get; }

    /// <summary>How long each step took by its key; null for one whose results were there already.</summary>
    public IReadOnlyDictionary<string, double?> SecondsOfStep { get; }

    /// <summary>The sidecar of the run whose results a file lies among, or a copy of them; null where it lies in no such folder.</summary>
    public static RunSidecar? Beside(string file)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (In(folder) is { } sidecar) return sidecar;
        }

        return null;
    }

    /// <param name="run">Which run it is.</param>
    /// <param name="shown">When its results were whole.</param>
    /// <param name="steps">All of its steps.</param>
    /// <param name="usage">What it took until then.</param>
    internal static byte[] BytesOf(LedgerRun run, DateTimeOffset shown, IReadOnlyList<LedgerStep> steps, RunUsage usage) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["run"] = run.Id,
            ["pipeline"] = run.Pipeline,
            ["file"] = run.File,
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
        },
        Readable);

    static JsonNode StepOf(LedgerStep step) => new JsonObject
    {
        ["step"] = step.Id,
        ["key"] = step.Key,
        ["state"] = step.State,
        ["seconds"] = step.Seconds,
        ["peakBytes"] = step.PeakBytes,
    };

    /// <summary>The sidecar of a folder of results; null where there is none.</summary>
    internal static RunSidecar? In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            // Each scenario has a file of that name, too: what went in and what came out, and no run.
            return JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject document && document.ContainsKey("run") ? new RunSidecar(document) : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
