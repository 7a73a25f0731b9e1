using Calaisis.Raster.Corridors;
using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tests.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

public sealed class LinkSpecTests
{
    [Fact]
    public void Nothing_said_links_neighbours_without_limit() => Assert.Equal(new LinkRules(), Links().Value);

    [Fact]
    public void Everything_about_links_can_be_said() => Assert.Equal(
        new LinkRules
        {
            Topology = LinkTopology.Nearest,
            Nearest = 2,
            MaxDistance = Reach.Fitted(6000),
            LeaveOutCrossing = true,
        },
        Links(
            ("topology", Nodes.Text("nearest")),
            ("nearest", Nodes.Number(2)),
            ("max-distance", Nodes.Map(("metres", Nodes.Number(6000)), ("conversion", Nodes.Text("log-log")))),
            ("leave-out-crossing", new ScalarNode(new Mark(1, 1), "true", ScalarKind.Boolean))).Value);

    [Fact]
    public void All_pairs_need_a_greatest_distance() => Assert.Contains(
        "found the topology 'all' without max-distance", Links(("topology", Nodes.Text("all"))).Fault);

    [Fact]
    public void A_number_of_nearest_needs_their_topology() => Assert.Contains(
        "found 'nearest' without 'topology: nearest'", Links(("nearest", Nodes.Number(2))).Fault);

    [Fact]
    public void A_cutoff_is_a_cost_metres_or_a_share()
    {
        Assert.Equal(
            CorridorCutoff.Of(Reach.OfCost(5000)), Corridors(("cost", Nodes.Number(5000))).Value!.Rules.Cutoff);
        Assert.Equal(
            CorridorCutoff.Of(Reach.OfMetres(500, 1)), Corridors(("metres", Nodes.Number(500))).Value!.Rules.Cutoff);
        Assert.Equal(CorridorCutoff.OfShare(0.1), Corridors(("share", Nodes.Number(0.1))).Value!.Rules.Cutoff);
        Assert.Contains(
            "found 'cost' and 'share' in one cutoff",
            Corridors(("cost", Nodes.Number(5)), ("share", Nodes.Number(0.1))).Fault);
    }

    [Fact]
    public void Corridors_have_the_fields_values_where_nothing_else_is_said()
    {
        var corridors = Corridors(("cost", Nodes.Number(5))).Value!;
        Assert.Equal((5, 0.7, false), (corridors.LowResistance, corridors.Rules.PreserveFrom, corridors.Rules.Sum));
    }

    static (LinkRules? Value, string? Fault) Links(params (string, Node)[] entries) =>
        Read(LinkSpec.Spec, entries);

    static (CorridorDeclaration? Value, string? Fault) Corridors(params (string, Node)[] cutoff) =>
        Read(CorridorDeclaration.Spec, ("cutoff", Nodes.Map(cutoff)));

    static (T? Value, string? Fault) Read<T>(RecordSpec<T> spec, params (string, Node)[] entries)
        where T : class
    {
        var reading = new Reading("pipeline.yaml", ".");
        var sound = spec.TryRead(Nodes.Map(entries), reading, out var value);
        return (sound ? value : null, reading.Faults.Select(fault => fault.Message.ToString()).FirstOrDefault());
    }
}
