using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>What a run says, where, and what it keeps in its log.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task A_run_writes_its_lines_to_the_error_stream_and_keeps_the_output_clean()
    {
        using var world = World();
        var said = (await world.RunAsync("run", "small.yaml")).EndedWith(0);
        Assert.Empty(said.Output);
        Assert.Contains("INFO small.yaml: 1 trame from 1 source, results go to", said.Errors, StringComparison.Ordinal);
        Assert.Contains("run.json says what went in", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_says_nothing_and_verbose_says_more()
    {
        using var world = World();
        var quiet = (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        var normal = (await world.RunAsync("run", "small.yaml")).EndedWith(0);
        var verbose = (await world.RunAsync("run", "small.yaml", "--verbose")).EndedWith(0);
        Assert.Empty(quiet.All);
        Assert.True(verbose.Errors.Split('\n').Length > normal.Errors.Split('\n').Length);
        Assert.Contains("grid: 30 rows x 40 columns", verbose.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_compact_JSON_line_by_line_even_of_a_quiet_run()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        var log = Assert.Single(world.Files("out"), file => file.EndsWith(".clef", StringComparison.Ordinal));
        var lines = await File.ReadAllLinesAsync(world[log], TestContext.Current.CancellationToken);
        Assert.True(lines.Length > 3);
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            Assert.True(entry.RootElement.GetProperty("@t").TryGetDateTimeOffset(out _));
            Assert.NotEmpty(entry.RootElement.GetProperty("Text").GetString()!);
        }
    }

    [Fact]
    public async Task Logs_of_more_than_a_month_go_one_file_a_day()
    {
        using var world = World();
        Directory.CreateDirectory(world["out/.calaisis/small/log"]);
        var today = DateTime.Now.Date;
        for (var day = 1; day <= 40; day++)
        {
            await File.WriteAllTextAsync(
                world[$"out/.calaisis/small/log/run-{today.AddDays(-day):yyyyMMdd}.clef"],
                "{}\n",
                TestContext.Current.CancellationToken);
        }

        (await world.RunAsync("run", "small.yaml", "--quiet", "--no-maps")).EndedWith(0);
        var logs = Directory.GetFiles(world["out/.calaisis/small/log"]).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal).ToList();
        Assert.Equal(31, logs.Count);
        Assert.Equal($"run-{today.AddDays(-30):yyyyMMdd}.clef", logs[0]);
    }

    [Fact]
    public async Task The_log_says_why_a_run_failed()
    {
        using var world = World();
        world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 9));
        var said = (await world.RunAsync("run", "small.yaml")).EndedWith(3);
        var log = Assert.Single(world.Files("out"), file => file.EndsWith(".clef", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(world[log], TestContext.Current.CancellationToken);
        Assert.Contains("friction.csv", said.Errors, StringComparison.Ordinal);
        Assert.Contains("\"@l\":\"Error\"", text, StringComparison.Ordinal);
        Assert.Contains("friction.csv", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 3)]
    public async Task A_log_that_finds_no_room_fails_no_run_and_hides_no_cause(bool isFaulty, int code)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("needs a file that is always full");
        using var world = World();
        if (isFaulty) world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 9));
        Directory.CreateDirectory(world["out/.calaisis/small/log"]);
        for (var day = -1; day <= 1; day++)
        {
            File.CreateSymbolicLink(
                world[$"out/.calaisis/small/log/run-{DateTime.Now.AddDays(day):yyyyMMdd}.clef"], "/dev/full");
        }

        var said = (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(code);
        Assert.DoesNotContain("bug in calaisis", said.Errors, StringComparison.Ordinal);
        if (isFaulty) Assert.Contains("friction.csv", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_prints_its_report_to_the_output_and_leaves_no_file()
    {
        using var world = World();
        var before = world.Files();
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(0);
        Assert.StartsWith("Grid: EPSG:2154, 30 rows x 40 columns", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("INFO", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, world.Files());
    }

    [Fact]
    public async Task What_GDAL_warns_of_is_in_the_log_and_on_a_terminal_that_asks_for_all()
    {
        using var world = World();
        world.WriteVectors("road.gpkg", SmallWorld.Road(11));
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }\nroad: { vector: road.gpkg }",
            "- { table: friction.csv, column: foret, source: cover }\n- { constant: 80, source: road, combine: max }");
        // A version of GeoPackages that is not there yet.
        var bytes = await File.ReadAllBytesAsync(world["road.gpkg"], TestContext.Current.CancellationToken);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(60), 90000);
        await File.WriteAllBytesAsync(world["road.gpkg"], bytes, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(
            "GDAL: ",
            (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0).All,
            StringComparison.Ordinal);
        Assert.Contains(
            "GDAL: ",
            await File.ReadAllTextAsync(
                world[world.Files("out").Single(file => file.EndsWith(".clef", StringComparison.Ordinal))],
                TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Contains(
            " DBUG GDAL: ",
            (await world.RunAsync("run", "small.yaml", "--no-maps", "--verbose")).EndedWith(0).Errors,
            StringComparison.Ordinal);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        return world;
    }
}
