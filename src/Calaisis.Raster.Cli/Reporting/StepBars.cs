using System.Collections.Concurrent;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Processing.Speaking;
using Spectre.Console;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>One bar for each step that is under way.</summary>
sealed class StepBars(ProgressContext context)
{
    readonly ConcurrentDictionary<Sentence, ProgressTask> _bars = new();

    public void Hear(RunEvent happened)
    {
        switch (happened)
        {
            case StepStarted started:
                _bars[started.Step] = context.AddTask(
                    Markup.Escape(started.Step.In(Speech.Language)), maxValue: Math.Max(1, started.Total));
                break;
            case StepAdvanced advanced when _bars.TryGetValue(advanced.Step, out var bar):
                bar.Value = advanced.Done;
                break;
            case StepFinished finished when _bars.TryRemove(finished.Step, out var bar):
                bar.Value = bar.MaxValue;
                bar.StopTask();
                break;
        }
    }
}
