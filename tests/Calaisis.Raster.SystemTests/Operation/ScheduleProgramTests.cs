using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Calaisis.Raster.Operation.Schedules;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>The service as it is started, its units, and what its pipelines may read.</summary>
public sealed class ScheduleProgramTests
{
    const string Secret = "t0ps3cretw0rd";

    [Fact]
    public async Task The_service_answers_how_it_is_runs_what_was_missed_and_stops_when_asked()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill");
        using var world = TwoTrames.World();
        var port = HttpWorld.FreePort();
        // As if it had been stopped yesterday.
        new ScheduleMemory(world["out/.calaisis/schedule/two.last"]).Write(DateTimeOffset.UtcNow.AddDays(-2));
        using var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "schedule", "two.yaml", "--cron", "0 2 * * *", "--tz",
            "Europe/Paris", "--health", port.ToString(CultureInfo.InvariantCulture));
        var end = BuiltProgram.EndOf(process);
        using var http = new HttpClient();
        var cancel = TestContext.Current.CancellationToken;
        JsonElement health = default;
        for (var i = 0; i < 600 && !end.IsCompleted; i++)
        {
            await Task.Delay(100, cancel);
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/health", cancel);
                health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel)).RootElement;
                if (health.GetProperty("last").GetArrayLength() > 0
                    && health.GetProperty("state").GetString() == "waiting")
                {
                    break;
                }
            }
            catch (HttpRequestException)
            {
                continue;
            }
        }

        Assert.False(end.IsCompleted, end.IsCompleted ? (await end).All : "");
        Assert.Equal("waiting", health.GetProperty("state").GetString());
        Assert.True(health.GetProperty("well").GetBoolean());
        Assert.Equal(0, health.GetProperty("last")[0].GetProperty("exitCode").GetInt32());
        Assert.True(health.GetProperty("next").GetDateTimeOffset() > DateTimeOffset.UtcNow);
        Assert.Equal(8, world.Results().Length);
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        var said = (await end).EndedWith(0);
        Assert.Contains("was missed; it is made up for now", said.Errors, StringComparison.Ordinal);
        Assert.Contains("next runs: ", said.Errors, StringComparison.Ordinal);
        Assert.Contains("the schedule has ended", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_accepts_the_units()
    {
        using var world = TwoTrames.World();
        var said = (await world.RunAsync(
            "schedule", "two.yaml", "--systemd", "--cron", "*/30 1-4 * * 1-5", "--jitter", "10m", "--when-changed",
            "--report-url", "https://example.org/${HOOK}?a=50%25", "--allow", "data here")).EndedWith(2);
        Assert.Contains("HOOK is not set", said.Errors, StringComparison.Ordinal);
        said = (await world.RunAsync("schedule", "tow.yaml", "--systemd", "--cron", "0 2 * * *")).EndedWith(2);
        Assert.Contains("tow.yaml: the pipeline file cannot be read", said.Errors, StringComparison.Ordinal);
        said = (await world.RunAsync("schedule", "two.yaml", "--systemd", "--cron", "0 2 * * *", "--health", "8765"))
            .EndedWith(0);
        Assert.StartsWith(
            "# There is no --health here, as each round ends: systemctl status calaisis-two",
            said.Output,
            StringComparison.Ordinal);
        // What the wrapper names is written down: the folder of a build goes with the build.
        var standing = world["program of today/calaisis"];
        Directory.CreateDirectory(Path.GetDirectoryName(standing)!);
        File.CreateSymbolicLink(standing, "/usr/bin/true");
        said = (await BuiltProgram.RunAsync(
            world.Path, new Dictionary<string, string> { ["HOOK"] = Secret, ["CALAISIS_PROGRAM"] = standing },
            "schedule", "two.yaml", "--systemd", "--cron", "*/30 1-4 * * 1-5", "--jitter", "10m", "--when-changed",
            "--report-url", "https://example.org/${HOOK}?a=50%25", "--allow", "data here")).EndedWith(0);
        Assert.Contains($"ExecStart=\"{standing}\" schedule ", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said.Output, StringComparison.Ordinal);
        Assert.Contains(
            "OnCalendar=Mon..Fri *-*-* 01..04:00/30:00 Europe/Paris\n", said.Output, StringComparison.Ordinal);
        Assert.Contains("$${HOOK}", said.Output, StringComparison.Ordinal);
        Assert.Contains("--when-changed", said.Output, StringComparison.Ordinal);
        var parts = said.Output.Split("# --- ")[1..];
        Assert.Equal(
            ["calaisis-two.service", "calaisis-two.timer"],
            parts.Select(part => part[..part.IndexOf('\n', StringComparison.Ordinal)]));
        if (!File.Exists("/usr/bin/systemd-analyze")) Assert.Skip("systemd-analyze is not here");
        Directory.CreateDirectory(world["units"]);
        foreach (var part in parts)
        {
            File.WriteAllText(
                world["units/" + part[..part.IndexOf('\n', StringComparison.Ordinal)]],
                part[part.IndexOf('\n', StringComparison.Ordinal)..]);
        }

        using var verify = Process.Start(new ProcessStartInfo(
            "/usr/bin/systemd-analyze",
            ["verify", "--man=no", world["units/calaisis-two.timer"], world["units/calaisis-two.service"]])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var complaints = await verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verify.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(verify.ExitCode == 0, complaints);
        Assert.DoesNotContain("calaisis-two", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_pipeline_reads_only_what_lies_below_it_or_was_allowed()
    {
        using var world = TwoTrames.World();
        using var outside = new Rasters.Folder();
        File.Copy(world["light.tif"], outside["light.tif"]);
        TwoTrames.Write(world, light: outside["light.tif"]);
        var refused = (await world.RunAsync("schedule", "two.yaml", "--once")).EndedWith(2);
        Assert.Contains("two.yaml(6,", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "may not be read: it lies outside the pipeline's folder; allow its folder with --allow",
            refused.Errors,
            StringComparison.Ordinal);
        (await world.RunAsync("schedule", "two.yaml", "--once", "--allow", outside.Path)).EndedWith(0);
        (await world.RunAsync("schedule", "two.yaml", "--once", "--unconfined")).EndedWith(0);
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);

        // Neither a link nor a virtual raster leads out.
        File.CreateSymbolicLink(world["link.tif"], outside["light.tif"]);
        TwoTrames.Write(world, light: "link.tif");
        Assert.Contains(
            "may not be read",
            (await world.RunAsync("schedule", "two.yaml", "--once")).EndedWith(2).Errors,
            StringComparison.Ordinal);
        await File.WriteAllTextAsync(world["parts.vrt"], $"""
            <VRTDataset rasterXSize="40" rasterYSize="30"><SRS>EPSG:2154</SRS>
            <GeoTransform>600000, 10, 0, 7000300, 0, -10</GeoTransform>
            <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="0">{outside["light.tif"]}</SourceFilename><SourceBand>1</SourceBand>
            </SimpleSource></VRTRasterBand></VRTDataset>
            """, TestContext.Current.CancellationToken);
        TwoTrames.Write(world, light: "parts.vrt");
        Assert.Contains(
            $"it leads to '{outside["light.tif"]}', which may not be read",
            (await world.RunAsync("schedule", "two.yaml", "--once")).EndedWith(2).Errors,
            StringComparison.Ordinal);
        TwoTrames.Write(world, light: "\"/vsicurl/https://example.org/light.tif\"");
        Assert.Contains(
            "it is on a server",
            (await world.RunAsync("schedule", "two.yaml", "--once")).EndedWith(2).Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_on_a_server_is_read_again_only_when_the_server_says_it_changed()
    {
        using var world = TwoTrames.World();
        var light = await File.ReadAllBytesAsync(world["light.tif"], TestContext.Current.CancellationToken);
        var (tag, broken) = ("\"one\"", false);
        using var server = new HttpWorld(asked => ServeAsync(asked, light, tag, broken));
        TwoTrames.Write(world, light: $"\"/vsicurl/{server.Address}/light.tif\"");
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        Assert.Contains(
            "no run was begun",
            (await world.RunAsync("run", "two.yaml", "--when-changed")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        tag = "\"two\"";
        Assert.Contains(
            "to run: base/noire/resistance, base/preflight (source light changed)",
            (await world.RunAsync("run", "two.yaml", "--when-changed")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        broken = true;
        var failed = (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(4);
        Assert.Contains(
            "the server cannot be asked whether this has changed (it answered 500)",
            failed.Errors,
            StringComparison.Ordinal);
        Assert.Equal(8, world.Results().Length);
    }

    [Fact]
    public async Task A_server_or_a_database_that_is_away_at_night_is_tried_again_and_changes_nothing_people_see()
    {
        using var world = TwoTrames.World();
        var light = await File.ReadAllBytesAsync(world["light.tif"], TestContext.Current.CancellationToken);
        string there;
        using (var server = new HttpWorld(asked => ServeAsync(asked, light, "\"one\"", broken: false)))
        {
            there = $"\"/vsicurl/{server.Address}/light.tif\"";
            TwoTrames.Write(world, light: there);
            (await world.RunAsync("schedule", "two.yaml", "--once", "--allow", server.Address, "--quiet")).EndedWith(0);
        }

        var before = world.Bytes("out");
        var away = (await world.RunAsync(
            "schedule", "two.yaml", "--once", "--unconfined", "--retries", "1", "--retry-after", "1s")).EndedWith(4);
        Assert.Contains(
            "the server cannot be asked whether this has changed (it does not answer)",
            away.Errors,
            StringComparison.Ordinal);
        Assert.Contains("tried again in 1 s", away.Errors, StringComparison.Ordinal);
        Assert.Equal(before, world.Bytes("out"));

        TwoTrames.Write(world);
        File.WriteAllText(
            world["two.yaml"],
            (await File.ReadAllTextAsync(world["two.yaml"], TestContext.Current.CancellationToken)).Replace(
                "road: { vector: road.gpkg }",
                $"road: {{ vector: \"PG:host=127.0.0.1 port={HttpWorld.FreePort()} dbname=tvb user=ign "
                    + $"password={Secret}\", layer: roads }}",
                StringComparison.Ordinal)
                .Replace(
                    "combine: over }",
                    "combine: over }\n      - { constant: 3, source: road, combine: max }",
                    StringComparison.Ordinal));
        away = (await world.RunAsync(
            "schedule", "two.yaml", "--once", "--unconfined", "--retries", "1", "--retry-after", "1s",
            "--verbose")).EndedWith(4);
        Assert.Contains("tried again in 1 s", away.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, away.All, StringComparison.Ordinal);
        Assert.Equal(before, world.Bytes("out"));
        Assert.Empty(world.Scratch());
        var list = (await world.RunAsync("runs")).EndedWith(0).Output;
        Assert.Equal(4, Regex.Count(list, " failed "));
        foreach (var file in world.Files("out"))
        {
            Assert.DoesNotContain(
                Secret,
                Encoding.Latin1.GetString(
                    await File.ReadAllBytesAsync(world[file], TestContext.Current.CancellationToken)),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_service_that_is_asked_to_stop_within_a_run_stops_the_run_and_ends_well()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill");
        using var world = TwoTrames.World(cell: 0.1);
        new ScheduleMemory(world["out/.calaisis/schedule/two.last"]).Write(DateTimeOffset.UtcNow.AddDays(-2));
        using var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "schedule", "two.yaml", "--tile", "4", "--jobs", "1");
        var end = BuiltProgram.EndOf(process);
        SpinWait.SpinUntil(
            () => end.IsCompleted || File.Exists(world["out/.calaisis/two/lock.holder"]), TimeSpan.FromMinutes(1));
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        var said = (await end).EndedWith(0);
        Assert.Contains("the schedule has ended", said.Errors, StringComparison.Ordinal);
        Assert.Empty(world.Results());
        Assert.Empty(world.Scratch());
        Assert.Contains(" stopped ", (await world.RunAsync("runs")).EndedWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_whose_disk_is_full_goes_on_says_so_and_is_well_again_when_there_is_room()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, to mount a small disk");
        using var world = TwoTrames.World();
        using var disk = await SmallDisk.MountAsync(world["disk"], "size=24m");
        new ScheduleMemory(world["disk/.calaisis/schedule/two.last"]).Write(DateTimeOffset.UtcNow.AddDays(-2));
        var filler = world["disk/.calaisis/filler"];
        await SmallDisk.FillAsync(filler);
        var port = HttpWorld.FreePort();
        using var process = BuiltProgram.Start(
            world.Path, new Dictionary<string, string>(), "schedule", "two.yaml", "--cron", "* * * * *", "--out",
            "disk", "--no-maps", "--health", port.ToString(CultureInfo.InvariantCulture));
        var end = BuiltProgram.EndOf(process);
        var full = await HealthAsync(
            port, end, health => health.GetProperty("trouble").ValueKind == JsonValueKind.String);
        Assert.False(full.GetProperty("well").GetBoolean());
        Assert.Contains(
            "two.last: cannot be written", full.GetProperty("trouble").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, full.GetProperty("last")[0].GetProperty("exitCode").GetInt32());
        Assert.Empty(world.Results("disk"));

        File.Delete(filler);
        var well = await HealthAsync(port, end, health => health.GetProperty("well").GetBoolean());
        Assert.Equal(JsonValueKind.Null, well.GetProperty("trouble").ValueKind);
        Assert.NotEmpty(world.Results("disk"));
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        Assert.Contains("can be written again", (await end).EndedWith(0).Errors, StringComparison.Ordinal);
    }

    /// <summary>Asks until the service answers so, two minutes at most.</summary>
    static async Task<JsonElement> HealthAsync(int port, Task<Said> end, Predicate<JsonElement> isSo)
    {
        using var http = new HttpClient();
        var cancel = TestContext.Current.CancellationToken;
        var last = "no answer";
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(200, cancel))
        {
            Assert.False(end.IsCompleted, end.IsCompleted ? (await end).All : "");
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/health", cancel);
                last = await answer.Content.ReadAsStringAsync(cancel);
                var health = JsonDocument.Parse(last).RootElement;
                Assert.Equal(
                    health.GetProperty("well").GetBoolean() ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable,
                    answer.StatusCode);
                if (isSo(health)) return health;
            }
            catch (HttpRequestException)
            {
                continue;
            }
        }

        throw new TimeoutException(last);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_a_failed_run()
    {
        var answer = await new ChildRuns(_ => ["/nowhere/calaisis"], _ => false)
            .RunAsync("two.yaml", TestContext.Current.CancellationToken);
        Assert.Equal(4, answer.ExitCode);
        Assert.StartsWith(
            "/nowhere/calaisis: cannot be started (", answer.Message.ToString(), StringComparison.Ordinal);
    }

    internal static async Task ServeAsync(HttpListenerContext asked, byte[] light, string tag, bool broken)
    {
        using var response = asked.Response;
        if (broken || asked.Request.Url!.AbsolutePath != "/light.tif")
        {
            response.StatusCode = broken ? 500 : 404;
            return;
        }

        response.Headers["ETag"] = tag;
        response.Headers["Accept-Ranges"] = "bytes";
        var (from, to) = (0, light.Length - 1);
        if (asked.Request.Headers["Range"] is { } range && range.StartsWith("bytes=", StringComparison.Ordinal))
        {
            var ends = range[6..].Split('-');
            from = int.Parse(ends[0], CultureInfo.InvariantCulture);
            if (ends[1].Length > 0) to = Math.Min(to, int.Parse(ends[1], CultureInfo.InvariantCulture));
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {from}-{to}/{light.Length}";
        }

        response.ContentLength64 = to - from + 1;
        if (asked.Request.HttpMethod != "HEAD")
            await response.OutputStream.WriteAsync(light.AsMemory(from, to - from + 1));
    }
}
