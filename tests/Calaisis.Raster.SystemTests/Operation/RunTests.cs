using System.Diagnostics;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Running;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>Runs of steps: what is done, what is kept, and what happens when something goes wrong.</summary>
public sealed class RunTests : IDisposable
{
    readonly TextWorld _world = new();

    public RunTests()
    {
        _world.WriteInput("a.txt", "one");
        _world.WriteInput("b.txt", "two");
    }

    public void Dispose() => _world.Dispose();

    IReadOnlyList<BoundStep> Steps(string parameter = "x") =>
    [
        _world.Step("base/verte/resistance", parameter, "a.txt"),
        _world.Step("base/noire/resistance", "y", "a.txt", "b.txt"),
        _world.Step("base/verte/map", "m", "base/verte/resistance"),
        _world.Step("base/atlas", "m", "base/verte/resistance", "base/noire/resistance"),
    ];

    [Fact]
    public async Task The_second_run_does_nothing_and_shows_the_same_folder()
    {
        Assert.Equal("done", (await RunAsync()).State);
        Assert.Equal(["all.txt", "base/atlas.out", "base/noire/resistance.out", "base/verte/map.out",
            "base/verte/resistance.out"], _world.Shown().Keys);
        var report = await RunAsync();
        Assert.Empty(_world.Done);
        Assert.True(report.IsUnchanged);
        Assert.Equal(1, _world.Out.PublishedRun);
        Assert.Equal(".calaisis/p/runs/1", new FileInfo(_world.Out.Results).LinkTarget);
    }

    [Fact]
    public async Task A_change_is_done_and_what_it_does_not_touch_is_kept()
    {
        await RunAsync();
        _world.WriteInput("b.txt", "other");
        await RunAsync();
        Assert.Equal(["base/noire/resistance", "base/atlas"], _world.Done);
        await _world.RunAsync(Steps("z"));
        Assert.Equal(
            ["base/verte/resistance", "base/atlas", "base/verte/map"],
            _world.Done.Order(StringComparer.Ordinal).OrderBy(id => id != "base/verte/resistance"));
        await RunAsync();
        Assert.Empty(_world.Done);
        Assert.Equal(4, _world.Out.PublishedRun);
    }

