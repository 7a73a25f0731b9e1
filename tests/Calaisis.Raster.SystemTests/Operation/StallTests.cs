using System.Diagnostics;
using System.Net;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>Servers that answer and then say nothing more: a run ends, by itself or when it is asked to.</summary>
public sealed class StallTests
{
    [Fact]
    public async Task A_server_that_stalls_after_its_headers_is_left_after_a_while()
    {
        using var world = TwoTrames.World();
        using var server = Stalling(world, out _);
        var clock = Stopwatch.StartNew();
        var said = await BuiltProgram.RunAsync(
            world.Path, new Dictionary<string, string> { ["GDAL_HTTP_LOW_SPEED_TIME"] = "2" }, "run", "two.yaml",
            "--quiet", "--no-maps");
        said.EndedWith(4);
        Assert.Contains("light.tif", said.Errors, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"took {clock.Elapsed.TotalSeconds:0} s");
        Assert.Empty(world.Scratch());
    }

    [Theory]
    [InlineData("run", 130)]
    [InlineData("plan", 130)]
    [InlineData("check", 130)]
    [InlineData("schedule", 0)]
    public async Task Whoever_waits_for_a_server_ends_within_ten_seconds_when_asked_to(string command, int code)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill");
        using var world = TwoTrames.World();
        using var server = Stalling(world, out var reading);
        var environment = new Dictionary<string, string>
        {
            ["GDAL_HTTP_LOW_SPEED_TIME"] = "600",
            ["GDAL_HTTP_TIMEOUT"] = "600",
        };
        if (command == "schedule")
        {
            new Raster.Operation.Schedules.ScheduleMemory(world["out/.calaisis/schedule/two.last"])
                .Write(DateTimeOffset.UtcNow.AddDays(-2));
        }

        string[] arguments = command == "schedule" ? ["schedule", "two.yaml", "--unconfined"] : [command, "two.yaml"];
        using var process = BuiltProgram.Start(world.Path, environment, arguments);
        var end = BuiltProgram.EndOf(process);
        await Task.WhenAny(reading, end);
        Assert.False(end.IsCompleted);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        (await end).EndedWith(code);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10.5), $"took {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.True(command is "plan" or "check"
            ? !Directory.Exists(world["out"])
            : world.Scratch().Length == 0 && world.Results().Length == 0);
        if (command == "run")
            Assert.Contains("stopped", (await world.RunAsync("runs")).EndedWith(0).Output, StringComparison.Ordinal);
        // The next run is locked out by nothing.
        TwoTrames.Write(world);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
    }

    /// <summary>Tells what it has, and sends nothing of it.</summary>
    static HttpWorld Stalling(SmallWorld world, out Task reading)
    {
        var asked = new TaskCompletionSource();
        var length = new FileInfo(world["light.tif"]).Length;
        var server = new HttpWorld(async request =>
        {
            var response = request.Response;
            response.Headers["ETag"] = "\"one\"";
            response.Headers["Accept-Ranges"] = "bytes";
            response.ContentLength64 = length;
            if (request.Request.HttpMethod == "HEAD")
            {
                response.Close();
                return;
            }

            response.StatusCode = (int)HttpStatusCode.OK;
            await response.OutputStream.FlushAsync();
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite);
        });
        TwoTrames.Write(world, light: $"\"/vsicurl/{server.Address}/light.tif\"");
        reading = asked.Task;
        return server;
    }
}
