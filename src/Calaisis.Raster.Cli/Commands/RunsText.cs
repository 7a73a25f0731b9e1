using System.Globalization;
using System.Text;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>Runs as text.</summary>
static class RunsText
{
    public static string List(IReadOnlyList<LedgerRun> runs, OperationFolder folder)
    {
        var shown = folder.PublishedRun;
        var text = new StringBuilder("run    started (UTC)        took         state      results\n");
        foreach (var run in runs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{run.Id,-5}  {Time(run.Started)}  {Took(run),-11}  {run.State,-9}  {ResultsOf(run, shown, folder)}\n");
        }

        return text.ToString();
    }

    public static string Show(LedgerRun run, IReadOnlyList<LedgerStep> steps, OperationFolder folder)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"run {run.Id} of {run.Pipeline}, from {run.File}: {run.State}\n");
        text.Append(CultureInfo.InvariantCulture, $"started  {Time(run.Started)} UTC, took {UsageOf(run)}\n");
        text.Append(CultureInfo.InvariantCulture, $"program  calaisis {run.Program}, build {run.Build}; {run.Workers} workers, {ByteSize.Show(run.MemoryBytes)} for tiles and caches\n");
        text.Append(CultureInfo.InvariantCulture, $"results  {ResultsOf(run, folder.PublishedRun, folder)}\n");
        if (run.Message is { } message) text.Append(CultureInfo.InvariantCulture, $"message  {message.ReplaceLineEndings("\n         ")}\n");
        text.Append('\n');
        var width = steps.Count == 0 ? 0 : steps.Max(step => step.Id.Length);
        foreach (var step in steps)
        {
            var seconds = step.Seconds is { } took ? Duration.Show(TimeSpan.FromSeconds(took)) : "";
            var memory = step.PeakBytes is { } bytes ? ByteSize.Show(bytes) : "";
            var why = step.Message?.ReplaceLineEndings(" ") ?? (step.State == "made" ? string.Join("; ", step.Reasons) : "");
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{step.State,-8}  {step.Id.PadRight(width)}  {seconds,11}  {memory,8}  {why}").TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    internal static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    static string Took(LedgerRun run) => WallOf(run) is { } wall ? Duration.Show(wall) : "-";

    static string UsageOf(LedgerRun run) => WallOf(run) is { } wall
        ? UsageText.Of(wall, run.ProcessorSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, run.PeakBytes)
        : "-";

    // Runs of an older program have no seconds: the clock may have been set between their beginning and their end.
    static TimeSpan? WallOf(LedgerRun run) => run.Seconds is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : run.Ended is { } ended && ended >= run.Started ? ended - run.Started : null;

    static string ResultsOf(LedgerRun run, long? shown, OperationFolder folder)
    {
        if (!Directory.Exists(folder.Run(run.Id))) return run.Published is { } other && run.State == "unchanged" ? $"those of run {other}" : "none kept";
        return run.Id == shown ? "kept, the ones people see" : "kept";
    }
}
