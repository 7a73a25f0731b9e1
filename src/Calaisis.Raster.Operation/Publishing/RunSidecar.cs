using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>
/// What a file beside the folder of a run's results says: when it was and what each step took. It is not among the results,
/// as equal results are equal to the byte.
/// </summary>
static class RunSidecar
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static void Write(string path, LedgerRun run, IReadOnlyList<LedgerStep> steps) => WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["run"] = run.Id,
            ["pipeline"] = run.Pipeline,
            ["file"] = run.File,
            ["program"] = run.Program,
            ["build"] = run.Build,
            ["started"] = run.Started,
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
}
