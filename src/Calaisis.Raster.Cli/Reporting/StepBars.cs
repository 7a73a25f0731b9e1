using System.Collections.Concurrent;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Processing.Speaking;
using Spectre.Console;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// One bar for all steps of a run, with how much time is left, and one for each that is under way.
/// </summary>
sealed class StepBars(ProgressContext context, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<Sentence, ProgressTask> _bars = new();
    readonly Lock _counting = new();
    ProgressTask? _all;
    ITimer? _timer;
    TimeSpan _time;
    long _began;
    int _done;

    /// <summary>So many steps are to be done, and it takes about so long.</summary>
    public void Expect(int steps, TimeSpan time)
    {
        if (steps == 0) return;
        lock (_counting)
        {
            (_time, _began, _done) = (time, clock.GetTimestamp(), 0);
            _all = context.AddTask(Words(steps), maxValue: steps);
            _timer?.Dispose();
            _timer = clock.CreateTimer(_ => Tell(), null, Tick, Tick);
        }
    }

    /// <summary>One of them is done.</summary>
    public void Advance()
    {
        lock (_counting)
        {
            if (_all is null) return;
            _all.Value = ++_done;
            _all.Description = Words((int)_all.MaxValue);
        }
    }

    public void Dispose() => _timer?.Dispose();

    void Tell()
    {
        lock (_counting)
        {
            if (_all is not null) _all.Description = Words((int)_all.MaxValue);
        }
    }

    string Words(int steps)
    {
        var gone = clock.GetElapsedTime(_began);
        var left = _time - gone;
        Sentence words = $"{_done} of {steps} steps, {Duration.Show(gone)}";
        if (left > Tick) words = $"{words}, about {Duration.Show(left)} left";
        return Markup.Escape(words.In(Speech.Language));
    }

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
