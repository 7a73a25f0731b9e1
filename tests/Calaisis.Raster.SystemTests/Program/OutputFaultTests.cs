using System.Diagnostics;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>Results that cannot be written: exit code 4, the path and what to do, and nothing half-written.</summary>
public sealed class OutputFaultTests
{
    [Fact]
    public async Task A_file_in_place_of_the_output_folder_is_named()
    {
        using var world = World();
        await File.WriteAllTextAsync(world["taken"], "a file", TestContext.Current.CancellationToken);
        var said = (await world.RunAsync("run", "small.yaml", "--out", "taken")).EndedWith(2);
        Assert.Contains(
            "--out: 'taken' cannot be a folder: a file has that name", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Calaisis", said.Errors, StringComparison.Ordinal);
        Assert.Equal("a file", await File.ReadAllTextAsync(world["taken"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_in_place_of_a_folder_is_named_by_commands_that_run_no_steps()
    {
        using var world = new SmallWorld();
        world.WritePipeline(
            "light: { raster: light.tif, kind: values }",
            "- { curve: { linear: { from: 0, to: 30 } }, source: light, resistance: [1, 3] }");
        await File.AppendAllTextAsync(
            world["small.yaml"],
            "sensitivity: { draws: 2, ranges: [{ set: "
                + "\"trames.verte.layers[light].background\", between: [0, 5] }] }\n",
            TestContext.Current.CancellationToken);
        world.WriteVectors("from.gpkg", new Vectors.TestFeature("POINT (600005 7000295)"));
        await File.WriteAllTextAsync(world["small-sensitivity"], "a file", TestContext.Current.CancellationToken);
        var analysis = (await world.RunAsync("sensitivity", "small.yaml", "--out", ".")).EndedWith(4);
        Assert.Contains(
            "small-sensitivity: cannot be made (a file has that name); choose another name",
            analysis.Errors,
            StringComparison.Ordinal);
        var path = (await world.RunAsync(
            "process", "run", "cost-path", "--resistance", "light.tif", "--from", "from.gpkg", "--to", "from.gpkg",
            "--output", "small-sensitivity/paths.gpkg")).EndedWith(2);
        Assert.Contains(
            "small-sensitivity' on the way to it is a file, not a folder", path.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_results_is_moved_aside_with_all_that_is_in_it()
    {
        using var world = World();
        Directory.CreateDirectory(world["out/small/base"]);
        await File.WriteAllTextAsync(world["out/small/base/notes.txt"], "mine", TestContext.Current.CancellationToken);
        var said = (await world.RunAsync("run", "small.yaml")).EndedWith(0);
        Assert.Contains("small.before", said.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(
            world["out/small.before/base/notes.txt"], TestContext.Current.CancellationToken));
        Assert.Contains("out/small/base/run.json", world.Results());
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // Rights bind no root: a file system that takes no writes stands in for them.
            var said = (await InFullOrReadOnlyDisk(
                "ro,size=4m", world => world.RunAsync("run", "small.yaml", "--out", "disk"))).EndedWith(4);
            Assert.Contains("disk", said.Errors, StringComparison.Ordinal);
            return;
        }

        using var region = World();
        Directory.CreateDirectory(region["locked"]);
        File.SetUnixFileMode(region["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var refused = (await region.RunAsync("run", "small.yaml", "--out", "locked")).EndedWith(4);
        Assert.Contains("locked", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_an_error_and_leaves_no_half_result()
    {
        var said = await InFullOrReadOnlyDisk("size=400k", async world =>
        {
            // The ledger fits, the results do not.
            WritePipeline(world, "{ extent: [600000, 7000000, 600400, 7000300], cell: 0.5, crs: EPSG:2154 }");
            var found = await world.RunAsync("run", "small.yaml", "--out", "disk");
            Assert.Empty(world.Results("disk"));
            Assert.Empty(world.Scratch("disk"));
            return found;
        });
        said.EndedWith(4);
        Assert.Contains("cannot be written (No space left on device", said.Errors, StringComparison.Ordinal);
        Assert.Contains("free some space", said.Errors, StringComparison.Ordinal);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        WritePipeline(world, "");
        return world;
    }

    static void WritePipeline(SmallWorld world, string grid) => world.WritePipeline(
        "cover: { raster: cover.tif, kind: classes }",
        "- { table: friction.csv, column: foret, source: cover }",
        grid: grid);

    // A small disk of our own over the folder "disk"; needs the rights to mount one.
    static async Task<Said> InFullOrReadOnlyDisk(string options, Func<SmallWorld, Task<Said>> run)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, to mount a small disk");
        using var world = World();
        Directory.CreateDirectory(world["disk"]);
        if (!await Succeeds("mount", "-t", "tmpfs", "-o", options, "calaisis", world["disk"]))
            Assert.Skip("no disk can be mounted here");
        try
        {
            return await run(world);
        }
        finally
        {
            await Succeeds("umount", "-l", world["disk"]);
        }
    }

    static async Task<bool> Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
