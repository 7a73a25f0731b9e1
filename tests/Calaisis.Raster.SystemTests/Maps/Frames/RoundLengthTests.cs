using Calaisis.Raster.Maps.Frames;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class RoundLengthTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1000, 1000, 1000)]
    [InlineData(999.999, 500, 1000)]
    [InlineData(4.9, 2, 5)]
    [InlineData(0.3, 0.2, 0.5)]
    [InlineData(0.2, 0.2, 0.2)]
    [InlineData(7e8, 5e8, 1e9)]
    public void The_round_numbers_around_a_limit(double limit, double below, double above)
    {
        Assert.Equal(below, RoundLength.AtMost(limit));
        Assert.Equal(above, RoundLength.AtLeast(limit));
    }
}
