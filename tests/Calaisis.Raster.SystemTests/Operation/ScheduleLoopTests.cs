using Calaisis.Raster.Operation.Schedules;
using Calaisis.Raster.SystemTests.Rasters;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>The service's loop under a clock that the test moves.</summary>
public sealed class ScheduleLoopTests : IDisposable
{
    readonly Folder _folder = new();
    readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    readonly Starter _starter = new();
    readonly Listener _listener = new();
    readonly ScheduleBoard _board = new();
    readonly List<ScheduledRun> _reports = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_begin_when_they_are_due_one_pipeline_after_the_other()
    {
        await using var service = Start("0 2 * * *", pipelines: ["a.yaml", "b.yaml"]);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 26, 0, 59, 0, TimeSpan.Zero));
        Assert.Empty(_starter.Runs);
        Assert.Contains(
            "next runs: 2026-11-26 02:00 +01:00, 2026-11-27 02:00 +01:00", _listener.All, StringComparison.Ordinal);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 27, 0, 59, 0, TimeSpan.Zero));
        Assert.Equal(["a.yaml", "b.yaml"], _starter.Runs);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 27, 1, 1, 0, TimeSpan.Zero));
        Assert.Equal(4, _starter.Runs.Count);
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.Zero), _reports[^1].Next);
    }

    [Fact]
    public async Task A_stopped_service_makes_up_once_for_all_it_missed()
    {
        new ScheduleMemory(_folder["last"]).Write(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
        await using var service = Start("0 2 * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 12, 5, 0, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
        Assert.Contains("the run due at 2026-11-25 02:00 +01:00 was missed", _listener.All, StringComparison.Ordinal);
        Assert.Equal(
            new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), new ScheduleMemory(_folder["last"]).Read());
    }

    [Fact]
    public async Task A_night_that_is_missed_before_any_first_run_is_made_up_for()
    {
        // Started at noon, stopped before its first night, and started again the day after.
        await Start("0 2 * * *").DisposeAsync();
        _clock.Advance(TimeSpan.FromHours(20));
        await using var service = Start("0 2 * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 26, 8, 1, 0, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
        Assert.Contains("the run due at 2026-11-26 02:00 +01:00 was missed", _listener.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20x6-11-24T01:00:00.0000000+00:00\n20x6-11-24T01:00:00.0000000+00:00\n")]
    [InlineData("2926-11-24T01:00:00.0000000+00:00\n2026-11-24T01:00:00.0000000+00:00\n")]
    [InlineData("\0\0\0")]
    [InlineData("")]
    public async Task A_memory_that_is_damaged_tells_by_its_own_time_what_was_seen_to(string text)
    {
        await File.WriteAllTextAsync(_folder["last"], text, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(_folder["last"], new DateTime(2026, 11, 24, 1, 0, 5, DateTimeKind.Utc));
        await using var service = Start("0 2 * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 12, 5, 0, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_written_stops_no_run_and_is_written_when_it_can()
    {
        Directory.CreateDirectory(_folder["last"] + ".partial");
        await using var service = Start("0 * * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 14, 1, 0, TimeSpan.Zero));
        Assert.Equal(2, _starter.Runs.Count);
        Assert.False(_board.IsWell);
        Assert.Contains("cannot be written", _board.ToJson(), StringComparison.Ordinal);
        Directory.Delete(_folder["last"] + ".partial");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 14, 2, 0, TimeSpan.Zero));
        Assert.True(_board.IsWell);
        Assert.Equal(
            new DateTimeOffset(2026, 11, 25, 14, 0, 0, TimeSpan.Zero), new ScheduleMemory(_folder["last"]).Read());
        Assert.Single(
            _listener.All.Split('\n'), line => line.Contains("goes on, and tries again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_cannot_be_watched_is_a_failed_one_and_the_next_comes()
    {
        _starter.Work = _ =>
            _starter.Runs.Count == 1 ? throw new IOException("Too many open files.") : Task.CompletedTask;
        await using var service = Start("0 * * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 1, 0, TimeSpan.Zero));
        Assert.Equal((4, "the run could not be watched to its end (Too many open files)"), (
            _reports[0].ExitCode, _reports[0].Message.ToString()));
        Assert.False(_board.IsWell);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 14, 1, 0, TimeSpan.Zero));
        Assert.True(_board.IsWell);
    }

    [Fact]
    public async Task A_service_that_is_new_makes_up_for_nothing()
    {
        await using var service = Start("0 2 * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 0, 0, TimeSpan.Zero));
        Assert.Empty(_starter.Runs);
    }

    [Fact]
    public async Task A_run_longer_than_the_time_between_runs_is_never_overlapped()
    {
        _starter.Work = async cancel =>
        {
            Assert.Equal(1, Interlocked.Increment(ref _starter.Running));
            await Task.Delay(TimeSpan.FromMinutes(150), _clock, cancel);
            Interlocked.Decrement(ref _starter.Running);
        };
        await using var service = Start("0 * * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 18, 31, 0, TimeSpan.Zero));
        // 13:00 to 15:30; 14:00 and 15:00 are made up for at once, to 18:00, where 16:00 to 18:00 are made up for.
        Assert.Equal(3, _starter.Runs.Count);
    }

    [Fact]
    public async Task Jitter_delays_the_beginning()
    {
        await using var service = Start(
            "0 * * * *", settings => settings with { Jitter = TimeSpan.FromMinutes(20), Random = () => 0.5 });
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 9, 0, TimeSpan.Zero));
        Assert.Empty(_starter.Runs);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 11, 0, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_tried_again_later_and_later()
    {
        _starter.Answers = [new RunAnswer(4, $"no answer", true), new RunAnswer(4, $"no answer", true),
            new RunAnswer(0, Sentence.Empty, false)];
        await using var service = Start(
            "0 * * * *", settings => settings with { Retries = 3, RetryAfter = TimeSpan.FromMinutes(1) });
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 0, 30, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 1, 30, TimeSpan.Zero));
        Assert.Equal(2, _starter.Runs.Count);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 10, 0, TimeSpan.Zero));
        Assert.Equal(3, _starter.Runs.Count);
        Assert.Equal(0, Assert.Single(_reports).ExitCode);
    }

    [Fact]
    public async Task A_failure_that_stays_is_reported_and_the_next_night_comes()
    {
        _starter.Answers =
            [new RunAnswer(2, $"the file 'light.tif' does not exist", false), new RunAnswer(0, Sentence.Empty, false)];
        await using var service = Start("0 2 * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 26, 1, 1, 0, TimeSpan.Zero));
        Assert.Equal(
            (2, "the file 'light.tif' does not exist"), (_reports[0].ExitCode, _reports[0].Message.ToString()));
        Assert.False(_board.IsWell);
        Assert.Contains("\"state\":\"waiting\"", _board.ToJson(), StringComparison.Ordinal);
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 27, 1, 1, 0, TimeSpan.Zero));
        Assert.True(_board.IsWell);
    }

    [Theory]
    [InlineData(3, 28, "2026-03-29 01:00", "2026-03-30 00:30")]
    [InlineData(10, 24, "2026-10-25 00:30", "2026-10-26 01:30")]
    public async Task The_night_that_daylight_saving_shortens_and_the_one_it_lengthens_have_one_run_each(
        int month, int day, string first, string second)
    {
        var noon = new DateTimeOffset(2026, month, day, 12, 0, 0, TimeSpan.Zero);
        _clock.AdjustTime(noon);
        await using var service = Start("30 2 * * *");
        await AdvanceTo(service, noon.AddDays(2), TimeSpan.FromMinutes(5));
        Assert.Equal(
            [first, second], _reports.Select(run => run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", null)));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_keep_runs_away()
    {
        new ScheduleMemory(_folder["last"]).Write(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await using var service = Start("0 * * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 1, 0, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
    }

    [Fact]
    public async Task Stopping_it_stops_the_run_and_is_no_failure()
    {
        _starter.Work = cancel => Task.Delay(TimeSpan.FromHours(5), _clock, cancel);
        var service = Start("0 * * * *");
        await AdvanceTo(service, new DateTimeOffset(2026, 11, 25, 13, 1, 0, TimeSpan.Zero));
        Assert.Single(_starter.Runs);
        await service.DisposeAsync();
        Assert.Empty(_reports);
        Assert.Equal(
            new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero), new ScheduleMemory(_folder["last"]).Read());
    }

    Service Start(string cron, Func<ScheduleSettings, ScheduleSettings>? change = null, string[]? pipelines = null)
    {
        var settings = new ScheduleSettings
        {
            ReportAsync = (run, _) =>
            {
                _reports.Add(run);
                return Task.CompletedTask;
            },
        };
        var loop = new ScheduleLoop(
            Timetable.Parse(cron, "Europe/Paris"), pipelines ?? ["a.yaml"], change?.Invoke(settings) ?? settings,
            _starter, _board, new ScheduleMemory(_folder["last"]), _listener, _clock);
        return new Service(loop);
    }

    /// <summary>Moves the clock in small steps, and lets the loop do what it has to after each.</summary>
    async Task AdvanceTo(Service service, DateTimeOffset time, TimeSpan? step = null)
    {
        while (_clock.GetUtcNow() < time)
        {
            await Settle();
            Assert.False(service.Task.IsFaulted, service.Task.Exception?.ToString());
            var left = time - _clock.GetUtcNow();
            _clock.Advance(left < (step ?? TimeSpan.FromSeconds(30)) ? left : step ?? TimeSpan.FromSeconds(30));
        }

        await Settle();
    }

    static async Task Settle()
    {
        for (var i = 0; i < 5; i++) await Task.Yield();
        await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    sealed class Service(ScheduleLoop loop) : IAsyncDisposable
    {
        readonly CancellationTokenSource _stop = new();

        public Task Task => field ??= loop.RunAsync(_stop.Token);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task);
            _stop.Dispose();
        }
    }

    sealed class Starter : IRunStarter
    {
        public int Running;

        public List<string> Runs { get; } = [];

        /// <summary>What each run answers; the last one for all that follow.</summary>
        public List<RunAnswer> Answers { get; set; } = [new RunAnswer(0, Sentence.Empty, false)];

        public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;

        public async Task<RunAnswer> RunAsync(string pipeline, CancellationToken cancel)
        {
            Runs.Add(pipeline);
            await Work(cancel);
            return Answers[Math.Min(Runs.Count, Answers.Count) - 1];
        }
    }

    sealed class Listener : IScheduleListener
    {
        readonly List<string> _said = [];

        public string All => string.Join('\n', _said);

        public void Say(Sentence sentence) => _said.Add(sentence.ToString());

        public void Heard(ScheduledRun run) => _said.Add($"{run.Pipeline} {run.ExitCode}");
    }
}
