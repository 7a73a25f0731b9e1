using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>What is said of scenarios that cannot be.</summary>
public sealed class ScenarioFaultTests
{
    [Theory]
    [InlineData(
        "{ burn: { line: [[1, 2], [3, 4]] }, on: covr, class: 1 }",
        "this edit reads the source 'covr', which is not declared: did you mean 'cover'?")]
    [InlineData(
        "{ burn: { line: [[1, 2]] }, on: cover, class: 1 }",
        "found a list of 1 value, expected a list of 2 or more values")]
    [InlineData("{ burn: { line: [[1, 2], [3, 4]] }, on: cover }", "found neither 'class' nor 'value'")]
    [InlineData("{ burn: missing.gpkg, on: cover, class: 1 }", "the file 'missing.gpkg' does not exist")]
    [InlineData(
        "{ burn: { circle: [1, 2], radius: 5 }, layer: x, on: cover, class: 1 }",
        "found 'layer' with a shape drawn here")]
    [InlineData(
        "{ burn: { circle: [1, 2], radius: 5 }, on: light, class: 1 }", "which holds quantities, expected classes")]
    [InlineData("{ change: cover, multiply: 2 }", "which holds classes, expected quantities")]
    [InlineData(
        "{ change: light }",
        "found 0 of the keys multiply, add, cap, set and class in one change, expected exactly one")]
    [InlineData("{ change: light, multiply: 2, cap: 3 }", "found 2 of the keys")]
    [InlineData("{ change: light, multply: 2 }", "unknown key 'multply' in a change edit: did you mean 'multiply'?")]
    [InlineData("{ remove: road }", "found neither 'where' nor 'in' in a removal")]
    [InlineData("{ remove: light, in: { circle: [1, 2], radius: 5 } }", "which is a raster, expected a vector source")]
    [InlineData(
        "{ crossing: { line: [[1, 2], [3, 4]] }, trames: [vert] }",
        "this edit serves the trame 'vert', which is not declared: did you mean 'verte'?")]
    [InlineData("{ replace: light, with: { raster: cover.tif } }", "found neither 'preset' nor 'kind'")]
    [InlineData(
        "{ replace: light, with: { raster: cover.tif, kind: classes } }",
        "scenario 'future': this curve layer reads the source 'light', which holds classes")]
    [InlineData(
        "{ set: trames.vert.title, to: X }",
        "scenario 'future': 'trames.vert.title' leads nowhere: there is no 'vert' in 'trames': did you mean 'verte'?")]
    [InlineData("{ set: \"trames.verte.layers[9].constant\", to: 3 }", "there is no entry 9, expected 1 to 3")]
    [InlineData(
        "{ set: \"trames.verte.layers[lights].resistance\", to: 3 }",
        "no entry of the list reads the source 'lights': did you mean 'light'?")]
    [InlineData(
        "{ set: trames.verte.colours, to: X }",
        "scenario 'future': unknown key 'colours' in a trame: did you mean 'colour'?")]
    [InlineData("{ set: verte, to: X }", "scenario 'future': unknown key 'verte' in a pipeline")]
    [InlineData("{ set: \"trames.\", to: X }", "found the text 'trames.', expected the way to a key")]
    [InlineData("{ set: name, to: x }", "found 'name', expected a key of one scenario: extends, name, territory, "
        + "scenarios, comparison, sensitivity, works are the same for all")]
    [InlineData(
        "{ set: comparison.weights.ec, to: 3 }", "found 'comparison.weights.ec', expected a key of one scenario")]
    [InlineData("{ set: outputs.map.edition, to: X }", "there is no 'outputs' in the file (there: name, title, grid, "
        + "sources, trames); only the last key of a way may be one that is left out")]
    [InlineData("{ change: light, multiply: 1 }", "found 'multiply: 1', which changes nothing")]
    [InlineData("{ change: light, add: 0 }", "found 'add: 0', which changes nothing")]
    [InlineData("{ change: light, multiply: -1 }", "found the number -1, expected a number of at least 0")]
    [InlineData("{ burn: { line: [[1, 2], [1, 2]] }, on: cover, class: 1 }", "found the same point again and again")]
    [InlineData(
        "{ burn: { polygon: [[1, 2], [1, 2], [1, 2]] }, on: cover, class: 1 }", "found corners that enclose nothing")]
    [InlineData(
        "{ change: light, cap: 1, in: { polygon: [[1, 2], [2, 3], [3, 4]] } }", "found corners that enclose nothing")]
    [InlineData(
        "{ burn: { polygon: [[1, 2], [1, 3], [2, 3]] }, width: 20, on: cover, class: 1 }",
        "found 'width' with an area drawn here")]
    [InlineData("{ crossing: { circle: [1, 2], radius: 5 }, width: 20 }", "found 'width' with an area drawn here")]
    [InlineData("{ brun: x.gpkg, on: cover }", "did you mean 'burn'?")]
    public void An_edit_that_makes_no_sense_gets_a_sentence(string edit, string sentence)
    {
        using var world = new Futures();
        Assert.Contains(
            sentence,
            world.FaultsOf($"scenarios:\n  future: {{ title: A future, edits: [{edit}] }}\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  base: { title: B }\n", "found a scenario named 'base'")]
    [InlineData(
        "  a: { title: A, parent: bb }\n  b: { title: B }\n",
        "found the parent 'bb', which is no scenario of this file: did you mean 'b'?")]
    [InlineData(
        "  a: { title: A, parent: [b] }\n  b: { title: B, parent: a }\n",
        "the scenario 'a' builds on itself (a on b on a)")]
    [InlineData(
        "  comparison: { title: C }\n", "found a scenario named 'comparison', which results of all scenarios have")]
    [InlineData("  report: { title: R }\n", "found a scenario named 'report'")]
    [InlineData("  qgis-project: { title: Q }\n", "found a scenario named 'qgis-project'")]
    [InlineData(
        "  a: { title: A, years: [2015, 2015] }\n", "found a second scenario 'a-2015', expected each year once")]
    [InlineData("  a: { title: A, years: [2015] }\n  a-2015: { title: B }\n", "found a second scenario 'a-2015'")]
    [InlineData("  a-2015: { title: B }\n  a: { title: A, years: [2014, 2015] }\n", "found a second scenario 'a-2015'")]
    [InlineData("  a: { title: A, years: [x] }\n", "found the text 'x', expected a whole number")]
    public void A_family_of_scenarios_that_makes_no_sense_gets_a_sentence(string scenarios, string sentence)
    {
        using var world = new Futures();
        Assert.Contains(sentence, world.FaultsOf("scenarios:\n" + scenarios), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{ burn: { circle: [1, 2], radius: 5 }, on: cover, class: 1 }",
        "this edit of 'cover' changes nothing: none of its features lies on the grid (drawn here)")]
    [InlineData(
        "{ crossing: { line: [[0, 0], [1, 1]] }, width: 30 }",
        "this edit changes nothing: none of its features lies on the grid (drawn here)")]
    [InlineData(
        "{ crossing: road.gpkg, where: class = 9 }",
        "this edit changes nothing: none of its features lies on the grid (")]
    [InlineData("{ remove: road, where: class = 9 }", "this edit removes no feature of the source 'road'")]
    [InlineData(
        "{ change: light, cap: 1, in: { vector: road.gpkg, name: class, names: [Guines] } }",
        "no zone is named 'Guines'")]
    public async Task An_edit_that_does_nothing_is_a_fault_with_its_line(string edit, string sentence)
    {
        using var world = new Futures();
        var fault = await Futures.Fault(
            world.Read($"scenarios:\n  future: {{ title: A future, edits: [{edit}] }}\n")[1]);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Contains("small.yaml(", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ vector: road.gpkg }", "")]
    [InlineData("{ zones: road }", "zones: { road: { vector: road.gpkg, name: class } }\n")]
    public async Task An_area_of_an_edit_is_no_line(string area, string zones)
    {
        using var world = new Futures();
        var fault = await Futures.Fault(world.Read("scenarios:\n  future: { title: A future, edits: [{ change: "
            + $"light, cap: 1, in: {area} }}] }}\n{zones}")[1]);
        Assert.Contains(
            "features 1, 2: its shape is a LINESTRING, expected an area", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ base: bas }", "found the scenario 'bas', which is not declared")]
    [InlineData("{ with: [a, base] }", "found 'base', which the others are compared with: leave it out")]
    [InlineData("{ with: [a, bb] }", "found the scenario 'bb', which is not declared: did you mean 'b'?")]
    [InlineData(
        "{ weights: { ec: 0, core-area: 0, components: 0, link-cost: 0, corridor-light: 0, conflicts: 0 } }",
        "found no weight above 0")]
    [InlineData(
        "{ weights: { trames: { vert: 2 } } }",
        "found a weight of the trame 'vert', which is not declared: did you mean 'verte'?")]
    [InlineData("{ weights: { conflicts: 1 } }", "found a weight of 'conflicts', which no trame measures: "
        + "declare 'conflicts' in a trame with links, or leave the weight out")]
    [InlineData(
        "{ weights: { corridor-light: 1 } }",
        "found a weight of 'corridor-light', which no trame measures: declare 'light' in the comparison")]
    [InlineData("{ weights: { trames: { verte: 0 } } }", "found weights by which no trame can be ranked")]
    [InlineData(
        "{ indifference: { ec: 12 } }",
        "found a full scale of 10 for 'ec' and an indifference of 12, expected the full scale to be the larger")]
    [InlineData(
        "{ indifference: { ec: 1 }, full-scale: { ec: 1 } }",
        "found a full scale of 1 for 'ec' and an indifference of 1")]
    [InlineData(
        "{ light: { source: light, trames: [vert] } }",
        "found the trame 'vert', which is not declared: did you mean 'verte'?")]
    [InlineData("{ light: { source: cover } }", "which holds classes, expected quantities")]
    public void A_comparison_that_makes_no_sense_gets_a_sentence(string comparison, string sentence)
    {
        using var world = new Futures();
        Assert.Contains(
            sentence,
            world.FaultsOf($"scenarios:\n  a: {{ title: A }}\n  b: {{ title: B }}\ncomparison: {comparison}\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_in_a_zone_layer_names_one_there_is()
    {
        using var world = new Futures();
        const string Edit = "scenarios:\n  a: { title: A, edits: [{ change: light, "
            + "cap: 1, in: { zones: comune } }] }\n";
        Assert.Contains(
            "this edit works in the zone layer 'comune', which is not declared",
            world.FaultsOf(Edit),
            StringComparison.Ordinal);
        Assert.Contains(
            "did you mean 'commune'?",
            world.FaultsOf(Edit + "zones: { commune: { vector: road.gpkg, name: class } }\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_under_a_source_names_that_source()
    {
        using var world = new Futures();
        const string Sources = "cover: { raster: cover.tif, kind: classes, edits: [{ change: light, cap: 3 }] }\n"
            + "light: { raster: light.tif, kind: values }\nroad: { vector: road.gpkg }";
        Assert.Contains(
            "found an edit of 'light' under the source 'cover'", world.FaultsOf("", Sources), StringComparison.Ordinal);
    }
}
