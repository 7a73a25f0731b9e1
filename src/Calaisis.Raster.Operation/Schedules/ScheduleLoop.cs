using Calaisis.Raster.Faults;
using Polly;
using Polly.Retry;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// Runs pipelines when they are due, one after the other, never two at once. Times that pass while the service does not
/// run, or while a run takes longer than the next is away, are made up for by one run.
/// </summary>
/// <remarks>Thread rule: one caller.</remarks>
public sealed class ScheduleLoop(
    Timetable timetable,
    IReadOnlyList<string> pipelines,
    ScheduleSettings settings,
    IRunStarter starter,
    ScheduleBoard board,
    ScheduleMemory memory,
    IScheduleListener listener,
    TimeProvider clock)
{
    /// <summary>The clock is looked at this often, as it may be set, and the machine may sleep.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>What could not be written is tried again this often.</summary>
    static readonly TimeSpan WritePause = TimeSpan.FromSeconds(5);

    const int ReadOrWriteFailed = 4;

    /// <summary>What it has seen to and could not write down yet; null where all is written.</summary>
    DateTimeOffset? _unwritten;

    /// <summary>Goes on until it is stopped, or no time is left, whatever a run or a disk does.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var last = memory.Read() ?? Begin();
        while (true)
        {
            var now = clock.GetUtcNow();
            // A clock that was set back must not keep runs away until it is where it was.
            if (last > now) last = now;
            if (timetable.NextAfter(last) is not { } due) return;
            if (due <= now)
            {
                due = timetable.LastBetween(last, now)!.Value;
                listener.Say($"the run due at {Show(due)} was missed; it is made up for now");
            }
            else
            {
                board.WaitFor(due);
                listener.Say($"next runs: {string.Join(", ", timetable.Next(last, 3).Select(Show))}");
                if (!await WaitUntilAsync(due, last, cancel)) continue;
                await Task.Delay(settings.Jitter * settings.Random(), clock, cancel);
            }

            await RunAllAsync(timetable.NextAfter(due), cancel);
            last = due;
            Remember(due);
        }
    }

    /// <summary>
    /// A new schedule answers for all times from now on: what it misses before its first run is made up for, too.
    /// </summary>
    DateTimeOffset Begin()
    {
        var now = clock.GetUtcNow();
        Remember(now);
        return now;
    }

    void Remember(DateTimeOffset seen)
    {
        var isNew = _unwritten is null;
        _unwritten = seen;
        try
        {
            memory.Write(seen);
            if (!isNew) listener.Say($"what the schedule has seen to can be written again");
            _unwritten = null;
            board.Trouble(null);
        }
        catch (OutputException refused)
        {
            if (isNew) listener.Say($"{refused.Sentence} The schedule goes on, and tries again");
            board.Trouble(refused.Message);
        }
    }

    /// <summary>One run of each pipeline, now; the highest exit code.</summary>
    public async Task<int> RunAllAsync(DateTimeOffset? next, CancellationToken cancel)
    {
        var worst = 0;
        foreach (var pipeline in pipelines)
        {
            board.Begin(pipeline);
            listener.Say($"{pipeline}: begins");
            var started = clock.GetUtcNow();
            var answer = await AnswerAsync(pipeline, cancel);
            var end = new ScheduledRun(pipeline, started, clock.GetUtcNow(), answer.ExitCode, answer.Message)
            {
                Next = next,
            };
            board.End(end, next);
            listener.Heard(end);
            worst = Math.Max(worst, end.ExitCode);
            await settings.ReportAsync(end, cancel);
        }

        return worst;
    }

    /// <summary>A run that cannot even be watched has failed, as others do: the next is begun when it is due.</summary>
    async Task<RunAnswer> AnswerAsync(string pipeline, CancellationToken cancel)
    {
        try
        {
            return await RunWithRetriesAsync(pipeline, cancel);
        }
#pragma warning disable CA1031
        catch (Exception problem) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new RunAnswer(
                ReadOrWriteFailed,
                $"the run could not be watched to its end ({LibraryTexts.Of(problem)})",
                MayPass: false);
        }
    }

    /// <summary>False where the clock was set back to before the last run, so that the next time is another.</summary>
    async Task<bool> WaitUntilAsync(DateTimeOffset due, DateTimeOffset last, CancellationToken cancel)
    {
        for (var now = clock.GetUtcNow(); now < due; now = clock.GetUtcNow())
        {
            if (now < last) return false;
            if (_unwritten is { } seen) Remember(seen);
            var pause = _unwritten is null ? LongestWait : WritePause;
            await Task.Delay(due - now < pause ? due - now : pause, clock, cancel);
        }

        return true;
    }

    async Task<RunAnswer> RunWithRetriesAsync(string pipeline, CancellationToken cancel)
    {
        if (settings.Retries == 0) return await starter.RunAsync(pipeline, cancel);
        var retry = new RetryStrategyOptions<RunAnswer>
        {
            MaxRetryAttempts = settings.Retries,
            Delay = settings.RetryAfter,
            BackoffType = DelayBackoffType.Exponential,
            MaxDelay = LongestRetry,
            ShouldHandle = asked => ValueTask.FromResult(asked.Outcome.Result is { MayPass: true }),
            OnRetry = asked =>
            {
                listener.Say(
                    $"{pipeline}: {asked.Outcome.Result!.Message}; tried again in {asked.RetryDelay.TotalSeconds:0} s");
                return ValueTask.CompletedTask;
            },
        };
        var attempts = new ResiliencePipelineBuilder<RunAnswer> { TimeProvider = clock }.AddRetry(retry).Build();
        return await attempts.ExecuteAsync(async stop => await starter.RunAsync(pipeline, stop), cancel);
    }

    string Show(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, timetable.Zone)
        .ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How a schedule is kept.</summary>
public sealed record ScheduleSettings
{
    /// <summary>Runs begin up to so much later, by chance, so that many services do not begin at once.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>A number from 0 to 1.</summary>
    public Func<double> Random { get; init; } = () => 0;

    /// <summary>How often a run is tried again whose failure may pass by itself.</summary>
    public int Retries { get; init; }

    /// <summary>How long to wait before the first retry; each next one waits twice as long.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Tells somebody how a run ended; must not throw but when stopped.</summary>
    public Func<ScheduledRun, CancellationToken, Task> ReportAsync { get; init; } = (_, _) => Task.CompletedTask;
}

/// <summary>Runs a pipeline to its end.</summary>
public interface IRunStarter
{
    Task<RunAnswer> RunAsync(string pipeline, CancellationToken cancel);
}

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">Of the program.</param>
/// <param name="Message">What it said last, without secrets; empty for nothing.</param>
/// <param name="MayPass">Whether the failure may pass by itself: reading from the network failed.</param>
public sealed record RunAnswer(int ExitCode, Sentence Message, bool MayPass);

/// <summary>A run that a schedule has started.</summary>
/// <param name="Pipeline">The pipeline file.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Message">What it said last.</param>
public sealed record ScheduledRun(
    string Pipeline, DateTimeOffset Started, DateTimeOffset Ended, int ExitCode, Sentence Message)
{
    /// <summary>When the next is due; null where there is none.</summary>
    public DateTimeOffset? Next { get; init; }
}

/// <summary>Hears what a schedule does.</summary>
public interface IScheduleListener
{
    void Say(Sentence sentence);

    void Heard(ScheduledRun run);
}
