using Calaisis.Raster.Faults;
using Calaisis.Raster.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class IntervalsLayerTests
{
    const double Open = double.PositiveInfinity;

    static readonly ResistanceBand[] Light = [new(-Open, 2, 1), new(2, 5, 2), new(5, 20, 10), new(20, Open, 100)];

    [Fact]
    public void Bands_hold_their_lower_end_and_not_their_upper_one()
    {
        var layer = new IntervalsLayer("s", Light);
        var world = World.Of(
            -4, 1.9999999f, 2, 4.9999995f, 5, 20, float.PositiveInfinity, float.NaN, float.NegativeInfinity);
        Assert.Equal([1f, 1, 2, 2, 10, 100, 100, float.NaN, 1], world.Evaluate(layer));
    }

    [Fact]
    public void A_decimal_limit_meets_the_same_decimal_in_the_data()
    {
        var layer = new IntervalsLayer("s", [new(0, 0.7, 1), new(0.7, 1, 9)]);
        Assert.Equal([9f], World.Of(0.7f).Evaluate(layer));
    }

    [Fact]
    public void The_background_is_taken_off_first()
    {
        var layer = new IntervalsLayer("s", Light, background: 0.5);
        Assert.Equal([1f, 2f, 1f], World.Of(2.25f, 2.5f, -1).Evaluate(layer));
    }

    [Fact]
    public void A_band_can_be_a_barrier() =>
        Assert.Equal([float.PositiveInfinity], World.Of(4).Evaluate(new IntervalsLayer("s", [new(0, 9, Open)])));

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    [InlineData(11)]
    public void A_value_outside_all_bands_is_named_with_its_place(float value)
    {
        var layer = new IntervalsLayer("s", [new(0, 5, 1), new(5, 9, 2)]);
        var fault = Assert.Throws<RasterException>(() => World.Of(3, value).Evaluate(layer));
        Assert.StartsWith(
            $"source 's': value {value} at row 0, column 1 (x 600015, y 7099995)",
            fault.Message,
            StringComparison.Ordinal);
        Assert.Contains("from 0 to 9", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_overlaps_and_empty_bands_are_refused()
    {
        Says("does not begin where", new ResistanceBand(0, 1, 1), new ResistanceBand(2, 3, 1));
        Says("does not begin where", new ResistanceBand(0, 2, 1), new ResistanceBand(1, 3, 1));
        Says("is empty", new ResistanceBand(2, 2, 1));
        Says("gives 0, expected a resistance above 0", new ResistanceBand(0, 2, 0));
        Says("gives NaN", new ResistanceBand(0, 2, double.NaN));
        Says("has no band");
    }

    static void Says(string words, params ResistanceBand[] bands) => Assert.Contains(
        words,
        Assert.ThrowsAny<ArgumentException>(() => new IntervalsLayer("s", bands)).Message,
        StringComparison.Ordinal);
}
