using Calaisis.Raster.Sensitivity;
using Xunit;

namespace Calaisis.Raster.Tests.Sensitivity;

/// <summary>The generator and the hypercube.</summary>
public sealed class ChanceTests
{
    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        var chance = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => chance.Next()));
    }

    [Fact]
    public void Whole_numbers_below_a_limit_are_all_drawn_about_as_often()
    {
        var chance = new SplitMix64(5);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[chance.NextBelow(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(100, 12)]
    [InlineData(997, 2)]
    public void Each_part_of_each_dimension_is_drawn_from_once(int draws, int dimensions)
    {
        var units = LatinHypercube.Draw(draws, dimensions, 42);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var d = dimension;
            Assert.Equal(Enumerable.Range(0, draws), units.Select(draw => (int)(draw[d] * draws)).Order());
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_another_one_does_not_and_a_further_dimension_changes_no_other()
    {
        var first = LatinHypercube.Draw(50, 3, 1);
        Assert.Equal(first, LatinHypercube.Draw(50, 3, 1));
        Assert.NotEqual(first, LatinHypercube.Draw(50, 3, 2));
        Assert.Equal(first, LatinHypercube.Draw(50, 4, 1).Select(draw => draw[..3]));
    }

    [Fact]
    public void Dimensions_are_paired_by_chance()
    {
        var units = LatinHypercube.Draw(1000, 2, 7);
        var correlation = RankCorrelation.Of([.. units.Select(draw => draw[0])], [.. units.Select(draw => draw[1])]);
        Assert.InRange(correlation, -0.1, 0.1);
    }

    /// <summary>Values of R: quantile(c(2, 4, 4, 5, 9), c(.05, .5, .95)) and sd.</summary>
    [Fact]
    public void Spreads_are_those_of_R()
    {
        var spread = Spread.Of([9, 4, double.NaN, 2, 5, 4]);
        Assert.Equal((5, 2, 9, 4, 4.8), (spread.Count, spread.Min, spread.Max, spread.Median, spread.Mean));
        Assert.Equal((2.4, 8.2), (spread.P5, Math.Round(spread.P95, 12)));
        Assert.Equal(2.588435821, spread.Deviation, 1e-9);
        Assert.Equal(0, Spread.Of([double.NaN]).Count);
        Assert.True(double.IsNaN(Spread.Of([3]).Deviation));
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 10, 20, 30, 1000 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 2, 1, 4, 3, 5 }, 0.8)]
    [InlineData(new double[] { 1, 2, 2, 3 }, new double[] { 1, 3, 2, 4 }, 0.9486832980505138)]
    public void Rank_correlations_are_those_worked_out_by_hand(double[] x, double[] y, double expected) =>
        Assert.Equal(expected, RankCorrelation.Of(x, y), 1e-12);

    [Fact]
    public void What_never_varies_has_no_correlation() =>
        Assert.True(double.IsNaN(RankCorrelation.Of([1, 2, 3], [5, 5, 5])));
}
