using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// Scenarios as pipelines: what they leave alone, in which order edits are made, and how they build on each other.
/// </summary>
public sealed class ScenarioTests
{
    const string West = "{ polygon: [[600000, 7000000], [600100, 7000000], [600100, 7000300], [600000, 7000300]] }";
    const string East = "{ polygon: [[600300, 7000000], [600400, 7000000], [600400, 7000300], [600300, 7000300]] }";

    [Fact]
    public void A_scenario_without_edits_is_the_pipeline_to_the_letter()
    {
        using var world = new Futures();
        var scenarios = world.Read("scenarios:\n  nothing: { title: Nothing }\n"
            + "  still-nothing: { title: Nothing, parent: nothing, edits: [] }\n");
        Assert.Equal(["base", "nothing", "still-nothing"], scenarios.Select(scenario => scenario.Name));
        Assert.All(scenarios, scenario => Assert.Same(scenarios[0].Pipeline, scenario.Pipeline));
        Assert.All(scenarios, scenario => Assert.Same(scenarios[0].Document, scenario.Document));
    }

    [Fact]
    public void An_edit_changes_the_document_in_one_place_only()
    {
        using var world = new Futures();
        var scenarios = world.Read("scenarios:\n  lower:\n    title: Lower\n"
            + "    edits: [{ set: \"trames.verte.layers[light].resistance\", to: [1, 3] }]\n");
        var (before, after) = (Text(scenarios[0]), Text(scenarios[1]));
        Assert.Equal(before.Replace("[1,5]", "[1,3]", StringComparison.Ordinal), after);
        Assert.NotEqual(before, after);
        Assert.DoesNotContain("scenarios", before, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_the_file_leaves_out_is_set_with_all_that_stands_in_it()
    {
        using var world = new Futures();
        var scenarios = world.Read("scenarios:\n  later: { title: Later, edits: [{ set: outputs, to: { map: { edition: "
            + "\"2050\" } } }, { set: title, to: Later }] }\n");
        Assert.Equal(("2050", "Later"), (scenarios[1].Pipeline.Map.Edition, scenarios[1].Pipeline.Title));
    }

    [Fact]
    public async Task Edits_that_do_not_overlap_can_change_places()
    {
        var (a, b) = ($"{{ burn: {West}, on: cover, class: 1 }}", $"{{ burn: {East}, on: cover, class: 4 }}");
        var scenarios = await Resistances($"[{a}, {b}]", $"[{b}, {a}]");
        Assert.Equal(scenarios[1], scenarios[2]);
        Assert.NotEqual(scenarios[0], scenarios[1]);
    }

    [Fact]
    public async Task Edits_that_overlap_are_made_in_the_written_order()
    {
        var (a, b) = ($"{{ burn: {West}, on: cover, class: 1 }}", "{ burn: { line: [[600000, 7000150], [600400, "
            + "7000150]] }, width: 20, on: cover, class: 4 }");
        using var world = new Futures();
        var scenarios = world.Read(
            $"scenarios:\n  ab: {{ title: AB, edits: [{a}, {b}] }}\n  ba: {{ title: BA, edits: [{b}, {a}] }}\n");
        var (ab, ba) = (await Futures.Values(scenarios[1], "cover"), await Futures.Values(scenarios[2], "cover"));
        Assert.Equal(
            SmallWorld.Every((row, col) => row is 14 or 15 ? 4 : col < 10 ? 1 : SmallWorld.CoverAt(row, col)), ab);
        Assert.Equal(
            SmallWorld.Every((row, col) => col < 10 ? 1 : row is 14 or 15 ? 4 : SmallWorld.CoverAt(row, col)), ba);
    }

    [Fact]
    public async Task A_scenario_builds_on_its_parents_in_their_order_and_on_each_once()
    {
        using var world = new Futures();
        var scenarios = world.Read("""
            scenarios:
              double: { title: D, edits: [{ change: light, multiply: 2 }] }
              brighter: { title: B, parent: double, edits: [{ change: light, add: 1 }] }
              capped: { title: C, parent: [double], edits: [{ change: light, cap: 12 }] }
              all: { title: A, parent: [brighter, capped, base], edits: [{ change: light, add: 0.5 }] }

            """);
        var light = await Futures.Values(scenarios[4], "light");
        Assert.Equal(
            SmallWorld.Every((row, col) => Math.Min((SmallWorld.LightAt(row, col) * 2) + 1, 12) + 0.5f), light);
    }

    [Fact]
    public async Task A_crossing_opens_the_barrier_under_it()
    {
        using var world = new Futures();
        var scenarios = world.Read(
            "scenarios:\n  bridge:\n    title: Bridge\n    edits: [{ crossing: { line: [[600105, 7000160], [600105, "
            + "7000210]] }, width: 10, resistance: 3, trames: [verte] }]\n");
        var (before, after) = (await Futures.Resistance(scenarios[0]), await Futures.Resistance(scenarios[1]));
        // Rows 9 to 13 of column 10; the road runs along row 11.
        Assert.True(float.IsInfinity(before[(11 * SmallWorld.Cols) + 10])
            || float.IsNaN(before[(11 * SmallWorld.Cols) + 10]));
        Assert.Equal(
            SmallWorld.Every(
                (row, col) => col == 10 && row is >= 9 and <= 13 ? 3 : before[(row * SmallWorld.Cols) + col]), after);
    }

    [Fact]
    public async Task A_source_can_be_replaced_and_edits_made_before_go_with_the_old_one()
    {
        using var world = new Futures();
        var scenarios = world.Read("""
            scenarios:
              later:
                title: Later
                edits:
                  - { change: light, multiply: 100 }
                  - { replace: light, with: { raster: cover.tif, kind: values } }
                  - { change: light, add: 1 }

            """);
        Assert.Equal(
            SmallWorld.Every((row, col) => SmallWorld.CoverAt(row, col) + 1),
            await Futures.Values(scenarios[1], "light"));
    }

    [Fact]
    public async Task Years_make_a_scenario_each()
    {
        using var world = new Futures();
        File.Copy(world["light.tif"], world["light-2020.tif"]);
        File.Copy(world["cover.tif"], world["light-2025.tif"]);
        var scenarios = world.Read("""
            scenarios:
              year:
                title: Light of <year>
                years: [2020, 2025]
                edits: [{ replace: light, with: { raster: light-<year>.tif, kind: values } }]

            """);
        Assert.Equal(["base", "year-2020", "year-2025"], scenarios.Select(scenario => scenario.Name));
        Assert.Equal("Light of 2025", scenarios[2].Title);
        Assert.Equal(
            SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col)), await Futures.Values(scenarios[1], "light"));
        Assert.Equal(
            SmallWorld.Every((row, col) => SmallWorld.CoverAt(row, col)), await Futures.Values(scenarios[2], "light"));
    }

