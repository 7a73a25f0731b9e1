using System.Diagnostics;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>A run that is stopped in the middle: exit code 130, and every folder as it was before.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_stopped_run_leaves_nothing_half_written_and_the_old_results_as_they_were(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill");
        using var world = World(cell: 10);
        (await world.RunAsync("run", "small.yaml")).EndedWith(0);
        var before = Results(world);

        WritePipeline(world, cell: 0.1);
        // Many small tiles: minutes of work, so that the signal arrives in the middle on the fastest machine.
        using var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "run", "small.yaml", "--jobs", "1", "--tile", "4");
        var end = BuiltProgram.EndOf(process);
        while (!end.IsCompleted && Results(world).Count <= before.Count)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(end.IsCompleted, "the run ended before anything was written");
        await Send(signal, process.Id);

        var said = (await end).EndedWith(130);
        Assert.Contains("calaisis: stopped", said.Errors, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        Assert.Equal(before, Results(world));
    }

    [Fact]
    public async Task A_stopped_process_leaves_no_file()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill");
        using var world = World(cell: 10);
        var before = world.Files();
        using var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "process", "run", "align", "--input", "cover.tif", "--kind",
            "classes", "--output", "fine.tif",
            "--grid", "{ extent: [600000, 7000000, 600400, 7000300], cell: 0.1, crs: EPSG:2154 }", "--tile", "4",
            "--jobs", "1");
        var end = BuiltProgram.EndOf(process);
        while (!end.IsCompleted && world.Files().Length == before.Length)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(end.IsCompleted, "the process ended before anything was written");
        await Send("INT", process.Id);
        (await end).EndedWith(130);
        Assert.Equal(before, world.Files());
    }

    static SmallWorld World(double cell)
    {
        var world = new SmallWorld();
        WritePipeline(world, cell);
        return world;
    }

    static void WritePipeline(SmallWorld world, double cell) => world.WritePipeline(
        "cover: { raster: cover.tif, kind: classes }",
        "- { table: friction.csv, column: foret, source: cover }",
        grid: FormattableString.Invariant(
            $"{{ extent: [600000, 7000000, 600400, 7000300], cell: {cell}, crs: EPSG:2154 }}"));

    /// <summary>What people see, and half-made files, each with its content.</summary>
    static Dictionary<string, string> Results(SmallWorld world) => world.Results().Concat(world.Scratch())
        .ToDictionary(file => file, file => ContentOf(world[file]));

    static string ContentOf(string file)
    {
        try
        {
            return Convert.ToBase64String(File.ReadAllBytes(file));
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    static async Task Send(string signal, int process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
