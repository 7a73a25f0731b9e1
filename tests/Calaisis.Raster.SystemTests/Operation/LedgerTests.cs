using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>What is known of earlier runs, their results, and a ledger that cannot be used.</summary>
public sealed class LedgerTests : IDisposable
{
    readonly TextWorld _world = new();

    public LedgerTests() => _world.WriteInput("a.txt", "one");

    public void Dispose() => _world.Dispose();

    Task<RunReport> RunAsync(string parameter, Func<OperationSettings, OperationSettings>? change = null) =>
        _world.RunAsync([_world.Step("base/x", parameter, "a.txt"), _world.Step("base/y", "y", "base/x")], change);

    [Fact]
    public async Task Runs_steps_inputs_and_outputs_are_noted_with_hashes()
    {
        var shown = (await RunAsync("1")).Run;
        using var ledger = _world.Ledger();
        var run = ledger.Run(shown)!;
        Assert.Equal(("p", "p.yaml", "done", shown), (run.Pipeline, run.File, run.State, run.Published));
        Assert.True(run.PeakBytes > 0 && run.Seconds > 0 && run.ProcessorSeconds > 0 && run.Ended >= run.Started);
        var step = ledger.StepsOf(shown)[0];
        Assert.Equal(("base/x", "x", "made", "first run"), (
            step.Id, step.Kind, step.State, Assert.Single(step.Reasons).ToString()));
        Assert.True(step.Seconds >= 0 && step.PeakBytes > 0);
        var hash = ContentHash.Of(_world["a.txt"], TestContext.Current.CancellationToken).Sha256;
        Assert.Equal(new LedgerInput("a.txt", $"sha256:{hash}", "a.txt"), Assert.Single(ledger.InputsOf(step.Key)));
        var output = ledger.OutputsOf(step.Key).Single(one => one.Path == "x.out");
        Assert.Equal(
            ContentHash.Of(
                Path.Combine(_world.Out.Results, "base", "x.out"), TestContext.Current.CancellationToken).Sha256,
            output.Sha256);
        var lineage = Lineage.Of(ledger, ledger.StepsOf(shown)[1].Key);
        Assert.Equal("a.txt", Assert.Single(Assert.Single(lineage.Inputs).Maker!.Inputs).Input.Place);
    }

    [Fact]
    public async Task A_ledger_of_a_newer_version_is_refused_before_anything_is_done()
    {
        await RunAsync("1");
        Execute("PRAGMA user_version = 99; PRAGMA application_id = 1667329123");
        _world.Done.Clear();
        var problem = await Assert.ThrowsAsync<OutputException>(() => RunAsync("2"));
        Assert.Contains(
            "newer version of the program (its tables have version 99", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Done);
    }

    [Fact]
    public async Task A_ledger_of_an_older_version_is_brought_up_and_keeps_its_runs()
    {
        await RunAsync("1");
        Execute("ALTER TABLE runs DROP COLUMN seconds; ALTER TABLE runs DROP COLUMN processor_seconds; "
            + "ALTER TABLE runs DROP COLUMN message_french; ALTER TABLE steps DROP COLUMN reasons_french; "
            + "ALTER TABLE steps DROP COLUMN message_french; PRAGMA application_id = 0; PRAGMA user_version = 1");
        Assert.True((await RunAsync("1")).IsUnchanged);
        using var ledger = _world.Ledger();
        Assert.Equal((null, true), (ledger.Run(1)!.Seconds, ledger.Run(2)!.Seconds > 0));
        Assert.Equal("done", ledger.Run(1)!.State);
    }

    [Fact]
    public async Task One_file_of_a_runs_results_says_when_and_how_long_and_no_other_does()
    {
        _world.Clock = new SetClock(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
        var run = (await RunAsync("1")).Run;
        var sidecar = RunSidecar.Beside(Path.Combine(_world.Out.Results, "base", "x.out"))!;
        Assert.Equal((run, new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero)), (sidecar.Run, sidecar.Started));
        Assert.All(sidecar.SecondsOfStep.Values, seconds => Assert.True(seconds >= 0));
        Assert.Equal(2, sidecar.SecondsOfStep.Count);
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(
            Path.Combine(_world.Out.Results, "run.json"), TestContext.Current.CancellationToken));
        foreach (var name in new[]
        {
            "seconds", "processorSeconds", "peakBytes", "planningSeconds", "cachingSeconds", "showingSeconds",
        })
        {
            Assert.True(json.RootElement.GetProperty(name).GetDouble() > 0, name);
        }

