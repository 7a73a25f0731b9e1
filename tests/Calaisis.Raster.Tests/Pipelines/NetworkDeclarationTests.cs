using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tests.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

public sealed class NetworkDeclarationTests
{
    [Fact]
    public void A_distance_is_enough() => Assert.Equal(
        new NetworkDeclaration(Reach.OfMetres(700, 1), 0.5, 1, null),
        Read(("distance", Nodes.Map(("metres", Nodes.Number(700))))).Network);

    [Fact]
    public void Everything_can_be_said() => Assert.Equal(
        new NetworkDeclaration(Reach.OfCost(7000), 0.05, 0, 170_000),
        Read(
            ("distance", Nodes.Map(("cost", Nodes.Number(7000)))),
            ("probability", Nodes.Number(0.05)),
            ("beta", Nodes.Number(0)),
            ("study-area", Nodes.Number(170_000))).Network);

    [Fact]
    public void Indices_and_the_exponent_of_PC_can_be_asked_for() => Assert.Equal(
        new NetworkDeclaration(Reach.OfCost(7000), 0.5, 1, null)
        {
            PcBeta = 0.5,
            Indices = NetworkIndices.InteractionFlux | NetworkIndices.Harary | NetworkIndices.DeltaIic,
        },
        Read(
            ("distance", Nodes.Map(("cost", Nodes.Number(7000)))),
            ("pc-beta", Nodes.Number(0.5)),
            ("indices", Nodes.List(Nodes.Text("IF"), Nodes.Text("H"), Nodes.Text("dIIC")))).Network);

    [Theory]
    [InlineData("ECS", "found the text 'ECS', expected one of IF, CCe, CF, H, GD, dIIC")]
    [InlineData("dIC", "found the text 'dIC', expected one of IF, CCe, CF, H, GD, dIIC: did you mean 'dIIC'?")]
    [InlineData("GD", "found an index twice, expected each once")]
    public void An_index_that_is_unknown_or_named_twice_is_refused(string index, string why) => Assert.Equal(
        why,
        Read(("distance", Nodes.Map(("cost", Nodes.Number(7000)))), (
            "indices", Nodes.List(Nodes.Text("GD"), Nodes.Text(index)))).Fault);

    [Theory]
    [InlineData("pc-beta", 0, "found the number 0, expected a number above 0 and at most 4")]
    [InlineData("probability", 0, "found the number 0, expected a number above 0 and at most 0.9999")]
    [InlineData("probability", 1, "found the number 1, expected a number above 0 and at most 0.9999")]
    [InlineData("beta", -1, "found the number -1, expected a number from 0 to 4")]
    [InlineData("study-area", 0, "found the number 0, expected a number above 0")]
    public void Numbers_that_make_no_sense_are_refused(string key, double value, string why) =>
        Assert.Equal(
            why, Read(("distance", Nodes.Map(("cost", Nodes.Number(7000)))), (key, Nodes.Number(value))).Fault);

    static (NetworkDeclaration? Network, string? Fault) Read(params (string Key, Node Value)[] entries)
    {
        var reading = new Reading("pipeline.yaml", ".");
        var sound = NetworkDeclaration.Spec.TryRead(Nodes.Map(entries), reading, out var network);
        Assert.Equal(sound, !reading.HasFaults);
        return (sound ? network : null, reading.Faults.Select(fault => fault.Message.ToString()).FirstOrDefault());
    }
}
