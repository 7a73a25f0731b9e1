using Calaisis.Raster.Maps.Legends;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Legends;

public sealed class ClassBreaksTests
{
    public static TheoryData<double, double, double[]> Ranges => new()
    {
        { 1, 1000, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
        { 1, 10000, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] },
        { 1, 100000, [1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000] },
        { 1, 1e8, [1, 10, 100, 1000, 10000, 100000, 1e6, 1e7, 1e8] },
        { 0.1, 1, [0.1, 0.2, 0.5, 1] },
        { 1.9, 21, [1.9, 5, 10, 21] },
        { 7, 7, [7, 7] },
        { 7, 8, [7, 8] },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Bounds_are_round_between_the_ends(double min, double max, double[] bounds) =>
        Assert.Equal(bounds, ClassBreaks.Logarithmic(min, max).Bounds);

    [Fact]
    public void There_are_never_more_classes_than_an_eye_can_tell_and_bounds_always_rise() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Double[0, 18]).Sample((start, decades) =>
        {
            var breaks = ClassBreaks.Logarithmic(Math.Pow(10, start), Math.Pow(10, start + decades));
            Assert.InRange(breaks.Count, 1, ClassBreaks.MostClasses);
            for (var i = 1; i < breaks.Count; i++) Assert.True(breaks.Bounds[i] > breaks.Bounds[i - 1]);
        }, iter: 300);

    [Theory]
    [InlineData(0.5f, 0)]
    [InlineData(1f, 0)]
    [InlineData(1.99f, 0)]
    [InlineData(2f, 1)]
    [InlineData(499.9f, 7)]
    [InlineData(500f, 8)]
    [InlineData(1000f, 8)]
    [InlineData(5000f, 8)]
    public void A_bound_belongs_to_the_class_it_opens(float value, int expected) =>
        Assert.Equal(expected, ClassBreaks.Logarithmic(1, 1000).ClassOf(value));

    [Fact]
    public void A_decimal_bound_takes_its_own_value_in() =>
        Assert.Equal(1, ClassBreaks.Logarithmic(0.1, 1).ClassOf(0.2f));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(double.NaN, 10)]
    [InlineData(10, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Ranges_without_a_logarithm_are_refused(double min, double max) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassBreaks.Logarithmic(min, max));
}
