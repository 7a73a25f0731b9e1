using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tests.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

/// <summary>How a reach is written.</summary>
public sealed class ReachSpecTests
{
    [Fact]
    public void A_cost_needs_nothing_else() =>
        Assert.Equal(Reach.OfCost(60000), Read(("cost", Nodes.Number(60000))).Reach);

    [Fact]
    public void Metres_alone_are_declared_at_a_resistance_of_1() =>
        Assert.Equal(Reach.OfMetres(700, 1), Read(("metres", Nodes.Number(700))).Reach);

    [Fact]
    public void Metres_take_a_resistance() => Assert.Equal(
        Reach.OfMetres(700, 5),
        Read(("metres", Nodes.Number(700)), ("conversion", Nodes.Text("declared")), (
            "resistance", Nodes.Number(5))).Reach);

    [Fact]
    public void Metres_may_be_fitted() => Assert.Equal(
        [Reach.Fitted(700), Reach.Fitted(700, LinkLength.Straight)],
        new[] { "log-log", "log-log-straight" }
            .Select(rule => Read(("metres", Nodes.Number(700)), ("conversion", Nodes.Text(rule))).Reach));

    [Fact]
    public void A_resistance_says_nothing_to_the_fit() => Assert.Equal(
        "found a resistance beside 'conversion: log-log', which takes none: "
            + "leave it out, or use 'conversion: declared'",
        Read(("metres", Nodes.Number(700)), ("conversion", Nodes.Text("log-log")), (
            "resistance", Nodes.Number(5))).Fault);

    [Fact]
    public void A_cost_and_metres_together_are_refused() => Assert.Equal(
        "found 'metres' and 'cost' in one reach, expected only one of them",
        Read(("metres", Nodes.Number(700)), ("cost", Nodes.Number(5))).Fault);

    [Fact]
    public void A_reach_of_nothing_is_refused() =>
        Assert.Equal("found the number 0, expected a number above 0", Read(("cost", Nodes.Number(0))).Fault);

    static (Reach? Reach, string? Fault) Read(params (string Key, Node Value)[] entries)
    {
        var reading = new Reading("pipeline.yaml", ".");
        var sound = ReachSpec.Spec.TryRead(Nodes.Map(entries), reading, out var reach);
        Assert.Equal(sound, !reading.HasFaults);
        return (sound ? reach : null, reading.Faults.Select(fault => fault.Message.ToString()).FirstOrDefault());
    }
}
