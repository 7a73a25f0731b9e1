using System.Collections.Concurrent;
using Calaisis.Raster.Flow;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// Steps as lines of a log: when each ends and how long it took, and now and then how far a long one is.
/// </summary>
sealed class StepLines(Journal journal, TimeProvider clock)
{
    /// <summary>A long step without a bar says how far it is this often.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<Sentence, Progress> _steps = new();

    public void Hear(RunEvent happened, bool drawn)
    {
        switch (happened)
        {
            case StepStarted started:
                _steps[started.Step] = new Progress(clock.GetTimestamp());
                journal.Detail($"{started.Step}: begins");
                break;
            case StepAdvanced advanced when !drawn:
                ReportLongStep(advanced);
                break;
            case StepFinished finished when _steps.TryRemove(finished.Step, out var step):
                var seconds = clock.GetElapsedTime(step.Started).TotalSeconds;
                journal.Info($"{finished.Step}: done in {seconds:0.0} s");
                break;
            case StepSkipped skipped:
                journal.Info($"{skipped.Step}: left out, {skipped.Reason}");
                break;
            case Warning warning:
                journal.Warn(warning.Message);
                break;
        }
    }

    void ReportLongStep(StepAdvanced advanced)
    {
        if (!_steps.TryGetValue(advanced.Step, out var step)) return;
        if (clock.GetElapsedTime(step.LastLine) < Silence) return;
        step.LastLine = clock.GetTimestamp();
        journal.Info($"{advanced.Step}: {100.0 * advanced.Done / advanced.Total:0} %");
    }

    sealed class Progress(long started)
    {
        public long Started { get; } = started;

        public long LastLine { get; set; } = started;
    }
}
