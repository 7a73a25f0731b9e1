using Calaisis.Raster.Maps.Furniture;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Furniture;

public sealed class ScaleBarChoiceTests
{
    [Theory]
    [InlineData(236.22, 46, 10000, 5)]
    [InlineData(100, 50, 5000, 5)]
    [InlineData(100, 49.9, 2000, 4)]
    [InlineData(0.0535, 46, 2, 4)]
    [InlineData(25, 40, 1000, 5)]
    [InlineData(0.001, 46, 0.02, 4)]
    public void The_bar_is_the_longest_round_length_that_fits(double metresPerMm, double room, double metres, int parts)
    {
        var bar = ScaleBarChoice.Within(metresPerMm, room);
        Assert.Equal(metres, bar.Metres, 12);
        Assert.Equal(parts, bar.Parts);
        Assert.Equal(metres / metresPerMm, bar.Mm, 9);
    }

    [Fact]
    public void It_always_fits_and_takes_at_least_two_fifths_of_the_room() =>
        Gen.Select(Gen.Double[-4, 5], Gen.Double[10, 80]).Sample((power, room) =>
        {
            var bar = ScaleBarChoice.Within(Math.Pow(10, power), room);
            Assert.InRange(bar.Mm, 0.4 * room * (1 - 1e-9), room * (1 + 1e-9));
        }, iter: 500);

    [Theory]
    [InlineData(236.2204, 236000)]
    [InlineData(250, 250000)]
    [InlineData(99.96, 100000)]
    [InlineData(0.053527, 53.5)]
    [InlineData(0.001, 1)]
    [InlineData(1.2345, 1230)]
    public void The_numeric_scale_has_three_digits(double metresPerMm, double denominator) =>
        Assert.Equal(denominator, ScaleBarChoice.Denominator(metresPerMm), 9);
}
