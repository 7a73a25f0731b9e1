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
        var said = (await world.RunAsync("run", "small.yaml", "--out", "taken")).EndedWith(4);
        Assert.Contains(world["taken"], said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Calaisis", said.Errors, StringComparison.Ordinal);
        Assert.Equal("a file", await File.ReadAllTextAsync(world["taken"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_in_place_of_a_result_is_named()
    {
        using var world = World();
        Directory.CreateDirectory(world["out/small/base/verte/resistance.tif"]);
        var said = (await world.RunAsync("run", "small.yaml")).EndedWith(4);
        Assert.Contains("resistance.tif", said.Errors, StringComparison.Ordinal);
        Assert.Empty(Results(world));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // Rights bind no root: a file system that takes no writes stands in for them.
            var said = (await InFullOrReadOnlyDisk("ro,size=4m", world => world.RunAsync("run", "small.yaml", "--out", "disk"))).EndedWith(4);
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
        var said = await InFullOrReadOnlyDisk("size=64k", async world =>
        {
            var found = await world.RunAsync("run", "small.yaml", "--out", "disk");
            Assert.DoesNotContain(world.Files("disk"), file => !file.EndsWith(".clef", StringComparison.Ordinal));
            return found;
        });
        said.EndedWith(4);
        Assert.Contains("resistance.", said.Errors, StringComparison.Ordinal);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        world.WritePipeline("cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        return world;
    }

    static IEnumerable<string> Results(SmallWorld world) =>
        world.Files("out").Where(file => !file.EndsWith(".clef", StringComparison.Ordinal));

    // A small disk of our own over the folder "disk"; needs the rights to mount one.
    static async Task<Said> InFullOrReadOnlyDisk(string options, Func<SmallWorld, Task<Said>> run)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) Assert.Skip("needs root, to mount a small disk");
        using var world = World();
        Directory.CreateDirectory(world["disk"]);
        if (!await Succeeds("mount", "-t", "tmpfs", "-o", options, "calaisis", world["disk"])) Assert.Skip("no disk can be mounted here");
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
