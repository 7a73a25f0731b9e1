using System.Diagnostics;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// Runs that are killed, locked out, or run out of disk: the next one goes on and gives the same bytes.
/// </summary>
public sealed class KillTests
{
    const int Kills = 15;

    [Fact]
    public async Task A_run_killed_at_random_moments_many_times_ends_with_the_bytes_of_an_undisturbed_one()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("processes are killed with a signal");
        using var world = TwoTrames.World(cell: 1);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--out", "calm")).EndedWith(0);
        var calm = world.Bytes("calm");
        var watch = Stopwatch.StartNew();
        (await world.RunAsync("run", "two.yaml", "--quiet", "--tile", "8", "--jobs", "1", "--out", "timed"))
            .EndedWith(0);
        var whole = watch.Elapsed;
        var random = new Random(11);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            // Each begins from what the one before it has left; every few rounds something changes, so that there is
            // work.
            if (i % 3 == 2)
                world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + i));
            using var process = BuiltProgram.Start(
                world.Path, new Dictionary<string, string>(), "run", "two.yaml", "--quiet", "--tile", "8",
                "--jobs", "1");
            var end = BuiltProgram.EndOf(process);
            await Task.WhenAny(end, Task.Delay(whole * random.NextDouble(), TestContext.Current.CancellationToken));
            if (!process.HasExited) process.Kill();
            killed += (await end).ExitCode == 0 ? 0 : 1;
            foreach (var file in world.Results())
                Assert.True(new FileInfo(world[file]).Length > 0, $"{file} is empty after kill {i}");
            Assert.True(world.Results().Length is 0 or 8, "a half-made set of results is shown");
        }

        Assert.True(killed > Kills / 3, $"only {killed} runs were killed in the middle");
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col)));
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        Assert.Equal(calm, world.Bytes("out"));
        Assert.Empty(world.Scratch());
        Assert.Contains("killed", (await world.RunAsync("runs")).EndedWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_leaves_or_waits_and_a_killed_one_locks_nobody_out()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("processes are killed with a signal");
        using var world = TwoTrames.World(cell: 0.1);
        using var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "run", "two.yaml", "--quiet", "--tile", "4", "--jobs", "1");
        var end = BuiltProgram.EndOf(process);
        while (!File.Exists(world["out/.calaisis/two/lock.holder"]))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        var busy = (await world.RunAsync("run", "two.yaml")).EndedWith(75);
        Assert.Contains(
            $"another run works on these results (process {process.Id}, since ", busy.Errors, StringComparison.Ordinal);
        Assert.Contains("--wait", busy.Errors, StringComparison.Ordinal);
        var waited = (await world.RunAsync("run", "two.yaml", "--wait", "1s")).EndedWith(75);
        Assert.Contains("waiting for its end", waited.Errors, StringComparison.Ordinal);
        Assert.False(end.IsCompleted);
        process.Kill();
        await end;
        TwoTrames.Write(world);
        (await world.RunAsync("run", "two.yaml", "--wait")).EndedWith(0);
        Assert.Empty(world.Scratch());
    }

    [Fact]
    public async Task A_disk_that_was_full_and_has_room_again_is_gone_on_with()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, to mount a small disk");
        using var world = TwoTrames.World(cell: 0.5);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--out", "calm")).EndedWith(0);
        Directory.CreateDirectory(world["disk"]);
        if (!await Succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "calaisis", world["disk"]))
            Assert.Skip("no disk can be mounted here");
        try
        {
            (await world.RunAsync("run", "two.yaml", "--out", "disk")).EndedWith(4);
            Assert.Empty(world.Results("disk"));
            Assert.Empty(world.Scratch("disk"));
            Assert.True(await Succeeds("mount", "-o", "remount,size=64m", world["disk"]));
            (await world.RunAsync("run", "two.yaml", "--out", "disk")).EndedWith(0);
            Assert.Equal(world.Bytes("calm"), world.Bytes("disk"));
        }
        finally
        {
            await Succeeds("umount", "-l", world["disk"]);
        }
    }

    static async Task<bool> Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
