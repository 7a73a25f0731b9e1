using Calaisis.Raster.Flow;
using Xunit;

namespace Calaisis.Raster.Tests.Flow;

public sealed class StepProgressTests
{
    [Fact]
    public void A_step_says_when_it_starts_advances_and_finishes()
    {
        var listener = new RecordingListener();
        var progress = new StepProgress(listener, $"resistance", 2);
        progress.Advance();
        progress.Advance();
        progress.Finish();
        Assert.Equal(
            [
                new StepStarted($"resistance", 2),
                new StepAdvanced($"resistance", 1, 2),
                new StepAdvanced($"resistance", 2, 2),
                new StepFinished($"resistance"),
            ],
            listener.Heard);
    }

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1_000)]
    [InlineData(123_457, 1_000)]
    public void Many_units_make_no_more_reports_than_a_bar_needs_and_the_last_is_among_them(int total, int most)
    {
        var listener = new RecordingListener();
        var progress = new StepProgress(listener, $"tiles", total);
        for (var unit = 0; unit < total; unit++) progress.Advance();
        var advances = listener.Heard.OfType<StepAdvanced>().ToArray();
        Assert.InRange(advances.Length, most - 1, most);
        Assert.Equal(total, advances[^1].Done);
        Assert.Equal(advances.Select(a => a.Done).Distinct().Order(), advances.Select(a => a.Done));
    }
}