    [Fact]
    public async Task Lights_put_out_are_out_before_they_are_scattered()
    {
        using var world = new Futures();
        const string Halo = """
            - { table: friction.csv, column: foret, source: cover, unlisted: barrier }
            - { halo: { radius: 60, core: 10, alpha: 2.5 }, source: light, curve: { linear: { from: 0, to: 20 } },
                resistance: [1, 20], combine: over }
            """;
        const string Sources = "cover: { raster: cover.tif, kind: classes }\n"
            + "light: { raster: light.tif, kind: values }\ndark: { raster: dark.tif, kind: values }";
        world.WriteRaster("dark.tif", SmallWorld.Every((row, col) => col >= 30 ? 0 : SmallWorld.LightAt(row, col)));
        var scenarios = world.Read(
            $"scenarios:\n  out: {{ title: Out, edits: [{{ change: light, multiply: 0, in: {East} }}] }}\n"
            + "  known: { title: Known, edits: [{ replace: light, with: { raster: dark.tif, kind: values } }] }\n",
            Sources, Halo);
        var (before, after, known) = (
            await Futures.Resistance(scenarios[0]), await Futures.Resistance(scenarios[1]),
            await Futures.Resistance(scenarios[2]));
        Assert.Equal(known, after);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task A_wide_cell_dims_by_the_share_that_lies_in_the_area()
    {
        using var world = new Futures();
        // 6 x 8 cells of 50 m; the area ends within a column of them and covers two fifths.
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => 8, 6, 8), 8, cell: 50);
        const string Layers = "- { halo: { radius: 10, core: 10, alpha: 2.5 }, source: light, curve: { linear: { from: "
            + "0, to: 10 } }, resistance: [1, 11] }";
        const string Sources = "light: { raster: light.tif, kind: values, resampling: nearest }";
        var area = "{ polygon: [[600000, 7000000], [600170, 7000000], [600170, 7000300], [600000, 7000300]] }";
        var scenario = world.Read(
            $"scenarios:\n  out: {{ title: Out, edits: [{{ change: light, multiply: 0.5, in: {area} }}] }}\n",
            Sources,
            Layers)[1];
        // The kernel is narrower than a cell, so scattering leaves each cell its light: 4 inside, 8 - 0.4 x 4 in the
        // column between, 8 outside.
        Assert.Equal(
            SmallWorld.Every((_, col) => 1 + (col < 15 ? 4 : col < 20 ? 6.4f : 8)),
            await Futures.Resistance(scenario),
            (a, b) => Math.Abs(a - b) < 1e-5);
    }

    static string Text(Raster.Pipelines.Scenarios.Scenario scenario) =>
        NodeJson.ToJson(scenario.Document)!.ToJsonString();

    static async Task<List<float[]>> Resistances(params string[] edits)
    {
        using var world = new Futures();
        var scenarios = world.Read(
            "scenarios:\n" + string.Concat(edits.Select((list, i) => $"  s{i}: {{ title: S, edits: {list} }}\n")));
        var all = new List<float[]>();
        foreach (var scenario in scenarios) all.Add(await Futures.Resistance(scenario));
        return all;
    }
}
