using Calaisis.Raster.Planning;
using Xunit;
using static Calaisis.Raster.Tests.Planning.Facts;

namespace Calaisis.Raster.Tests.Planning;

/// <summary>The order of steps, and graphs that are none.</summary>
public sealed class StepOrderTests
{
    [Fact]
    public void The_given_order_stays_where_it_can()
    {
        var steps = new[] { Step("d", Of("b"), Of("c")), Step("b", Of("a")), Step("a"), Step("c", Of("a")) };
        Assert.Equal(["a", "b", "c", "d"], StepOrder.Sort(steps).Select(step => step.Id));
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_is_sorted()
    {
        var steps = Enumerable.Range(0, 100_000)
            .Select(i => i == 0 ? Step("s0") : Step($"s{i}", Of($"s{i - 1}"))).Reverse().ToList();
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => $"s{i}"), StepOrder.Sort(steps).Select(step => step.Id));
    }

    [Fact]
    public void What_is_no_graph_is_refused_with_names()
    {
        Refuses("wait for each other: a, b", Step("a", Of("b")), Step("b", Of("a")));
        Refuses("two steps are called 'a'", Step("a"), Step("a"));
        Refuses("step 'a' reads 'b.tif' of 'b', which no step makes", Step("a", Of("b")));
        Refuses(
            "'x/same.tif' is made by two steps, 'x/a' and 'x/b'",
            Step("x/a") with { Outputs = ["same.tif"] },
            Step("x/b") with { Outputs = ["same.tif"] });
        Refuses("step 'a' reads two things as one", Step("a", new OutsideInput("r", "1"), new OutsideInput("r", "2")));
    }

    static void Refuses(string sentence, params Step[] steps) =>
        Assert.Contains(
            sentence, Assert.Throws<ArgumentException>(() => StepOrder.Sort(steps)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("base/verte/resistance", "resistance.tif", "base/verte/resistance.tif")]
    [InlineData("base/atlas", "atlas.pdf", "base/atlas.pdf")]
    [InlineData("base/verte/export", "conefor/nodes.txt", "base/verte/conefor/nodes.txt")]
    [InlineData("base/verte/resistance", ".counts.json", null)]
    [InlineData("base/verte/resistance", "tmp/.counts.json", null)]
    public void Outputs_are_shown_in_the_folder_of_the_step_without_its_kind(string id, string output, string? place) =>
        Assert.Equal(place, Step(id).PlaceOf(output));
}
