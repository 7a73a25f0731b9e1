using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Operation.Schedules;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>What a schedule says.</summary>
sealed class ScheduleLines(Journal journal) : IScheduleListener
{
    public void Say(Sentence sentence) => journal.Info(sentence);

    public void Heard(ScheduledRun run)
    {
        var took = Duration.Show(run.Ended - run.Started);
        if (run.ExitCode == 0) journal.Info($"{run.Pipeline}: done in {took}");
        else journal.Warn($"{run.Pipeline}: failed with exit code {run.ExitCode} after {took}: {run.Message}");
    }
}
