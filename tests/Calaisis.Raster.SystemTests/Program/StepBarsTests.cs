using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Flow;
using Spectre.Console;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>What a terminal shows of a run while it goes on.</summary>
public sealed class StepBarsTests
{
    [Fact]
    public async Task A_line_counts_all_steps_and_the_time_that_is_left_above_those_under_way()
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 120;
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                using var bars = new StepBars(context, TimeProvider.System);
                bars.Advance();
                bars.Expect(0, TimeSpan.Zero);
                bars.Expect(3, TimeSpan.FromMinutes(20));
                bars.Hear(new StepStarted($"[resistance]", 10));
                bars.Advance();
                await Task.Delay(1500, TestContext.Current.CancellationToken);
                bars.Hear(new StepFinished($"[resistance]"));
            });
        Assert.Matches("1 of 3 steps, [0-9.]+ s, about 19 min [0-9]+ s left", written.ToString());
        Assert.Contains("[resistance]", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("33%", written.ToString(), StringComparison.Ordinal);
    }
}