        Assert.True(json.RootElement.GetProperty("ended").GetDateTimeOffset() >= sidecar.Started);
        Assert.DoesNotContain(_world.Shown(), file => file.Value.Contains("2026-11-25", StringComparison.Ordinal));
        // Other programs have files of that name, too.
        foreach (var foreign in new[]
        {
            "{\"run\":\"marathon\"}", "{\"run\":7}",
            "{\"run\":7,\"program\":null,\"started\":\"2026-11-25\",\"steps\":[]}", "[]", "null", "no",
        })
        {
            await File.WriteAllTextAsync(_world["run.json"], foreign, TestContext.Current.CancellationToken);
            Assert.Null(RunSidecar.Beside(_world["a.txt"]));
        }
    }

    [Fact]
    public async Task A_ledger_that_another_program_writes_is_waited_for_and_then_refused()
    {
        await RunAsync("1");
        using var other = Connect();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        Assert.Contains(
            "in use by another program",
            (await Assert.ThrowsAsync<OutputException>(() => RunAsync("2"))).Message,
            StringComparison.Ordinal);
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        await RunAsync("2");
    }

    [Fact]
    public async Task A_ledger_that_is_none_is_set_aside_and_results_stay_without_it()
    {
        await RunAsync("1");
        await RunAsync("2");
        foreach (var file in Directory.EnumerateFiles(_world.Out.Home, "ledger.sqlite-*")) File.Delete(file);
        await File.WriteAllTextAsync(_world.Out.Ledger, new string('x', 5000), TestContext.Current.CancellationToken);
        Assert.Throws<LedgerDamagedException>(() => _world.Ledger());
        Assert.True((await RunAsync("2")).IsUnchanged);
        Assert.Empty(_world.Done);
        Assert.Contains("the ledger is damaged", Assert.Single(_world.Warnings), StringComparison.Ordinal);
        Assert.True(File.Exists(_world.Out.Ledger + ".damaged"));
        // The new one goes on counting, and what it does not know is kept.
        using (var ledger = _world.Ledger()) Assert.Equal(3, Assert.Single(ledger.Runs()).Id);
        await PipelineOperation.RestoreAsync(
            _world.Out, 1, TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);
        await RunAsync("1");
        Assert.Empty(_world.Done);
        Assert.Empty(_world.Warnings);
    }

    [Fact]
    public async Task A_version_that_a_disk_has_changed_is_damage_and_not_the_future()
    {
        await RunAsync("1");
        Execute("PRAGMA user_version = 66");
        await RunAsync("1");
        Assert.Contains(
            "its tables say they have version 66", Assert.Single(_world.Warnings), StringComparison.Ordinal);
        Assert.Empty(_world.Done);
    }

    [Fact]
    public async Task No_bit_of_a_ledgers_first_page_that_a_disk_has_changed_stops_the_next_run()
    {
        await RunAsync("1");
        var sound = await File.ReadAllBytesAsync(_world.Out.Ledger, TestContext.Current.CancellationToken);
        var blocked = new List<string>();
        for (var bit = 0; bit < 100 * 8; bit++)
        {
            var path = _world[$"{bit}.sqlite"];
            var bytes = (byte[])sound.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            try
            {
                using var ledger = Ledger.Open(path, text => text, TimeProvider.System);
                ledger.BeginRun(new RunFacts("p", "p.yaml", "0", "build 1", new StepResources(4, 1 << 30)));
            }
            catch (LedgerDamagedException)
            {
                // It is set aside, and a new one is begun.
            }
            catch (OutputException problem)
            {
                blocked.Add($"bit {bit % 8} of byte {bit / 8}: {problem.Message}");
            }
        }

        Assert.Empty(blocked);
    }

    [Fact]
    public async Task A_ledger_is_read_where_nothing_can_be_written()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("rights are another matter there");
        await RunAsync("1");
        // As the disk of an archive: what a writer leaves beside a ledger is gone.
        Directory.CreateDirectory(_world["archive"]);
        var copy = new OperationFolder(_world["archive"], "p");
        Directory.CreateDirectory(copy.Home);
        File.Copy(_world.Out.Ledger, copy.Ledger);
        var there = Directory.GetFiles(copy.Home);
        using (var ledger = Ledger.OpenToRead(copy.Ledger, text => text, TimeProvider.System)!)
            Assert.Equal("done", Assert.Single(ledger.Runs()).State);
        Assert.Equal(there, Directory.GetFiles(copy.Home));
    }

    [Fact]
    public async Task A_hash_that_is_remembered_and_was_changed_is_not_taken_for_the_files()
    {
        await RunAsync("1", settings => settings with { TrustTimes = true });
        Execute("UPDATE files SET sha256 = REPLACE(sha256, SUBSTR(sha256, 5, 1), 'e')");
        Assert.True((await RunAsync("1", settings => settings with { TrustTimes = true })).IsUnchanged);
        Assert.Empty(_world.Done);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_changes_nothing_but_times()
    {
        _world.Clock = new SetClock(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
        await RunAsync("1");
        _world.Clock = new SetClock(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await RunAsync("2", settings => settings with { Retention = new RetentionRule(5, TimeSpan.FromDays(7)) });
        Assert.Equal(2, _world.Out.PublishedRun);
        Assert.True(Directory.Exists(_world.Out.Run(1)));
        await RunAsync("2");
        Assert.Empty(_world.Done);
    }

    [Fact]
    public async Task Earlier_results_are_kept_by_number_and_brought_back()
    {
        for (var i = 1; i <= 4; i++)
            await RunAsync($"{i}", settings => settings with { Retention = new RetentionRule(2, null) });
        Assert.Equal(
            ["3", "4"], Directory.EnumerateFileSystemEntries(_world.Out.Runs).Select(Path.GetFileName).Order());
        var now = _world.Shown();
        await PipelineOperation.RestoreAsync(
            _world.Out, 3, TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.NotEqual(now, _world.Shown());
        Assert.Equal(3, _world.Out.PublishedRun);
        var problem = await Assert.ThrowsAsync<OutputException>(() =>
            PipelineOperation.RestoreAsync(
                _world.Out, 1, TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Contains("run 1 are not kept", problem.Message, StringComparison.Ordinal);
        await RunAsync("3");
        Assert.Empty(_world.Done);
        Assert.Equal(3, _world.Out.PublishedRun);
        await RunAsync("1");
        Assert.Equal(["base/x", "base/y"], _world.Done);
    }

    [Fact]
    public async Task Results_older_than_allowed_go_but_those_people_see_stay()
    {
        _world.Clock = new SetClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await RunAsync("1");
        _world.Clock = new SetClock(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await RunAsync("2", settings => settings with { Retention = new RetentionRule(5, TimeSpan.FromDays(30)) });
        Assert.Equal([_world.Out.Run(2)], Directory.EnumerateDirectories(_world.Out.Runs));
        _world.Clock = new SetClock(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.True((await RunAsync(
            "2", settings => settings with { Retention = new RetentionRule(5, TimeSpan.FromDays(30)) })).IsUnchanged);
        Assert.Equal(2, _world.Out.PublishedRun);
    }

    [Fact]
    public async Task Readers_see_one_run_or_the_other()
    {
        await RunAsync("0");
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var seen = 0;
            while (!stop.IsCancellationRequested)
            {
                // As a program does that stays in the folder it has opened.
                var there = new DirectoryInfo(_world.Out.Results).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
                var (x, y) = (
                    File.ReadAllText(Path.Combine(there, "base", "x.out")),
                    File.ReadAllText(Path.Combine(there, "base", "y.out")));
                Assert.Equal(Expected(x), y);
                seen++;
            }

            return seen;
        });
        for (var i = 1; i <= 30; i++)
            await RunAsync($"{i}", settings => settings with { Retention = new RetentionRule(100, null) });
        await stop.CancelAsync();
        Assert.True(await reader > 0);

        static string Expected(string x) => Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("p\"y\"base/x" + x)));
    }

    [Fact]
    public async Task One_run_at_a_time_and_a_waiting_one_goes_on_after_it()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _world.During = async (_, _) =>
        {
            began.TrySetResult();
            await goOn.Task;
        };
        var first = RunAsync("1");
        await began.Task;
        var busy = await Assert.ThrowsAsync<RunBusyException>(() => RunAsync("1"));
        Assert.Equal(75, busy.ExitCode);
        Assert.Contains($"process {Environment.ProcessId}", busy.Message, StringComparison.Ordinal);
        var second = RunAsync("1", settings => settings with { Wait = Timeout.InfiniteTimeSpan });
        goOn.SetResult();
        Assert.Equal(("done", "unchanged"), ((await first).State, (await second).State));
    }

    void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_world.Out.Ledger};Pooling=False");
        connection.Open();
        return connection;
    }

    sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
