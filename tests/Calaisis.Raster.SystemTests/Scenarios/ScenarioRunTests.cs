using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>Runs of the program with scenarios: all in one launch, compared and ranked.</summary>
public sealed class ScenarioRunTests
{
    const string Sources = "cover: { raster: cover.tif, kind: classes }\nlight: { raster: light.tif, kind: values }";

    const string Layers = """
        - { table: friction.csv, column: prairie, source: cover }
        - { curve: { linear: { from: 0, to: 30 } }, source: light, resistance: [1, 3], combine: multiply }
        """;

    const string Trame = """
        habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1 }
        links: {}
        corridors: { cutoff: { share: 0.2 } }
        network: { distance: { cost: 2000 } }
        """;

    const string Scenarios = """
        scenarios:
          nothing: { title: Nothing }
          dark: { title: Dark, edits: [{ change: light, multiply: 0.1 }] }
          wall: { title: Wall, edits: [{ burn: { line: [[600200, 7000000], [600200, 7000300]] }, width: 30, on: cover, class: 3 }] }
        comparison: { light: { source: light, above: [2, 5] } }

        """;

    [Fact]
    public async Task Scenarios_run_in_one_launch_and_one_without_edits_is_the_base_to_the_byte()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        foreach (var file in world.Files("out/small/base").Where(file => !file.EndsWith("run.json", StringComparison.Ordinal)))
        {
            var same = file.Replace("/base/", "/nothing/", StringComparison.Ordinal);
            Assert.True(File.ReadAllBytes(world[file]).SequenceEqual(File.ReadAllBytes(world[same])), same);
        }

        Assert.All(world.Read("out/small/nothing/verte/change-resistance.tif"), value => Assert.True(value == 0 || float.IsNaN(value)));
        Assert.All(world.Read("out/small/nothing/verte/change-corridors.tif"), code => Assert.True(code == 3 || float.IsNaN(code)));
        Assert.Equal(["Rien ne change pour cette trame."], Sentences(world, "nothing"));
    }

    [Fact]
    public async Task Change_rasters_are_the_difference_of_those_of_the_two_scenarios()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        foreach (var (name, change) in new[] { ("resistance.tif", "change-resistance.tif"), ("cost.tif", "change-cost.tif") })
        {
            var (before, after) = (world.Read($"out/small/base/verte/{name}"), world.Read($"out/small/wall/verte/{name}"));
            Assert.Equal(before.Zip(after, (one, other) => other - one), world.Read($"out/small/wall/verte/{change}"));
        }

        var (had, has) = (world.Read("out/small/base/verte/corridors.tif"), world.Read("out/small/wall/verte/corridors.tif"));
        Assert.Equal(
            had.Zip(has, (one, other) => (float.IsNaN(one), float.IsNaN(other)) switch { (true, true) => float.NaN, (true, false) => 1, (false, true) => 2, _ => 3 }),
            world.Read("out/small/wall/verte/change-corridors.tif"));
    }

    [Fact]
    public async Task Figures_are_those_of_the_summaries_and_lit_shares_those_of_the_rasters()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        var figures = Rows(world, "figures").Where(row => row.GetProperty("scenario").GetString() == "dark" && row.GetProperty("zone_layer").ValueKind == JsonValueKind.Null)
            .ToDictionary(row => row.GetProperty("figure").GetString()!);
        foreach (var (scenario, key) in new[] { ("base", "before"), ("dark", "after") })
        {
            using var summary = JsonDocument.Parse(File.ReadAllBytes(world[$"out/small/{scenario}/verte/summary.json"]));
            foreach (var name in new[] { "core_ha", "corridor_ha", "ec_ha", "mean_link_cost", "conflicts" })
                Assert.Equal(summary.RootElement.GetProperty(name).GetDouble(), figures[name].GetProperty(key).GetDouble());
            var corridor = world.Read($"out/small/{scenario}/verte/corridors.tif").Select(value => !float.IsNaN(value)).ToArray();
            var light = SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) * (scenario == "dark" ? 0.1f : 1));
            var lit = corridor.Zip(light).Count(cell => cell is { First: true, Second: > 2 });
            Assert.Equal((double)lit / corridor.Count(cell => cell), figures["corridor_above_2_nw_share"].GetProperty(key).GetDouble(), 1e-12);
        }
    }

    [Fact]
    public async Task Less_light_ranks_before_a_wall()
    {
        using var world = World();
        var said = (await world.RunAsync("compare", "small.yaml", "--with", "wall,dark", "--no-maps", "--quiet")).EndedWith(0);
        Assert.StartsWith("1. dark (+", said.Output, StringComparison.Ordinal);
        Assert.Contains("2. wall (", said.Output, StringComparison.Ordinal);
        Assert.Contains("La connectivité équivalente passe de", said.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world["out/small/nothing"]));
    }

    [Fact]
    public async Task A_second_run_does_nothing_and_a_change_of_one_scenario_leaves_the_others()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        Assert.Contains("nothing has changed", (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0).Errors, StringComparison.Ordinal);
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"]).Replace("multiply: 0.1", "multiply: 0.2", StringComparison.Ordinal));
        var plan = (await world.RunAsync("plan", "small.yaml", "--no-maps", "--json")).EndedWith(0);
        using var json = JsonDocument.Parse(plan.Output);
        var steps = json.RootElement.GetProperty("steps").EnumerateArray()
            .Where(step => step.GetProperty("state").GetString() == "to run").Select(step => step.GetProperty("step").GetString()!).ToList();
        Assert.Contains("dark/verte/resistance", steps);
        Assert.All(steps, step => Assert.True(step.StartsWith("dark/", StringComparison.Ordinal) || step == "comparison/tables", step));
    }

    [Fact]
    public async Task Some_scenarios_can_be_run_alone()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet", "--scenario", "base")).EndedWith(0);
        Assert.False(Directory.Exists(world["out/small/dark"]));
        Assert.False(Directory.Exists(world["out/small/comparison"]));
        var said = (await world.RunAsync("run", "small.yaml", "--scenario", "drak")).EndedWith(2);
        Assert.Contains("found 'drak', which is no scenario of the pipeline: did you mean 'dark'?", said.Errors, StringComparison.Ordinal);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        File.AppendAllText(world[world.WritePipeline(Sources, Layers, Trame)], Scenarios);
        return world;
    }

    static List<string> Sentences(SmallWorld world, string scenario) =>
        [.. Rows(world, "statements").Where(row => row.GetProperty("scenario").GetString() == scenario).Select(row => row.GetProperty("sentence").GetString()!)];

    static List<JsonElement> Rows(SmallWorld world, string table)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(world["out/small/comparison/comparison.json"]));
        return [.. json.RootElement.GetProperty(table).EnumerateArray().Select(row => row.Clone())];
    }
}
