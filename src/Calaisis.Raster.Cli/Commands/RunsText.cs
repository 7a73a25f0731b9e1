using System.Globalization;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>Runs as text.</summary>
static class RunsText
{
    static readonly KnownTexts States = new(
        "running", "done", "unchanged", "failed", "stopped", "killed", "made", "kept", "shared", "left out");

    public static string List(IReadOnlyList<LedgerRun> runs, OperationFolder folder)
    {
        var shown = folder.PublishedRun;
        var text = new SpokenText(Speech.Language);
        text.Line($"run    started (UTC)        took         state      results");
        foreach (var run in runs)
        {
            text.Line($"{run.Id,-5}  {Time(run.Started)}  {Took(run),-11}  {StateOf(run.State),-9}  "
                + $"{ResultsOf(run, shown, folder)}");
        }

        return text.ToString();
    }

    public static string Show(LedgerRun run, IReadOnlyList<LedgerStep> steps, OperationFolder folder)
    {
        var text = new SpokenText(Speech.Language);
        text.Line($"run {run.Id} of {run.Pipeline}, from {run.File}: {StateOf(run.State)}");
        text.Line($"started  {Time(run.Started)} UTC, took {UsageOf(run)}");
        text.Line($"program  calaisis {run.Program}, build {run.Build}; {run.Workers} workers, "
            + $"{ByteSize.Show(run.MemoryBytes)} for tiles and caches");
        text.Line($"results  {ResultsOf(run, folder.PublishedRun, folder)}");
        if (run.Message is { } message)
            text.Line($"message  {message.In(Speech.Language).ReplaceLineEndings("\n         ")}");
        text.Line();
        var names = steps.Select(step => StepWords.OfStep(step.Id).In(Speech.Language)).ToList();
        var width = names.Count == 0 ? 0 : names.Max(name => name.Length);
        foreach (var (step, name) in steps.Zip(names))
        {
            var seconds = step.Seconds is { } took ? Duration.Show(TimeSpan.FromSeconds(took)) : Sentence.Empty;
            var memory = step.PeakBytes is { } bytes ? ByteSize.Show(bytes) : Sentence.Empty;
            var why = step.Message ?? (step.State == "made" ? Sentence.Join("; ", step.Reasons) : Sentence.Empty);
            Sentence line = $"{StateOf(step.State),-8}  {name.PadRight(width)}  {seconds,11}  {memory,8}  {why}";
            text.AppendName(line.In(Speech.Language).ReplaceLineEndings(" ").TrimEnd()).Line();
        }

        return text.ToString();
    }

    /// <summary>What became of a run or a step, by the ledger's word.</summary>
    internal static Sentence StateOf(string state) => States.Find(state) ?? $"{state}";

    internal static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    static Sentence Took(LedgerRun run) => WallOf(run) is { } wall ? Duration.Show(wall) : $"-";

    static Sentence UsageOf(LedgerRun run) => WallOf(run) is { } wall
        ? UsageText.Of(wall, run.ProcessorSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, run.PeakBytes)
        : $"-";

    // Runs of an older program have no seconds: the clock may have been set between their beginning and their end.
    static TimeSpan? WallOf(LedgerRun run) => run.Seconds is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : run.Ended is { } ended && ended >= run.Started ? ended - run.Started : null;

    static Sentence ResultsOf(LedgerRun run, long? shown, OperationFolder folder)
    {
        if (!Directory.Exists(folder.Run(run.Id)))
        {
            return run.Published is { } other && run.State == "unchanged"
                ? (Sentence)$"those of run {other}"
                : $"none kept";
        }

        return run.Id == shown ? (Sentence)$"kept, the ones people see" : $"kept";
    }
}
