using System.Diagnostics;
using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>Runs that are killed within a step of each kind, and at each moment of showing results.</summary>
public sealed class NetworkKillTests
{
    const string Strace = "/usr/bin/strace";

    [Fact]
    public async Task A_run_killed_once_within_each_kind_of_step_ends_with_the_bytes_of_an_undisturbed_one()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("processes are killed with a signal");
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--out", "calm")).EndedWith(0);
        var steps = await KeysByKindAsync(world);
        foreach (var kind in new[]
        {
            "resistance", "habitats", "links", "network", "package", "overlap", "sheet", "atlas",
        })
        {
            Assert.Contains(kind, steps.Keys);
        }

        var caught = new List<string>();
        foreach (var (kind, keys) in steps)
        {
            using var process = BuiltProgram.Start(
                world.Path, new Dictionary<string, string>(), "run", NetworkTrames.File, "--quiet", "--jobs", "1");
            var end = BuiltProgram.EndOf(process);
            // From the moment at which a step has its scratch folder; it may be done before the signal arrives.
            SpinWait.SpinUntil(
                () => end.IsCompleted
                    || keys.Exists(key => Directory.Exists(world[$"out/.calaisis/net/scratch/{key}"])),
                TimeSpan.FromMinutes(2));
            process.Kill();
            await end;
            if (keys.Exists(key => Directory.Exists(world[$"out/.calaisis/net/scratch/{key}"]))) caught.Add(kind);
            Assert.Empty(world.Results());
        }

        Assert.True(caught.Count >= steps.Count / 2, $"killed only within {string.Join(", ", caught)} of "
            + $"{string.Join(", ", steps.Keys)}");
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        Assert.Equal(world.Bytes("calm"), world.Bytes("out"));
        Assert.Empty(world.Scratch());
    }

    [Theory]
    [InlineData("rename,renameat,renameat2", "scratch/KEY")]
    [InlineData("mkdir,mkdirat", "scratch/run-2")]
    [InlineData("link,linkat", "")]
    [InlineData("rename,renameat,renameat2", "scratch/run-2/run.json.partial")]
    [InlineData("rename,renameat,renameat2", "scratch/run-2")]
    [InlineData("symlink,symlinkat", "link")]
    [InlineData("rename,renameat,renameat2", "link")]
    [InlineData("rename,renameat,renameat2", "runs/1")]
    public async Task A_run_killed_while_results_are_kept_shown_or_removed_shows_the_old_or_the_new_whole(
        string calls, string path)
    {
        using var world = TwoTrames.World();
        if (!await TracesAsync(world))
            Assert.Skip("strace is not here, or may not trace: it sends the signal at the call that is named");
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        var before = world.Bytes("out");
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + 1));
        (await world.RunAsync("run", "two.yaml", "--quiet", "--out", "calm")).EndedWith(0);
        var after = world.Bytes("calm");
        Assert.NotEqual(before, after);

        var home = world["out/.calaisis/two/"];
        // The name that a file or folder has before the call.
        var where = path switch
        {
            "" => [],
            // The keys of the steps that run: those that the calm run has and the first has not.
            "scratch/KEY" => [.. Directory.GetDirectories(world["calm/.calaisis/two/cache"])
                .Select(entry => Path.GetFileName(entry)!)
                .Where(key => !Directory.Exists(home + "cache/" + key))
                .SelectMany(key => new[] { "-P", home + "scratch/" + key })],
            _ => new[] { "-P", home + path },
        };
        var killed = await EndOfAsync(Start(world, [
            "-f", "-qq", "-o", world["trace"], .. where, "-e", $"trace={calls}", "-e", $"inject={calls}:signal=SIGKILL",
            BuiltProgram.File, "run", "two.yaml", "--quiet", "--keep", "1"]));
        Assert.NotEqual(0, killed);
        Assert.Contains(
            "killed by SIGKILL",
            await File.ReadAllTextAsync(world["trace"], TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        var shown = world.Bytes("out");
        Assert.True(shown.SequenceEqual(before) || shown.SequenceEqual(after), "what is shown is of neither run");
        (await world.RunAsync("run", "two.yaml", "--quiet", "--keep", "1")).EndedWith(0);
        Assert.Equal(after, world.Bytes("out"));
        Assert.Empty(world.Scratch());
        var run = Path.GetFileName(new DirectoryInfo(world["out/two"]).LinkTarget!);
        Assert.Equal([run], Directory.EnumerateFileSystemEntries(home + "runs").Select(entry => Path.GetFileName(entry))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_power_cut_may_leave_is_removed_and_made_again()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet", "--out", "calm")).EndedWith(0);
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        // Files whose names reached the disk and whose content did not; half a folder; a run that was being shown.
        var stored = Directory.GetFiles(world["out/.calaisis/two/cache"], "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        foreach (var file in stored.Where(file => file.EndsWith(".png", StringComparison.Ordinal)
            || file.EndsWith("step.json", StringComparison.Ordinal)))
        {
            File.Delete(file);
            await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        }

        Directory.CreateDirectory(world["out/.calaisis/two/scratch/run-2/base"]);
        foreach (var left in new[] { "scratch/run-2/base/run.json.partial", "scratch/half.tif" })
        {
            await File.WriteAllTextAsync(
                world["out/.calaisis/two/" + left], "{", TestContext.Current.CancellationToken);
        }

        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        Assert.Equal(world.Bytes("calm"), world.Bytes("out"));
        Assert.Empty(world.Scratch());
    }

    /// <summary>The keys of the steps of each kind, in the order of the plan.</summary>
    static async Task<Dictionary<string, List<string>>> KeysByKindAsync(SmallWorld world)
    {
        using var json = JsonDocument.Parse(
            (await world.RunAsync("plan", NetworkTrames.File, "--json")).EndedWith(0).Output);
        return json.RootElement.GetProperty("steps").EnumerateArray()
            .GroupBy(step => step.GetProperty("kind").GetString()!, step => step.GetProperty("key").GetString()!)
            .ToDictionary(kind => kind.Key, kind => kind.ToList(), StringComparer.Ordinal);
    }

    static async Task<bool> TracesAsync(SmallWorld world) =>
        File.Exists(Strace) && await EndOfAsync(Start(world, ["-f", "-qq", "-o", world["trace"], "/bin/true"])) == 0;

    static Process Start(SmallWorld world, string[] arguments) => Process.Start(new ProcessStartInfo(Strace, arguments)
    {
        WorkingDirectory = world.Path,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;

    static async Task<int> EndOfAsync(Process process)
    {
        using (process)
        {
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await said;
            return process.ExitCode;
        }
    }
}
