using System.Text;
using Calaisis.Raster.Operation.Schedules;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>What a schedule reports of its runs, to an address and to a command.</summary>
public sealed class ScheduleReportTests
{
    const string Secret = "t0ps3cretw0rd";

    [Fact]
    public async Task Reports_go_to_an_address_and_a_command_and_the_secret_in_the_address_goes_nowhere_else()
    {
        using var world = TwoTrames.World();
        var received = new TaskCompletionSource<string>();
        using var server = new HttpWorld(async asked =>
        {
            using var reader = new StreamReader(asked.Request.InputStream);
            received.TrySetResult(asked.Request.RawUrl + "\n" + await reader.ReadToEndAsync());
            asked.Response.Close();
        });
        File.Delete(world["light.tif"]);
        var said = await BuiltProgram.RunAsync(
            world.Path,
            new Dictionary<string, string> { ["CALAISIS_TEST_HOOK"] = Secret },
            "schedule", "two.yaml", "--once", "--verbose", "--report-url",
            server.Address + "/hook/${CALAISIS_TEST_HOOK}", "--report-command",
            "cat > report.json; echo $CALAISIS_STATE $CALAISIS_EXIT_CODE > state.txt");
        said.EndedWith(2);
        Assert.Contains("the file 'light.tif' does not exist", said.Errors, StringComparison.Ordinal);
        File.Copy(world["cover.tif"], world["light.tif"]);
        said = await BuiltProgram.RunAsync(
            world.Path,
            new Dictionary<string, string> { ["CALAISIS_TEST_HOOK"] = Secret },
            "schedule", "two.yaml", "--once", "--verbose", "--report-url",
            server.Address + "/hook/${CALAISIS_TEST_HOOK}", "--report-command",
            "cat > report.json; echo $CALAISIS_STATE $CALAISIS_EXIT_CODE > state.txt");
        said.EndedWith(0);
        var sent = await received.Task;
        Assert.StartsWith("/hook/" + Secret, sent, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"done\"", sent, StringComparison.Ordinal);
        Assert.Equal(
            "done 0\n", await File.ReadAllTextAsync(world["state.txt"], TestContext.Current.CancellationToken));
        Assert.Contains(
            "\"exitCode\":0",
            await File.ReadAllTextAsync(world["report.json"], TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said.All, StringComparison.Ordinal);
        foreach (var file in world.Files())
        {
            Assert.DoesNotContain(
                Secret,
                Encoding.Latin1.GetString(
                    await File.ReadAllBytesAsync(world[file], TestContext.Current.CancellationToken)),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_webhook_that_hangs_or_fails_and_a_command_that_hangs_do_no_harm()
    {
        using var hanging = new HttpWorld(_ => Task.Delay(Timeout.Infinite));
        using var failing = new HttpWorld(asked =>
        {
            asked.Response.StatusCode = 500;
            asked.Response.Close();
            return Task.CompletedTask;
        });
        var said = new Said();
        var run = new ScheduledRun("a.yaml", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, Sentence.Empty);
        var cancel = TestContext.Current.CancellationToken;
        using (var hook = new WebhookReport(new Uri(hanging.Address + "/" + Secret), TimeSpan.FromSeconds(1), said))
            await hook.SendAsync(run, cancel);
        using (var hook = new WebhookReport(new Uri(failing.Address + "/" + Secret), TimeSpan.FromSeconds(1), said))
            await hook.SendAsync(run, cancel);
        await new CommandReport("sleep 60", TimeSpan.FromSeconds(1), said).SendAsync(run, cancel);
        await new CommandReport("exit 3", TimeSpan.FromSeconds(30), said).SendAsync(run, cancel);
        Assert.Equal(4, said.Lines.Count);
        Assert.Contains("was not taken by 127.0.0.1 within 1 s", said.Lines[0], StringComparison.Ordinal);
        Assert.Contains("could not be sent to 127.0.0.1 (500", said.Lines[1], StringComparison.Ordinal);
        Assert.Contains("did not end within 1 s", said.Lines[2], StringComparison.Ordinal);
        Assert.Contains("ended with 3", said.Lines[3], StringComparison.Ordinal);
        Assert.All(said.Lines, line => Assert.DoesNotContain(Secret, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_webhook_follows_no_redirect_and_reads_no_answer()
    {
        var elsewhere = 0;
        using var other = new HttpWorld(asked =>
        {
            elsewhere++;
            asked.Response.Close();
            return Task.CompletedTask;
        });
        using var sending = new HttpWorld(asked =>
        {
            asked.Response.Redirect(other.Address + "/stolen");
            asked.Response.Close();
            return Task.CompletedTask;
        });
        using var endless = new HttpWorld(async asked =>
        {
            asked.Response.SendChunked = true;
            while (true) await asked.Response.OutputStream.WriteAsync(new byte[65536]);
        });
        var said = new Said();
        var run = new ScheduledRun("a.yaml", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, Sentence.Empty);
        var cancel = TestContext.Current.CancellationToken;
        using (var hook = new WebhookReport(new Uri(sending.Address), TimeSpan.FromSeconds(20), said))
            await hook.SendAsync(run, cancel);
        Assert.Contains("(302", Assert.Single(said.Lines), StringComparison.Ordinal);
        Assert.Contains("redirects are not followed", said.Lines[0], StringComparison.Ordinal);
        Assert.Equal(0, elsewhere);
        using (var hook = new WebhookReport(new Uri(endless.Address), TimeSpan.FromSeconds(20), said))
            await hook.SendAsync(run, cancel);
        Assert.Single(said.Lines);
    }

    [Fact]
    public async Task Of_what_a_command_says_the_last_is_kept_and_no_more()
    {
        if (OperatingSystem.IsWindows()) return;
        var said = new Said();
        var run = new ScheduledRun("a.yaml", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, Sentence.Empty);
        await new CommandReport(
            "yes filler 2>/dev/null | head -c 50000000; echo the end; exit 3", TimeSpan.FromSeconds(60), said)
            .SendAsync(run, TestContext.Current.CancellationToken);
        var line = Assert.Single(said.Lines);
        Assert.EndsWith("the end", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 1_000, 20_000);
    }

    sealed class Said : IScheduleListener
    {
        public List<string> Lines { get; } = [];

        public void Say(Sentence sentence) => Lines.Add(sentence.ToString());

        public void Heard(ScheduledRun run) => Lines.Add(run.Message.ToString());
    }
}
