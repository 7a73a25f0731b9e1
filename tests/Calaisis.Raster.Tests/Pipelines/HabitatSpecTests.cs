using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tests.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

/// <summary>How habitats and conflicts are written, and what is said of those written wrong.</summary>
public sealed class HabitatSpecTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 10, 10, new Shape(4, 4));

    static readonly Legend Roads = new(
        "roads", [new LegendClass(1, "Autoroute", "Autoroute", null), new LegendClass(2, "Rue", "Rue", null)])
    {
        IsFromData = true,
    };

    [Fact]
    public void A_rule_reads_in_words_as_it_was_written()
    {
        var declared = Read(Map(("rule", Nodes.List(
            Map(("source", Nodes.Text("cover")), ("values", Nodes.List(Nodes.Number(231), Nodes.Number(321)))),
            Map(("any", Nodes.List(
                Map(("source", Nodes.Text("light")), ("below", Nodes.Number(2))),
                Map(("all", Nodes.List(
                    Map(("source", Nodes.Text("roads")), ("values", Nodes.List(Nodes.Text("Autoroute"))), (
                        "beyond", Nodes.Number(50))),
                    Map(("resistance-at-most", Nodes.Number(3))))))))))))).Declared!;
        var settings = declared.Build("verte", name => name == "roads" ? Roads : null);
        Assert.Equal(
            "(cover is 231, 321 and (light is below 2 or (roads (is 1) beyond 50 m and resistance is at most 3)))",
            settings.Rule!.ToString());
        Assert.Equal(["cover", "light", "roads"], declared.Uses.Select(use => use.Source));
    }

    [Fact]
    public void Margins_are_known_before_any_legend_and_hold_distance_and_closing()
    {
        var declared = Read(Map(
            ("rule", Nodes.List(
                Map(("source", Nodes.Text("roads")), ("values", Nodes.List(Nodes.Text("Autoroute"))), (
                    "within", Nodes.Number(100))))),
            ("given", Nodes.List(Nodes.Text("znieff"))),
            ("radiance", Nodes.Text("light")),
            ("close-gaps", Nodes.Number(25)))).Declared!;
        Assert.Equal([new SourceNeed("roads", 14), new SourceNeed("znieff", 4)], declared.NeedsOn(Grid));
        Assert.Equal("light", declared.Radiance);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var settings = Read(Map(("given", Nodes.List(Nodes.Text("znieff"))))).Declared!.Build("verte", _ => Roads);
        Assert.Null(settings.Rule);
        Assert.Equal((0, null, Connectivity.Eight, 0, 10_000),
            (
                settings.MinAreaHectares, settings.SteppingStoneHectares, settings.Connectivity,
                settings.CloseGapsMetres, settings.MaxPatches));
        Assert.Equal("Rue", settings.Given[0].NameOf(2));
        Assert.Equal([1, 2], settings.Given[0].Expected);
    }

    [Fact]
    public void A_code_that_the_legend_lacks_names_those_it_has()
    {
        var declared = Read(Map(("rule", Nodes.List(
            Map(("source", Nodes.Text("roads")), ("values", Nodes.List(Nodes.Text("Autoroutes")))))))).Declared!;
        var fault = Assert.Single(Assert.Throws<PipelineException>(() => declared.Build("verte", _ => Roads)).Faults);
        Assert.Equal(
            "pipeline.yaml(2,10): found the code 'Autoroutes', which is none of roads: "
                + "did you mean 'Autoroute'? (it has: Autoroute, Rue)",
            fault.ToString());
        fault = Assert.Single(Assert.Throws<PipelineException>(() => declared.Build("verte", _ => null)).Faults);
        Assert.Equal(
            "found the code 'Autoroutes', but the source has no legend to look it up in: write the number in its cells",
            fault.Message.ToString());
    }

    [Fact]
    public void Neither_rule_nor_given_is_refused() =>
        Refused("found neither 'rule' nor 'given' in habitats, expected one of them or both", (
            "min-area", Nodes.Number(1)));

    [Fact]
    public void Two_tests_in_one_condition_are_refused() => Refused(
        "found both 'values' and 'below', expected one of values, below, above, between",
        ("rule", Nodes.List(
            Map(("source", Nodes.Text("a")), ("below", Nodes.Number(1)), ("values", Nodes.List(Nodes.Number(1)))))));

    [Fact]
    public void Within_and_beyond_together_are_refused() => Refused(
        "found both 'within' and 'beyond' in a condition, expected one of them",
        (
            "rule",
            Nodes.List(Map(("source", Nodes.Text("a")), ("within", Nodes.Number(1)), ("beyond", Nodes.Number(1))))));

    [Fact]
    public void Stepping_stones_as_large_as_core_areas_are_refused() => Refused(
        "found 2 ha, expected less than 'min-area' (1 ha)",
        ("given", Nodes.List(Nodes.Text("z"))), ("min-area", Nodes.Number(1)), ("stepping-stones", Nodes.Number(2)));

    [Fact]
    public void A_range_the_wrong_way_round_is_refused() => Refused(
        "the condition goes from 5 to 2, expected the smaller number first",
        (
            "rule",
            Nodes.List(Map(("source", Nodes.Text("a")), ("between", Nodes.List(Nodes.Number(5), Nodes.Number(2)))))));

    [Fact]
    public void Sixteen_neighbours_make_no_patch() => Refused(
        "found the number 16, expected one of 4, 8", ("given", Nodes.List(Nodes.Text("z"))),
        ("neighbours", Nodes.Number(16)));

    [Fact]
    public void Obstacles_keep_name_code_label_and_order()
    {
        var reading = new Reading("pipeline.yaml", ".");
        var node = Map(("obstacles", Map(
            ("motorway", Map(
                ("source", Nodes.Text("roads")),
                ("values", Nodes.List(Nodes.Text("autoroute"))),
                ("code", Nodes.Text("01")),
                ("label", Nodes.Text("Autoroutes")))),
            ("light", Map(("source", Nodes.Text("light")), ("above", Nodes.Number(5)))))));
        Assert.True(ConflictDeclaration.Spec.TryRead(node, reading, out var declared));
        var settings = declared.Build(name => name == "roads" ? Roads : null);
        Assert.Equal(200, settings.GroupMetres);
        Assert.Equal(
            [("motorway", "01", "Autoroutes", "is 1"), ("light", null, null, "is above 5")],
            settings.Obstacles
                .Select(obstacle => (obstacle.Name, obstacle.Code, obstacle.Label, obstacle.Cells.ToString())));
    }

    static void Refused(string message, params (string Key, Node Value)[] entries) =>
        Assert.Equal(message, Read(Map(entries)).Fault);

    static MappingNode Map(params (string Key, Node Value)[] entries) => Nodes.Map(entries);

    static (HabitatDeclaration? Declared, string? Fault) Read(MappingNode node)
    {
        var reading = new Reading("pipeline.yaml", ".");
        var sound = HabitatDeclaration.Spec.TryRead(node, reading, out var declared);
        Assert.Equal(sound, !reading.HasFaults);
        return (sound ? declared : null, reading.Faults.Select(fault => fault.Message.ToString()).FirstOrDefault());
    }
}