    [Fact]
    public async Task A_stored_file_that_cannot_be_read_is_made_again()
    {
        await RunAsync();
        var before = _world.Shown();
        var stored = Assert.Single(Directory.EnumerateFiles(_world.Out.Cache, "map.out", SearchOption.AllDirectories));
        // Rights do not keep the administrator out; somebody who shares it with nobody does.
        using (new FileStream(stored, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            Assert.Equal(
                "its stored results are damaged", Assert.Single((await RunAsync()).Plan.ToRun).Reasons[0].ToString());
        }

        Assert.Equal(["base/verte/map"], _world.Done);
        Assert.Equal(before, _world.Shown());
    }

    [Fact]
    public async Task Of_failures_side_by_side_within_a_step_the_one_that_can_be_mended_is_told()
    {
        _world.During = (_, _) => Task.Run(() => Parallel.For(0, 4, i =>
            throw (i == 2 ? new RasterException($"torn") : new AggregateException(new RasterException($"torn")))));
        Assert.Equal("torn", (await Assert.ThrowsAsync<RasterException>(RunAsync)).Message);
        Assert.Equal("torn", _world.Ledger().Run(1)!.Message!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_stored_file_is_noticed_and_made_again(bool sameLength)
    {
        await RunAsync();
        var before = _world.Shown();
        var stored = Assert.Single(Directory.EnumerateFiles(_world.Out.Cache, "map.out", SearchOption.AllDirectories));
        var time = File.GetLastWriteTimeUtc(stored);
        File.SetAttributes(stored, FileAttributes.Normal);
        var bytes = await File.ReadAllBytesAsync(stored, TestContext.Current.CancellationToken);
        bytes[3] ^= 1;
        // The published file is a second name of it, so it is damaged too.
        await File.WriteAllBytesAsync(
            stored, sameLength ? bytes : [.. bytes, 1], TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(stored, time);
        Assert.NotEqual(before, _world.Shown());
        var report = await RunAsync();
        Assert.Equal(["base/verte/map"], _world.Done);
        Assert.Equal("its stored results are damaged", Assert.Single(report.Plan.ToRun).Reasons[0].ToString());
        Assert.Equal(before, _world.Shown());
    }

    [Fact]
    public async Task Results_of_another_build_are_made_again()
    {
        await RunAsync();
        _world.Build = "build 2";
        await RunAsync();
        Assert.Equal(4, _world.Done.Count);
        await RunAsync();
        Assert.Empty(_world.Done);
    }

    [Fact]
    public async Task A_file_removed_or_changed_by_people_is_shown_again()
    {
        await RunAsync();
        var before = _world.Shown();
        File.Delete(Path.Combine(_world.Out.Results, "base/atlas.out"));
        Assert.False((await RunAsync()).IsUnchanged);
        Assert.Empty(_world.Done);
        Assert.Equal(before, _world.Shown());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_input_that_changes_while_it_is_read_fails_the_run_and_leaves_nothing(bool secretly)
    {
        _world.During = (place, _) =>
        {
            if (place.Step.Id != "base/noire/resistance") return Task.CompletedTask;
            var time = File.GetLastWriteTimeUtc(_world["b.txt"]);
            _world.WriteInput("b.txt", "TWO");
            if (secretly) File.SetLastWriteTimeUtc(_world["b.txt"], time);
            return Task.CompletedTask;
        };
        var problem = await Assert.ThrowsAsync<RasterException>(() => RunAsync());
        Assert.Contains("b.txt: 'b.txt' changed while the run read it", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Shown());
        _world.During = (_, _) => Task.CompletedTask;
        _world.WriteInput("b.txt", "two");
        await RunAsync();
        Assert.Contains("base/noire/resistance", _world.Done);
        Assert.Equal(await FromScratchAsync(), _world.Shown());
    }

    [Fact]
    public async Task A_failed_step_leaves_what_people_see_and_is_gone_on_with_later()
    {
        await RunAsync();
        var before = _world.Shown();
        _world.During = (place, _) =>
            place.Step.Id == "base/verte/map" ? throw new RasterException($"no map today") : Task.CompletedTask;
        Assert.Equal(
            "no map today", (await Assert.ThrowsAsync<RasterException>(() => _world.RunAsync(Steps("z")))).Message);
        Assert.Equal(before, _world.Shown());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_world.Out.Scratch));
        using (var ledger = _world.Ledger())
        {
            Assert.Equal(("failed", "no map today"), (ledger.Run(2)!.State, ledger.Run(2)!.Message!.ToString()));
            Assert.Equal("failed", ledger.StepsOf(2).Single(step => step.Id == "base/verte/map").State);
        }

        _world.During = (_, _) => Task.CompletedTask;
        await _world.RunAsync(Steps("z"));
        Assert.DoesNotContain("base/verte/resistance", _world.Done);
        Assert.Contains("base/verte/map", _world.Done);
    }

    [Fact]
    public async Task With_keep_going_everything_is_done_that_does_not_wait_for_the_failed_step()
    {
        _world.During = (place, _) =>
            place.Step.Id == "base/verte/resistance" ? throw new RasterException($"bad") : Task.CompletedTask;
        var outcomes = new List<StepOutcome>();
        var operation = _world.Operation(settings => settings with { KeepGoing = true });
        await Assert.ThrowsAsync<RasterException>(() => operation.RunAsync(
            new OperationWork(Steps()) { OnFailed = outcomes.AddRange }, TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                ("base/verte/resistance", StepEnd.Failed, null),
                ("base/noire/resistance", StepEnd.Made, null),
                ("base/verte/map", StepEnd.LeftOut, "base/verte/resistance"),
                ("base/atlas", StepEnd.LeftOut, "base/verte/resistance"),
            ],
            outcomes.Select(outcome => (outcome.Planned.Step.Id, outcome.State, outcome.WaitedFor)));
        Assert.Empty(_world.Shown());
    }

    [Fact]
    public async Task In_a_batch_only_the_step_that_is_at_fault_fails_when_the_rest_goes_on()
    {
        _world.During = (place, _) =>
            place.Step.Id == "base/verte/resistance" ? throw new RasterException($"bad") : Task.CompletedTask;
        var steps = Steps().Select(
            step => step with { Batch = step.Step.Kind.Name == "resistance" ? "one pass" : null }).ToList();
        await Assert.ThrowsAsync<RasterException>(
            () => _world.RunAsync(steps, settings => settings with { KeepGoing = true }));
        using var ledger = _world.Ledger();
        Assert.Equal(["failed", "made", "left out", "left out"], ledger.StepsOf(1).Select(step => step.State));
    }

    [Fact]
    public async Task Equal_steps_of_two_scenarios_are_done_once_and_shown_twice()
    {
        await _world.RunAsync([.. Steps(), .. Steps().Select(step => _world.Step(
            step.Step.Id.Replace("base", "hedges", StringComparison.Ordinal),
            step.Step.Parameters["p"].Trim('"'),
            [.. step.Step.Inputs.Select(input => input.Role.Replace("base", "hedges", StringComparison.Ordinal))]))]);
        // The inputs' roles are part of what a step is; those that read files only are equal.
        Assert.Equal(2, _world.Done.Count(id => id.EndsWith("resistance", StringComparison.Ordinal)));
        Assert.Equal(_world.Shown()["base/verte/resistance.out"], _world.Shown()["hedges/verte/resistance.out"]);
        var took =
            RunSidecar.Beside(Path.Combine(_world.Out.Results, "hedges", "verte", "resistance.out"))!.SecondsOfStep;
        Assert.Equal((_world.Done.Count, true), (took.Count, took.Values.All(seconds => seconds > 0)));
    }

    [Fact]
    public async Task What_was_seen_ahead_counts_no_longer_when_another_run_was_at_work_since()
    {
        await RunAsync();
        var before = _world.Shown();
        var early = _world.Operation();
        await early.LookAhead();
        _world.WriteInput("a.txt", "other");
        // The second keeps nothing of the first, and the third nothing that a run that failed would go on with.
        for (var i = 0; i < 2; i++)
            await _world.RunAsync(Steps(), settings => settings with { Retention = new RetentionRule(1, null) });
        _world.WriteInput("a.txt", "one");
        _world.Done.Clear();
        await early.RunAsync(new OperationWork(Steps()) { Beside = _ => [] }, TestContext.Current.CancellationToken);
        Assert.Equal(3, _world.Done.Count(id => id != "base/noire/resistance"));
        before.Remove("all.txt");
        Assert.Equal(before, _world.Shown());
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_was_done_and_leaves_nothing_half_done()
    {
        using var stop = new CancellationTokenSource();
        _world.Stop = stop.Token;
        _world.During = async (place, cancel) =>
        {
            if (place.Step.Id != "base/atlas") return;
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync());
        Assert.Empty(_world.Shown());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_world.Out.Scratch));
        using (var ledger = _world.Ledger()) Assert.Equal("stopped", ledger.Run(1)!.State);
        _world.Stop = CancellationToken.None;
        _world.During = (_, _) => Task.CompletedTask;
        await RunAsync();
        Assert.DoesNotContain("base/verte/resistance", _world.Done);
    }

    [Fact]
    public async Task A_step_that_does_not_make_what_it_declares_is_our_bug()
    {
        var lazy = _world.Step("base/x", "x") with { Work = new Counting([]) { Writes = false } };
        Assert.Contains(
            "did not make",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => _world.RunAsync([lazy]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_thousand_steps_that_are_up_to_date_take_seconds()
    {
        var steps = Enumerable.Range(0, 2_000)
            .Select(i => _world.Step($"s{i / 50}/t{i % 50}/x", $"{i}", "a.txt")).ToList();
        await _world.RunAsync([.. steps.Select(step => step with { Work = new Counting([]), Batch = "all" })]);
        var watch = Stopwatch.StartNew();
        Assert.True((await _world.RunAsync(steps)).IsUnchanged);
        Assert.Empty(_world.Done);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task With_trusted_times_a_file_is_not_read_again_unless_its_length_or_time_differ()
    {
        await RunTrustingAsync();
        var time = File.GetLastWriteTimeUtc(_world["b.txt"]);
        _world.WriteInput("b.txt", "TWO");
        File.SetLastWriteTimeUtc(_world["b.txt"], time);
        await RunTrustingAsync();
        Assert.Empty(_world.Done);
        await RunAsync();
        Assert.Equal(["base/noire/resistance", "base/atlas"], _world.Done);
        _world.WriteInput("b.txt", "three");
        await RunTrustingAsync();
        Assert.Equal(["base/noire/resistance", "base/atlas"], _world.Done);
    }

    Task<RunReport> RunTrustingAsync() => _world.RunAsync(Steps(), settings => settings with { TrustTimes = true });

    Task<RunReport> RunAsync() => _world.RunAsync(Steps());

    async Task<SortedDictionary<string, string>> FromScratchAsync()
    {
        using var fresh = new TextWorld();
        foreach (var name in new[] { "a.txt", "b.txt" })
            fresh.WriteInput(name, await File.ReadAllTextAsync(_world[name], TestContext.Current.CancellationToken));
        await fresh.RunAsync(
        [
            fresh.Step("base/verte/resistance", "x", "a.txt"),
            fresh.Step("base/noire/resistance", "y", "a.txt", "b.txt"),
            fresh.Step("base/verte/map", "m", "base/verte/resistance"),
            fresh.Step("base/atlas", "m", "base/verte/resistance", "base/noire/resistance"),
        ]);
        return fresh.Shown();
    }
}
