using System.Security.Cryptography;
using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// Inputs that are replaced while a run is at work: no result stands under the hash of what it was not made from.
/// </summary>
public sealed class ChangingInputTests
{
    [Fact]
    public async Task A_table_that_is_replaced_serves_the_whole_run_as_it_was_read()
    {
        using var world = TwoTrames.World(cell: 0.5);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps", "--out", "calm")).EndedWith(0);
        var table = await File.ReadAllBytesAsync(world["friction.csv"], TestContext.Current.CancellationToken);
        var end = await BeginAsync(world);
        await File.WriteAllTextAsync(
            world["friction.csv"],
            "code;class;foret;source\n1;Bois;7;d\n2;Champ;8;d\n3;Bâti;9;d\n4;Eau;10;d\n",
            TestContext.Current.CancellationToken);
        (await end).EndedWith(0);
        Assert.Equal(world.Bytes("calm"), world.Bytes("out"));
        using var manifest = JsonDocument.Parse(
            await File.ReadAllBytesAsync(world["out/two/base/run.json"], TestContext.Current.CancellationToken));
        var noted = manifest.RootElement.GetProperty("inputs").EnumerateArray()
            .Single(input => input.GetProperty("path").GetString() == "friction.csv");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(table)), noted.GetProperty("sha256").GetString());
        Assert.Contains(
            "table of layer 1",
            (await world.RunAsync("plan", "two.yaml", "--no-maps")).EndedWith(0).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raster_that_is_replaced_fails_the_run_and_the_next_one_takes_the_new()
    {
        using var world = TwoTrames.World(cell: 0.5);
        var end = await BeginAsync(world);
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + 3));
        var said = (await end).EndedWith(3);
        Assert.Contains(
            "source light: 'light.tif' changed while the run read it; its results are thrown away",
            said.Errors,
            StringComparison.Ordinal);
        Assert.Empty(world.Results());
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps", "--out", "fresh")).EndedWith(0);
        Assert.Equal(world.Bytes("fresh"), world.Bytes("out"));
    }

    [Fact]
    public async Task A_raster_that_is_replaced_and_put_back_is_noticed()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("other systems do not tell");
        using var world = TwoTrames.World(cell: 0.5);
        var end = await BeginAsync(world);
        File.Move(world["light.tif"], world["kept.tif"]);
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + 3));
        File.Move(world["kept.tif"], world["light.tif"], overwrite: true);
        Assert.Contains(
            "'light.tif' changed while the run read it", (await end).EndedWith(3).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_may_change_while_a_run_reads()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("rights are another matter there");
        using var world = TwoTrames.World(cell: 0.5);
        var end = await BeginAsync(world);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(world["light.tif"], UnixFileMode.UserRead);
        (await end).EndedWith(0);
    }

    [Fact]
    public async Task A_source_behind_a_link_is_the_file_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var world = new SmallWorld();
        File.Move(world["cover.tif"], world["first.tif"]);
        world.WriteRaster("other.tif", SmallWorld.Every((_, _) => 2), noData: 255, type: OSGeo.GDAL.DataType.GDT_Byte);
        File.SetLastWriteTimeUtc(world["other.tif"], File.GetLastWriteTimeUtc(world["first.tif"]).AddMinutes(1));
        File.CreateSymbolicLink(world["link.tif"], "first.tif");
        File.CreateSymbolicLink(world["cover.tif"], "link.tif");
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        (await world.RunAsync("run", "small.yaml", "--quiet", "--no-maps", "--trust-times")).EndedWith(0);
        Assert.Contains(1f, world.Read("out/small/base/verte/resistance.tif"));
        File.Delete(world["link.tif"]);
        File.CreateSymbolicLink(world["link.tif"], "other.tif");
        (await world.RunAsync("run", "small.yaml", "--quiet", "--no-maps", "--trust-times")).EndedWith(0);
        Assert.All(world.Read("out/small/base/verte/resistance.tif"), value => Assert.Equal(50, value));
    }

    static bool IsAtWork(string scratch) =>
        Directory.Exists(scratch) && Directory.EnumerateFileSystemEntries(scratch).Any();

    /// <summary>Starts a run that takes seconds, and returns when its first step is at work.</summary>
    static async Task<Task<Said>> BeginAsync(SmallWorld world)
    {
        var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "run", "two.yaml", "--quiet", "--no-maps", "--tile", "8",
            "--jobs", "1");
        var end = BuiltProgram.EndOf(process);
        while (!end.IsCompleted && !IsAtWork(world["out/.calaisis/two/scratch"]))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.False(end.IsCompleted, "the run ended before it was looked at");
        return EndAsync();

        async Task<Said> EndAsync()
        {
            using (process) return await end;
        }
    }
}
